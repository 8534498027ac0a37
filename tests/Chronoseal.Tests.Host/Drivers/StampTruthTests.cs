using Chronoseal.Hal;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>
    /// Every driver's declared instant against its emulator's truth: on a ramp, the value is the room's at the stamped instant,
    /// to within the step of the part's values and the half width that the driver itself declares.
    /// </summary>
    [TestClass]
    public sealed class StampTruthTests
    {
        private const int Readings = 8;

        public static IEnumerable<object[]> Sensors => PartNames.Sensors;

        [TestMethod]
        [DynamicData(nameof(Sensors))]
        public void TheValueIsThatOfTheStampedInstant(string id)
        {
            PartStand stand = PartStands.Make(id)!;
            using var bench = new Bench(new BenchSettings { IsQuiet = true, HasRamps = true });
            stand.SetRamps(bench.Room);
            ISensor sensor = stand.Place(bench)!;
            bench.Wait(0.5);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            bench.Wait(stand.SecondsToFirstValue);
            var reader = new StandReader(bench, sensor);
            for (int i = 0; i < Readings; i++)
            {
                // Not a multiple of anything: the phase between reader and part changes from reading to reading.
                bench.Wait(stand.SecondsBetweenValues * 1.0137);
                reader.ReadValue(3 * stand.SecondsBetweenValues + 3);
                reader.AssertTrue(stand);
            }
        }
    }
}
