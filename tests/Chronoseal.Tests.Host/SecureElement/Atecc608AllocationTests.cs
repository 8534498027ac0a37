using Chronoseal.Drivers.Atecc608;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SecureElement
{
    /// <summary>The driver allocates nothing after its construction, on a bus that allocates nothing either.</summary>
    [TestClass]
    public sealed class Atecc608AllocationTests
    {
        [TestMethod]
        public void AnOperationAllocatesNothing()
        {
            var part = new CannedPart();
            var element = new Atecc608Element(part, part, part);
            var keys = new Atecc608Keys(element);
            var digest = new byte[32];
            var pair = new byte[64];
            Run(element, keys, digest, pair);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                Run(element, keys, digest, pair);
            }

            Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        [TestMethod]
        public void ASealAllocatesNothing()
        {
            var part = new CannedPart();
            var seal = new SignatureSeal(new Atecc608Signer(new Atecc608Element(part, part, part), 0), new byte[65], new byte[8]);
            var frame = new byte[1024];
            Assert.AreEqual(Outcome.Ok, seal.Seal(frame, 7, 450, frame, 500));
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                seal.Seal(frame, 7, 450 + i, frame, 600);
            }

            Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        private static void Run(Atecc608Element element, Atecc608Keys keys, byte[] digest, byte[] pair)
        {
            bool isGood = keys.Sign(0, digest, 0, pair, 0) == Outcome.Ok
                && keys.Verify(digest, pair, pair, out _) == Outcome.Ok
                && keys.ReadPublicKey(0, pair, 0) == Outcome.Ok
                && element.ReadRandom(digest, 0) == Outcome.Ok
                && element.IncrementCounter(0, out _) == Outcome.Ok
                && element.ReadLocks(out _, out _) == Outcome.Ok
                && element.SelfTest() == Outcome.Ok
                && element.Sleep() == Outcome.Ok;
            Assert.IsTrue(isGood);
        }

        /// <summary>Answers every command with zeros of the right length, at once.</summary>
        private sealed class CannedPart : II2cDevice, ITimeline, ICounter
        {
            private static readonly byte[] s_awake = Atecc608Packet.Reply(0x11);
            private static readonly byte[] s_status = Atecc608Packet.Reply(0);
            private static readonly byte[] s_word = Atecc608Packet.Reply(new byte[4]);
            private static readonly byte[] s_block = Atecc608Packet.Reply(new byte[32]);
            private static readonly byte[] s_pair = Atecc608Packet.Reply(new byte[64]);

            private byte[] _reply = s_awake;
            private int _next;

            public ICounter Counter => this;

            public long Microseconds { get; private set; }

            public int QuantumMicroseconds => 1;

            public Outcome Write(byte[] buffer, int count)
            {
                _next = 0;
                _reply = count == 1 ? s_awake : buffer[2] switch
                {
                    0x1B => s_block,
                    0x02 or 0x24 => s_word,
                    0x40 or 0x41 => s_pair,
                    _ => s_status,
                };
                return Outcome.Ok;
            }

            public Outcome Read(byte[] buffer, int count)
            {
                Array.Copy(_reply, _next, buffer, 0, count);
                _next += count;
                return Outcome.Ok;
            }

            public Outcome WriteRead(byte[] writeBuffer, int writeCount, byte[] readBuffer, int readCount) => Outcome.Unsupported;

            public void SleepUntil(long counterMicroseconds) => Microseconds = Math.Max(Microseconds, counterMicroseconds);

            public ISignal CreateSignal() => throw new NotSupportedException();

            public void Start(string name, TaskPriority priority, TaskBody body) => throw new NotSupportedException();
        }
    }
}
