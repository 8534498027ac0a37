using Chronoseal.Drivers.Atecc608;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand;
using Chronoseal.Stand.Stands;

namespace Chronoseal.Tests.Host.SecureElement
{
    /// <summary>Every fault ends in its outcome, touches nothing of the caller's, and the exchange after it is good.</summary>
    [TestClass]
    public sealed class Atecc608FaultTests
    {
        private readonly Bench _bench = new(new BenchSettings());
        private readonly Atecc608Stand _stand = new();
        private readonly byte[] _digest = new byte[32];

        public Atecc608FaultTests()
        {
            _stand.Place(_bench);
        }

        public static IEnumerable<object[]> Faults =>
        [
            ["silent", Outcome.Nack, 0],
            ["stuck busy", Outcome.Timeout, 0],
            ["stuck bus", Outcome.BusFault, 0],
            ["wrong checksum", Outcome.BadChecksum, 0],
            ["wrong count", Outcome.BadChecksum, 0],
            ["truncated", Outcome.ShortReply, 0],
            ["nothing", Outcome.ShortReply, 0],
            ["self-test", Outcome.DeviceError, 0x07],
            ["spoilt commands", Outcome.DeviceError, 0xFF],
        ];

        [TestCleanup]
        public void CleanUp()
        {
            _bench.Dispose();
        }

        [TestMethod]
        [DynamicData(nameof(Faults))]
        public void AFaultEndsInItsOutcomeAndTheNextExchangeIsGood(string fault, Outcome expected, int code)
        {
            Action<byte[]>[] operations =
            [
                target => Assert.AreEqual(expected, _stand.Keys.Sign(0, _digest, 0, target, 0), "sign"),
                target => Assert.AreEqual(expected, _stand.Keys.ReadPublicKey(0, target, 0), "public key"),
                target => Assert.AreEqual(expected, _stand.Element.ReadRandom(target, 0), "random"),
                target => Assert.AreEqual(expected, _stand.Element.ReadBlock(Atecc608Zone.Data, 8, 0, target, 0), "read"),
                target => Assert.AreEqual(expected, _stand.Keys.LoadNonce(Atecc608Buffer.TempKey, target, 0, 32), "nonce"),
                target => Assert.AreEqual(expected, _stand.Keys.Verify(_digest, new byte[64], new byte[64], out _), "verify"),
                target => Assert.AreEqual(expected, _stand.Element.IncrementCounter(0, out _), "counter"),
                target => Assert.AreEqual(expected, _stand.Element.Identify(new SensorIdentity()), "identify"),
                target => Assert.AreEqual(expected, _stand.Element.SelfTest(), "self-test"),
            ];

            // A test on request passes though the one at waking failed.
            foreach (Action<byte[]> operation in operations.SkipLast(fault == "self-test" ? 1 : 0))
            {
                var target = new byte[64];
                Switch(fault, true);
                operation(target);
                Assert.AreEqual(code, _stand.Element.DeviceErrorCode);
                CollectionAssert.AreEqual(new byte[64], target);
                Switch(fault, false);
                Assert.AreEqual(Outcome.Ok, _stand.Keys.Sign(0, _digest, 0, target, 0), "after " + fault);
                Assert.AreEqual(0, _stand.Element.DeviceErrorCode);
            }
        }

        private void Switch(string fault, bool isOn)
        {
            Atecc608Faults faults = _stand.Emulator.Faults;
            switch (fault)
            {
                case "silent": faults.IsSilent = isOn; break;
                case "stuck busy": faults.IsStuckBusy = isOn; break;
                case "stuck bus": _bench.I2c.IsStuck = isOn; break;
                case "wrong checksum": faults.HasWrongChecksum = isOn; break;
                case "wrong count": faults.HasWrongCount = isOn; break;
                case "truncated": faults.TruncateToBytes = isOn ? 3 : -1; break;
                case "nothing": faults.TruncateToBytes = isOn ? 0 : -1; break;
                case "self-test": faults.FailsSelfTest = isOn; break;
                case "spoilt commands": faults.CommandsToSpoil = isOn ? int.MaxValue : 0; break;
                default: throw new ArgumentOutOfRangeException(nameof(fault));
            }
        }
    }
}
