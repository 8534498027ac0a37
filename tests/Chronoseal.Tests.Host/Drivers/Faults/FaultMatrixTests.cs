using Chronoseal.Hal;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>
    /// Every fault, on every reply of a reading, for every driver: the right outcome, never a value that is not true, never an
    /// exception, and the next good exchange gives a value again.
    /// </summary>
    [TestClass]
    public sealed class FaultMatrixTests
    {
        private const int ExchangeLimit = 24;
        private const int AttemptLimit = 20;
        private const int RecoverySeconds = 20;

        public static IEnumerable<object[]> Cases =>
            from part in PartNames.Sensors
            from fault in Enum.GetValues<BusFault>()
            select new object[] { part[0], fault.ToString() };

        [TestMethod]
        [DynamicData(nameof(Cases))]
        public void AFaultIsNamedAndForgotten(string id, string faultName)
        {
            BusFault fault = Enum.Parse<BusFault>(faultName);
            var injector = new FaultInjector();
            using var bench = new Bench(new BenchSettings { IsQuiet = true, HasRamps = true }, injector);
            injector.Now = () => bench.Timeline.Counter.Microseconds;
            PartStand stand = PartStands.Make(id)!;
            stand.SetRamps(bench.Room);
            ISensor sensor = stand.Place(bench)!;
            bench.Wait(0.5);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            bench.Wait(stand.SecondsToFirstValue);
            var reader = new StandReader(bench, sensor);
            reader.ReadValue(3 * stand.SecondsBetweenValues + 3);
            bool hasFired = false;
            for (int exchange = 0; exchange < ExchangeLimit && Strike(stand, bench, reader, injector, fault, exchange); exchange++)
            {
                hasFired |= injector.HasFired;
                injector.Reset();
                Recover(stand, bench, reader, injector);
            }

            Assert.AreEqual(FaultVerdicts.CanHappen(injector, fault), hasFired, "whether the fault was ever done");
        }

        [TestMethod]
        [DynamicData(nameof(Cases))]
        public void AFaultWhileIdentifyingGivesNoWrongIdentity(string id, string faultName)
        {
            BusFault fault = Enum.Parse<BusFault>(faultName);
            var injector = new FaultInjector();
            using var bench = new Bench(new BenchSettings { IsQuiet = true }, injector);
            injector.Now = () => bench.Timeline.Counter.Microseconds;
            PartStand stand = PartStands.Make(id)!;
            ISensor sensor = stand.Place(bench)!;
            bench.Wait(0.5);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));

            // From the second time on: some tell of their start the first time.
            bench.Wait(ModbusReconnectSeconds);
            var truth = new SensorIdentity();
            Assert.AreEqual(Outcome.Ok, sensor.Identify(truth));
            for (int exchange = 0; exchange < ExchangeLimit; exchange++)
            {
                bench.Wait(ModbusReconnectSeconds);
                injector.Arm(fault, exchange);
                var identity = new SensorIdentity();
                Outcome outcome = sensor.Identify(identity);
                if (outcome == Outcome.Ok)
                {
                    Assert.AreEqual(Text(truth), Text(identity), $"{fault} at {exchange}");
                }

                if (injector.Exchanges <= exchange)
                {
                    break;
                }

                Assert.IsTrue(identity.Serial == truth.Serial || (identity.Serial == "" && outcome != Outcome.Ok), $"{fault} at {exchange}: {identity.Serial}");
                injector.Reset();
                bench.Wait(ModbusReconnectSeconds);
                Assert.AreEqual("Ok", Outcomes.Name(sensor.Identify(identity)), $"after {fault} at {exchange}");
                Assert.AreEqual(truth.Serial, identity.Serial);
            }
        }

        [TestMethod]
        [DynamicData(nameof(PartNames.Sensors), typeof(PartNames))]
        public void ABrownOutEndsInAFailureThatIdentifyHeals(string id)
        {
            using var bench = new Bench(new BenchSettings());
            PartStand stand = PartStands.Make(id)!;
            ISensor sensor = stand.Place(bench)!;
            bench.Wait(0.5);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            bench.Wait(stand.SecondsToFirstValue);
            var reader = new StandReader(bench, sensor);
            reader.ReadValue(3 * stand.SecondsBetweenValues + 3);
            bool isCut = stand.TryBrownOut();
            Assert.AreEqual(isCut, stand.WhyNoBrownOut == "", "a brown-out, or a reason why there is none to speak of");
            if (!isCut)
            {
                return;
            }

            int failures = 0;
            double limit = 3 * stand.SecondsBetweenValues + stand.SecondsToFirstValue + 60;
            for (double waited = 0; waited < limit && failures < 3; waited++)
            {
                bench.Wait(1);
                Outcome outcome = reader.Read();
                failures = outcome is Outcome.Ok or Outcome.NotReady ? 0 : failures + 1;
            }

            Assert.AreEqual(3, failures, "a part that was restarted must show, in as many failures in a row as the sampler acts upon");
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            bench.Wait(stand.SecondsToFirstValue);
            reader.ReadValue(3 * stand.SecondsBetweenValues + 3);
        }

        // The pause that Modbus over TCP makes between attempts to connect, and a little more.
        private const double ModbusReconnectSeconds = 10.5;

        private static string Text(SensorIdentity identity)
        {
            // What an analyser is doing just now changes by itself.
            IEnumerable<string> facts = Enumerable.Range(0, identity.FactCount)
                .Where(i => identity.FactName(i) != "state")
                .Select(i => $"{identity.FactName(i)}={identity.FactValue(i)}");
            return string.Join("; ", [identity.Type, identity.Serial, identity.Firmware, identity.CalibrationDate, identity.CalibrationDue, .. facts]);
        }

        // False once readings have fewer exchanges than that.
        private static bool Strike(PartStand stand, Bench bench, StandReader reader, FaultInjector injector, BusFault fault, int exchange)
        {
            for (int attempt = 0; attempt < AttemptLimit; attempt++)
            {
                bool isRefusal = injector.IsTcp && fault == BusFault.RequestNack;
                bench.Wait(isRefusal ? ModbusReconnectSeconds : stand.SecondsBetweenValues * 1.0137);
                injector.Arm(fault, exchange);
                Outcome outcome = reader.Read();
                bool wasReached = injector.Exchanges > exchange;
                if (wasReached && injector.HasFired)
                {
                    AssertVerdict(stand, bench, reader, injector, fault, exchange, outcome);
                    return true;
                }

                if (outcome == Outcome.Ok)
                {
                    return wasReached;
                }

                Assert.AreEqual(Outcome.NotReady, outcome, $"before {fault} at {exchange}");
            }

            return false;
        }

        private static void AssertVerdict(
            PartStand stand, Bench bench, StandReader reader, FaultInjector injector, BusFault fault, int exchange, Outcome outcome)
        {
            Outcome[] right = FaultVerdicts.Right(stand, injector, fault, exchange == injector.Exchanges - 1);
            if (right.Length > 0)
            {
                Assert.Contains(outcome, right, $"{fault} at exchange {exchange} gives {Outcomes.Name(outcome)}");
                reader.AssertTrue(stand);
            }
        }

        private static void Recover(PartStand stand, Bench bench, StandReader reader, FaultInjector injector)
        {
            double limit = RecoverySeconds + 4 * stand.SecondsBetweenValues;
            for (double waited = 0; waited < limit; waited++)
            {
                bench.Wait(1);
                Outcome outcome = reader.Read();
                reader.AssertTrue(stand);
                if (outcome == Outcome.Ok)
                {
                    return;
                }

                // One more failure may follow: the rest of a spoilt frame, or the pause before a new connection.
                bool isPause = injector.IsTcp && outcome == Outcome.BusFault;
                Assert.IsTrue(outcome == Outcome.NotReady || isPause || waited < 2, $"{waited} s after the fault: {Outcomes.Name(outcome)}");
            }

            Assert.Fail("no value after the fault");
        }
    }
}
