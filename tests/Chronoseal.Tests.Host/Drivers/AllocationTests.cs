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
            Sample[] samples = [.. Enumerable.Range(0, sensor.SampleCapacity).Select(_ => new Sample())];
            int values = 0;
            for (int i = 0; i < WarmUpReadings + Readings; i++)
            {
                bench.Wait(stand.SecondsBetweenValues);
                Outcome outcome = Measure(bench, meter, sensor, samples, out long bytes);
                Assert.IsTrue(outcome is Outcome.Ok or Outcome.NotReady, Outcomes.Name(outcome));
                values += outcome == Outcome.Ok ? 1 : 0;
                Assert.IsTrue(i < WarmUpReadings || bytes == 0, $"{bytes} bytes in reading {i}");
            }

            Assert.IsGreaterThan(WarmUpReadings, values);
        }

        private static Outcome Measure(Bench bench, DriverMeter meter, ISensor sensor, Sample[] samples, out long bytes)
        {
            meter.Start();
            Outcome outcome = sensor.Begin();
            meter.Stop();
            bytes = meter.Bytes;
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            bench.Timeline.SleepUntil(bench.Timeline.Counter.Microseconds + sensor.ReadyAfterMicroseconds);
            meter.Start();
            outcome = sensor.End(samples, out _);
            meter.Stop();
            bytes += meter.Bytes;
            return outcome;
        }
    }
}
