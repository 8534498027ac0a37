using System.Security.Cryptography;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>The way of a frame from its readings to its acknowledgement, over a flash and a link that allocate nothing, on one thread.</summary>
    internal sealed class SteadyNode : ITimeline, ICounter, ISignal
    {
        private const string Node = "0024befffe804ff1";
        private const long FirstUtcMicroseconds = 1_786_699_800_000_000;

        private readonly Epoch _epoch = new();
        private readonly Stamp _stamp = new() { State = ClockState.Locked, UncertaintyMicroseconds = 11, BoundMicroseconds = 17 };
        private readonly byte[] _payload = new byte[Limits.PayloadBytes];
        private readonly DataPayload _data = new($"urn:dev:mac:{Node}:");
        private readonly FramePress _press;
        private readonly FrameShipper _shipper;
        private readonly ObligingLink _link;

        internal SteadyNode(JournalSettings settings)
        {
            var files = new QuietFlash();
            var ledger = new Ledger(files);
            var head = new ChainHead();
            Journal = new FrameJournal(files, ledger, settings, Health);
            Assert.AreEqual(Outcome.Ok, ledger.Open());
            Assert.AreEqual(Outcome.Ok, Journal.Open(head));
            Assert.AreEqual(Outcome.Ok, Journal.CountBoot(out long boot));
            var sequences = new SequenceSource(ledger);
            sequences.Open(0);
            var seal = new MacSeal(new ManagedHmacSha256(SHA256.HashData("a key"u8)), [1, 2, 3, 4, 5, 6, 7, 8]);
            _press = new FramePress(new FrameSealer(seal, head), sequences, Journal, boot, Health);
            var events = new LinkEventQueue(this);
            _link = new ObligingLink(events);
            _shipper = new FrameShipper(this, this, events, new Topics(Node), boot, Journal, new BirthCopy(), new SendPace(1_000, 1_000), Health);
            Assert.IsTrue(_shipper.Begin(_link));
        }

        public ICounter Counter => this;

        public long Microseconds { get; private set; }

        public int QuantumMicroseconds => 1;

        internal FrameJournal Journal { get; }

        internal HealthCounters Health { get; } = new();

        public void SleepUntil(long counterMicroseconds) => Microseconds = Math.Max(Microseconds, counterMicroseconds);

        public ISignal CreateSignal() => this;

        public void Start(string name, TaskPriority priority, TaskBody body) => throw new NotSupportedException();

        public void Set()
        {
        }

        public bool Wait(long deadlineMicroseconds) => true;

        /// <summary>Encodes, seals and keeps one epoch.</summary>
        internal bool Take()
        {
            Microseconds += 1_000_000;
            long utc = FirstUtcMicroseconds + Microseconds;
            _stamp.UtcMicroseconds = utc;
            _epoch.Start(true, utc);
            for (int i = 0; i < 5; i++)
            {
                Reading reading = _epoch.Add();
                reading.Quantity = Quantity.Temperature + i;
                reading.Unit = Unit.Celsius;
                reading.HasValue = true;
                reading.HasUtc = true;
                reading.Mantissa = 21_569 + utc % 97;
                reading.Exponent = -3;
                reading.UtcMicroseconds = utc + 5_123;
                reading.StampUncertaintyMicroseconds = 5_774;
            }

            return _data.Encode(_epoch, true, _payload, out int length) && _press.Press(FrameKind.Data, _payload, length, _stamp) == Outcome.Ok;
        }

        /// <summary>One turn of the uplink.</summary>
        internal bool Ship()
        {
            Microseconds += 10_000;
            return _shipper.Turn();
        }
    }
}
