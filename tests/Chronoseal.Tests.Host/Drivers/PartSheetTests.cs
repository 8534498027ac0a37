using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>The list of parts is whole: no driver without a sheet, no sheet without a stand, nothing left blank.</summary>
    [TestClass]
    public sealed class PartSheetTests
    {
        public static IEnumerable<object[]> Parts => PartNames.All;

        [TestMethod]
        public void EveryDriverHasASheet()
        {
            IEnumerable<Type> drivers = typeof(PartSheets).Assembly.GetTypes().Where(t => typeof(ISensor).IsAssignableFrom(t) && !t.IsAbstract);
            Assert.IsEmpty(drivers.Except(PartSheets.All.Select(s => s.Driver)).Select(t => t.Name));
        }

        [TestMethod]
        public void EverySheetHasOneStand()
        {
            string[] sheets = [.. PartSheets.All.Select(s => s.Id)];
            string[] stands = [.. PartStands.Make().Select(s => s.Sheet.Id)];
            Assert.IsNotEmpty(sheets);
            CollectionAssert.AllItemsAreUnique(sheets);
            CollectionAssert.AreEqual(sheets, stands);
        }

        [TestMethod]
        [DynamicData(nameof(Parts))]
        public void NothingIsLeftBlank(string id)
        {
            PartSheet sheet = PartSheets.ById(id);
            foreach (string text in new[] { sheet.Id, sheet.Maker, sheet.Models, sheet.Bus, sheet.Address, sheet.Writes })
            {
                Assert.AreNotEqual("", text.Trim(), id);
            }

            bool isSensor = typeof(ISensor).IsAssignableFrom(sheet.Driver);
            Assert.AreEqual(isSensor, sheet.Quantities.Length > 0, id);
            Assert.AreEqual(isSensor, sheet.Response.Length > 0 && sheet.Instant.Length > 0 && sheet.Uncertainty.Length > 0, id);
            foreach (PartQuantity quantity in sheet.Quantities)
            {
                Assert.IsGreaterThan(0.0, quantity.Resolution, id);
                Assert.AreNotEqual("", quantity.Range, id);
                Assert.AreNotEqual("", quantity.Accuracy, id);
            }
        }

        [TestMethod]
        [DynamicData(nameof(Parts))]
        public void SamplesAreWhatTheSheetSays(string id)
        {
            PartStand stand = PartStands.Make(id)!;
            using var bench = new Bench(new BenchSettings());
            if (stand.Place(bench) is not { } sensor)
            {
                return;
            }

            Quantity[] declared = [.. Enumerable.Range(0, sensor.SampleCapacity).Select(sensor.QuantityAt)];
            CollectionAssert.AreEquivalent(stand.Sheet.Quantities.Select(q => q.Quantity).ToArray(), declared);
            bench.Wait(0.5);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            bench.Wait(stand.SecondsToFirstValue);
            var reader = new StandReader(bench, sensor);
            reader.ReadValue(3 * stand.SecondsBetweenValues + 3);
            foreach (Sample sample in reader.Samples)
            {
                Assert.AreEqual(stand.Sheet.Quantities.Single(q => q.Quantity == sample.Quantity).Unit, sample.Unit);
                Assert.IsTrue(sample.Exponent is >= -9 and <= 0, "exponent");
            }
        }

        [TestMethod]
        [DynamicData(nameof(Parts))]
        public void AnotherSpecimenHasAnotherSerialNumber(string id)
        {
            PartStand stand = PartStands.Make(id)!;
            using var bench = new Bench(new BenchSettings());
            if (stand.Place(bench) is not { } sensor)
            {
                return;
            }

            var identity = new SensorIdentity();
            bench.Wait(0.5);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(identity));
            string before = identity.Serial;
            bool swapped = stand.TrySwap();
            bench.Wait(0.5);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(identity));
            Assert.AreEqual(swapped, before != identity.Serial, id);
            Assert.AreEqual(swapped, before.Length > 0, id);
        }
    }
}
