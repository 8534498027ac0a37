using Chronoseal.Hal;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>A part that another one could replace without a failed read is recognised: cheaply, and by no more than it owes.</summary>
    [TestClass]
    public sealed class RecognitionTests
    {
        private const long LongestMicroseconds = 300_000;

        public static IEnumerable<object[]> Parts => PartNames.Sensors.Where(row => IsRecognisable((string)row[0]));

        [TestMethod]
        public void TheseAreRecognised()
        {
            string[] expected =
            [
                "checkpoint", "ee072", "ee210", "lighthouse-ascii", "lighthouse-rtu", "lighthouse-tcp", "metone-rtu", "metone-tcp", "sht3x", "sht4x", "sht85", "vaisala-hmp",
            ];
            CollectionAssert.AreEquivalent(expected, Parts.Select(row => (string)row[0]).ToArray());
        }

        [TestMethod]
        [DynamicData(nameof(Parts))]
        public void AFingerprintStaysUntilThePartIsAnother(string id)
        {
            PartStand stand = PartStands.Make(id)!;
            using var bench = new Bench(new BenchSettings());
            ISensor sensor = stand.Place(bench)!;
            bench.Wait(0.5);
            long before = Identified(sensor);
            bench.Wait(stand.SecondsToFirstValue);
            var reader = new StandReader(bench, sensor);
            for (int i = 0; i < 3; i++)
            {
                reader.ReadValue(3 * stand.SecondsBetweenValues + 3);
                Assert.AreEqual(before, Read(sensor), "readings leave it as it is");
                bench.Wait(stand.SecondsBetweenValues);
            }

            Assert.AreEqual(before, Identified(sensor));
            Assert.IsTrue(stand.TrySwap());
            bench.Wait(0.5);
            Assert.AreNotEqual(before, Read(sensor));
        }

        [TestMethod]
        [DynamicData(nameof(Parts))]
        public void ItIsShortAndAllocatesNothing(string id)
        {
            var meter = new DriverMeter();
            PartStand stand = PartStands.Make(id)!;
            using var bench = new Bench(new BenchSettings(), meter);
            ISensor sensor = stand.Place(bench)!;
            bench.Wait(0.5);
            Identified(sensor);
            for (int i = 0; i < 10; i++)
            {
                bench.Wait(1);
                long started = bench.Timeline.Counter.Microseconds;
                meter.Start();
                Outcome outcome = ((IRecognisable)sensor).ReadFingerprint(out _);
                meter.Stop();
                Assert.AreEqual(Outcome.Ok, outcome);
                Assert.IsLessThan(LongestMicroseconds, bench.Timeline.Counter.Microseconds - started);
                Assert.IsTrue(i < 5 || meter.Bytes == 0, $"{meter.Bytes} bytes");
            }
        }

        private static bool IsRecognisable(string id)
        {
            using var bench = new Bench(new BenchSettings());
            return PartStands.Make(id)!.Place(bench) is IRecognisable;
        }

        private static long Identified(ISensor sensor)
        {
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            return Read(sensor);
        }

        private static long Read(ISensor sensor)
        {
            Assert.AreEqual(Outcome.Ok, ((IRecognisable)sensor).ReadFingerprint(out long fingerprint));
            return fingerprint;
        }
    }
}
