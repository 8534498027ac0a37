using Chronoseal.Hal;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>A driver allocates nothing in its steady loop, whether the part has something new or not.</summary>
    [TestClass]
    public sealed class AllocationTests
    {
        private const int Readings = 20;
        private const int WarmUpReadings = 5;

        [TestMethod]
        [DynamicData(nameof(PartNames.Sensors), typeof(PartNames))]
        public void ASteadyReadingAllocatesNothing(string id)
        {
            var meter = new DriverMeter();
            PartStand stand = PartStands.Make(id)!;
            using var bench = new Bench(new BenchSettings(), meter);
            ISensor sensor = stand.Place(bench)!;
            bench.Wait(0.5);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            bench.Wait(stand.SecondsToFirstValue);
            Sample[] samples = Bench.SamplesFor(sensor);
            int values = 0;
            for (int i = 0; i < WarmUpReadings + Readings; i++)
            {
                bench.Wait(stand.SecondsBetweenValues);
                Outcome outcome = meter.Read(bench, sensor, samples);
                Assert.IsTrue(outcome is Outcome.Ok or Outcome.NotReady, Outcomes.Name(outcome));
                values += outcome == Outcome.Ok ? 1 : 0;
                Assert.IsTrue(i < WarmUpReadings || meter.Bytes == 0, $"{meter.Bytes} bytes in reading {i}");
            }

            Assert.IsGreaterThan(WarmUpReadings, values);
        }
    }
}
