using System.Security.Cryptography;
using Chronoseal.Drivers.Atecc608;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand;
using Chronoseal.Stand.Stands;

namespace Chronoseal.Tests.Host.SecureElement
{
    /// <summary>
    /// One thing goes wrong before each transfer of an operation in turn. Whatever is called a signature is one, a counter has
    /// counted once or not at all, and the operation after it succeeds.
    /// </summary>
    [TestClass]
    public sealed class Atecc608InterruptionTests
    {
        private const int MoreTransfersThanAnyOperation = 400;

        public static IEnumerable<object[]> Mishaps => [["brown-out"], ["not acknowledged"], ["flipped bit"], ["watchdog"], ["spoilt command"]];

        [TestMethod]
        [DynamicData(nameof(Mishaps))]
        public void ASignatureIsGoodOrThereIsNone(string mishap)
        {
            int good = 0;
            Assert.IsGreaterThan(15, ForEachTransfer(mishap, (disarm, stand) =>
            {
                var key = P256.PublicKey(stand.Emulator.Memory.Key(0)!);
                byte[] digest = SHA256.HashData([7]);
                var signature = new byte[64];
                Outcome outcome = stand.Keys.Sign(0, digest, 0, signature, 0);
                disarm();
                bool isSigned = outcome == Outcome.Ok;
                good += isSigned ? 1 : 0;
                Assert.AreEqual(isSigned, P256.Verify(key, digest, signature), Outcomes.Name(outcome));
                Assert.AreEqual(Outcome.Ok, stand.Keys.Sign(0, digest, 0, signature, 0));
            }));
            Assert.IsGreaterThan(0, good);
        }

        [TestMethod]
        [DynamicData(nameof(Mishaps))]
        public void ACounterCountsOnceOrNotAtAll(string mishap)
        {
            Assert.IsGreaterThan(5, ForEachTransfer(mishap, (disarm, stand) =>
            {
                Outcome outcome = stand.Element.IncrementCounter(0, out int value);
                disarm();
                Assert.AreEqual(outcome == Outcome.Ok ? 1 : 0, value);
                int counted = stand.Emulator.Memory.Counters[0];
                Assert.IsTrue(outcome == Outcome.Ok ? counted == 1 : counted is 0 or 1, $"{Outcomes.Name(outcome)}, {counted}");
                Assert.AreEqual(Outcome.Ok, stand.Element.ReadCounter(0, out value));
                Assert.AreEqual(counted, value);
            }));
        }

        /// <summary>Runs a story on a new bench for each transfer, until one ends before the mishap comes; gives the number of runs.</summary>
        private static int ForEachTransfer(string mishap, Action<Action, Atecc608Stand> story)
        {
            for (int at = 0; at < MoreTransfersThanAnyOperation; at++)
            {
                var wrapper = new Interrupter(at);
                using var bench = new Bench(new BenchSettings(), wrapper);
                var stand = new Atecc608Stand();
                stand.Place(bench);
                wrapper.Mishap = () => Happen(mishap, bench, stand);
                story(() => wrapper.IsArmed = false, stand);
                if (!wrapper.HasHappened)
                {
                    return at;
                }
            }

            throw new InvalidOperationException("An operation without an end.");
        }

        private static void Happen(string mishap, Bench bench, Atecc608Stand stand)
        {
            switch (mishap)
            {
                case "brown-out": stand.Emulator.BrownOut(); break;
                case "not acknowledged": bench.I2c.NacksToCome = 1; break;
                case "flipped bit": bench.I2c.BitToFlip = 3; break;
                case "watchdog": bench.Wait(2); break;
                case "spoilt command": stand.Emulator.Faults.CommandsToSpoil = 1; break;
                default: throw new ArgumentOutOfRangeException(nameof(mishap));
            }
        }

        private sealed class Interrupter(int at) : BusWrapper
        {
            private int _transfers;

            public Action Mishap { get; set; } = () => { };

            public bool IsArmed { get; set; } = true;

            public bool HasHappened => _transfers > at;

            public override II2cDevice Wrap(II2cDevice device) => new Device(this, device);

            private void Count()
            {
                if (IsArmed && _transfers++ == at)
                {
                    Mishap();
                }
            }

            private sealed class Device(Interrupter interrupter, II2cDevice inner) : II2cDevice
            {
                public Outcome Write(byte[] buffer, int count)
                {
                    interrupter.Count();
                    return inner.Write(buffer, count);
                }

                public Outcome Read(byte[] buffer, int count)
                {
                    interrupter.Count();
                    return inner.Read(buffer, count);
                }

                public Outcome WriteRead(byte[] writeBuffer, int writeCount, byte[] readBuffer, int readCount)
                {
                    interrupter.Count();
                    return inner.WriteRead(writeBuffer, writeCount, readBuffer, readCount);
                }
            }
        }
    }
}
