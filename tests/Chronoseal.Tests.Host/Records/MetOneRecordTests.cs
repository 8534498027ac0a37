using Chronoseal.Drivers.MetOne;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Stand;
using Chronoseal.Stand.Stands;

namespace Chronoseal.Tests.Host.Records
{
    /// <summary>MET ONE counters: the last completed sample, once, with an honest stamp; other modes and maps are refused.</summary>
    [TestClass]
    public sealed class MetOneRecordTests
    {
        private const double FreshSeconds = 0.7;

        [TestMethod]
        [DataRow("metone-rtu", 0, false)]
        [DataRow("metone-tcp", 0, false)]
        [DataRow("metone-tcp", 1, true)]
        public void EverySampleIsTakenOnceAndAnOutageLeavesTheLast(string id, int addressBase, bool isLowWordFirst)
        {
            var stand = (MetOneStand)PartStands.Make(id)!;
            using RecordRun run = Start(stand, new Chronoseal.Plant.MetOneSettings
            {
                SampleSeconds = 6, AddressBase = addressBase, IsLowWordFirst = isLowWordFirst, ClockOffsetLimitSeconds = 20_000, ClockDriftLimitPpm = 100,
            });
            run.Run(60);
            run.AssertComplete();
            Assert.IsLessThan(FreshSeconds, run.AssertStamps());
            var sensor = (MetOneSensor)run.Sensor;
            Assert.AreEqual(0, sensor.Gaps);
            run.SetOutage(true);
            run.Run(60);
            run.SetOutage(false);
            run.Run(60);
            Assert.AreEqual(1, sensor.Gaps);
            Assert.IsGreaterThan(17, run.Taken.Count);
            Assert.IsLessThan(1.2, run.AssertStamps());
            Assert.AreEqual(run.Taken.Count, run.Taken.Select(s => s.InstrumentTimeSeconds).Distinct().Count());
        }

        [TestMethod]
        [DataRow(0, 1)]
        [DataRow(1, 0)]
        public void TheWrongAddressBaseIsRefused(int ofInstrument, int ofDriver)
        {
            var stand = (MetOneStand)PartStands.Make("metone-tcp")!;
            stand.Setup = new Chronoseal.Plant.MetOneSettings { AddressBase = ofInstrument };
            stand.Settings.Profile.AddressBase = ofDriver;
            using var bench = new Bench(new BenchSettings());
            ISensor sensor = stand.Place(bench)!;
            bench.Wait(1);
            Assert.AreNotEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
        }

        [TestMethod]
        [DataRow(143, 3)]
        [DataRow(144, 1)]
        public void ConcentrationsAndDifferentialCountsAreRefused(int register, int value)
        {
            var stand = (MetOneStand)PartStands.Make("metone-rtu")!;
            using RecordRun run = Start(stand, new Chronoseal.Plant.MetOneSettings { SampleSeconds = 6 });
            run.Run(30);
            int before = run.Taken.Count;
            Assert.AreEqual(0, stand.Emulator.WriteHolding(register, (ushort)value));
            run.Run(30);
            Assert.AreEqual(before, run.Taken.Count);
            Assert.Contains(Outcome.Unsupported, run.Outcomes);
            Assert.AreEqual(Outcome.Unsupported, run.Identify());
        }

        [TestMethod]
        public void AStoppedCounterIsAFaultAndAnUnknownStatusAWarning()
        {
            var stand = (MetOneStand)PartStands.Make("metone-rtu")!;
            using RecordRun run = Start(stand, new Chronoseal.Plant.MetOneSettings { SampleSeconds = 6, HoldSeconds = 3 });
            stand.Emulator.Status = 0x00010000;
            run.Run(30);
            Assert.AreEqual(SampleStatus.InstrumentWarning, run.Taken[^1].Status);
            stand.Emulator.WriteHolding(104, 2);
            run.Run(30);
            Assert.AreEqual(Outcome.DeviceError, run.Outcomes[^1]);
            Assert.AreEqual(MetOneMap.StoppedCode, run.Sensor.DeviceErrorCode);
        }

        private static RecordRun Start(MetOneStand stand, Chronoseal.Plant.MetOneSettings setup)
        {
            stand.Setup = setup;
            stand.Settings.Profile.AddressBase = setup.AddressBase;
            stand.Settings.Profile.WordOrder = setup.IsLowWordFirst ? ModbusWordOrder.LowFirst : ModbusWordOrder.HighFirst;
            var run = new RecordRun(stand, () => (stand.Emulator.LastSampleEndNanoseconds, stand.Emulator.LastSampleSeconds), 7);
            run.Bench.Wait(0.3);
            Assert.AreEqual(Outcome.Ok, run.Identify());
            return run;
        }
    }
}
