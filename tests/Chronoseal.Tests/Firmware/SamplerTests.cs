using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class SamplerTests
    {
        [TestMethod]
        public void All_begin_back_to_back_and_each_is_fetched_when_it_is_ready()
        {
            var timeline = new ManualTimeline();
            var log = new CallLog();
            FakeSensor slow = Sensor("slow", timeline, log, 50000);
            FakeSensor fast = Sensor("fast", timeline, log, 1000);
            FakeSensor middle = Sensor("middle", timeline, log, 20000);
            Run(timeline, slow, fast, middle);
            Assert.AreEqual("begin slow, begin fast, begin middle, end fast, end middle, end slow", log.Text);
            Assert.AreEqual(50100L, timeline.Microseconds);
        }

        [TestMethod]
        public void At_the_same_time_the_one_begun_first_is_fetched_first()
        {
            var timeline = new ManualTimeline();
            var log = new CallLog();
            FakeSensor a = Sensor("a", timeline, log, 10000);
            FakeSensor b = Sensor("b", timeline, log, 10000);
            b.BeginMicroseconds = 0;
            Run(timeline, a, b);
            Assert.AreEqual("begin a, begin b, end a, end b", log.Text);
        }

        [TestMethod]
        public void A_value_is_taken_over_with_all_that_belongs_to_it()
        {
            var timeline = new ManualTimeline();
            Epoch epoch = Run(timeline, new FakeSensor("x", timeline, new CallLog(), Quantity.Temperature, Quantity.RelativeHumidity));
            Assert.AreEqual(2, epoch.Count);
            Reading reading = epoch[1];
            Assert.IsTrue(reading.HasValue);
            Assert.AreEqual((int)Quantity.RelativeHumidity, (int)reading.Quantity);
            Assert.AreEqual((int)Unit.Count, (int)reading.Unit);
            Assert.AreEqual(101L, reading.Mantissa);
            Assert.AreEqual(-1, reading.Exponent);
            Assert.AreEqual(3L, reading.ValueUncertainty);
            Assert.AreEqual(SampleStatus.ServiceDue, reading.Status);
        }

        [TestMethod]
        public void Readings_of_one_conversion_share_a_stamp()
        {
            var timeline = new ManualTimeline();
            Epoch epoch = Run(timeline, new FakeSensor("x", timeline, new CallLog(), Quantity.Temperature, Quantity.RelativeHumidity));
            Assert.AreEqual(9600L, epoch[0].CounterMicroseconds);
            Assert.AreEqual(epoch[0].CounterMicroseconds, epoch[1].CounterMicroseconds);
        }

        [TestMethod]
        public void A_failed_begin_makes_a_reading_without_value_for_each_quantity()
        {
            var timeline = new ManualTimeline();
            var log = new CallLog();
            var sensor = new FakeSensor("x", timeline, log, Quantity.Temperature, Quantity.RelativeHumidity) { BeginOutcome = Outcome.Nack };
            Epoch epoch = Run(timeline, sensor);
            Assert.AreEqual("begin x", log.Text);
            Assert.AreEqual(2, epoch.Count);
            CheckFailure(epoch[0], Quantity.Temperature, Outcome.Nack, 0);
            CheckFailure(epoch[1], Quantity.RelativeHumidity, Outcome.Nack, 0);
            Assert.AreEqual(100L, epoch[0].CounterMicroseconds);
        }

        [TestMethod]
        public void A_failed_end_keeps_the_devices_code_and_leaves_no_old_value()
        {
            var timeline = new ManualTimeline();
            var sensor = new FakeSensor("x", timeline, new CallLog(), Quantity.TotalOrganicCarbon) { DeviceErrorCode = 4 };
            SensorSlot[] slots = { new SensorSlot(sensor, new SensorIdentity()) };
            var sampler = new Sampler(timeline, new DisciplinedClock(new ClockSettings()), slots);
            var epoch = new Epoch();
            epoch.Start(false, 0);
            sampler.Run(epoch);
            sensor.EndOutcome = Outcome.DeviceError;
            epoch.Start(false, 0);
            sampler.Run(epoch);
            Assert.AreEqual(1, epoch.Count);
            CheckFailure(epoch[0], Quantity.TotalOrganicCarbon, Outcome.DeviceError, 4);
            Assert.AreEqual(1, slots[0].Failures);
        }

        [TestMethod]
        public void The_devices_code_goes_with_a_device_error_only()
        {
            var timeline = new ManualTimeline();
            var sensor = new FakeSensor("x", timeline, new CallLog(), Quantity.TotalOrganicCarbon) { DeviceErrorCode = 4, EndOutcome = Outcome.Timeout };
            CheckFailure(Run(timeline, sensor)[0], Quantity.TotalOrganicCarbon, Outcome.Timeout, 0);
        }

        [TestMethod]
        public void Nothing_new_makes_no_reading()
        {
            var timeline = new ManualTimeline();
            var sensor = new FakeSensor("x", timeline, new CallLog(), Quantity.TotalOrganicCarbon) { EndOutcome = Outcome.NotReady };
            Assert.AreEqual(0, Run(timeline, sensor).Count);
        }

        [TestMethod]
        public void An_epoch_takes_readings_up_to_its_limit_and_no_more()
        {
            var timeline = new ManualTimeline();
            var sensors = new FakeSensor[4];
            for (int i = 0; i < sensors.Length; i++)
            {
                sensors[i] = new FakeSensor("x", timeline, new CallLog(), new Quantity[7]);
            }

            Epoch epoch = Run(timeline, sensors);
            Assert.AreEqual(Limits.ReadingsPerEpoch, epoch.Count);
            Assert.IsTrue(epoch.Add() == null);
        }

        [TestMethod]
        [DataRow(0, (int)Outcome.Ok)]
        [DataRow(1, (int)Outcome.OutOfRange)]
        public void A_gateway_with_readings_that_no_epoch_takes_does_not_start(int excess, int expected)
        {
            var board = new BareBoard(new MemoryFiles());
            var links = new BoardLinkSource(board, new MqttEndpoint());
            var quantities = new Quantity[Limits.ReadingsPerEpoch - 1 + excess];
            for (int i = 0; i < quantities.Length; i++)
            {
                quantities[i] = Quantity.RelativeHumidity + i;
            }

            ISensor[] sensors =
            {
                new FakeSensor("x", new ManualTimeline(), new CallLog(), quantities),
                new FakeSensor("y", new ManualTimeline(), new CallLog(), Quantity.Temperature),
            };
            Assert.AreEqual(expected, (int)Start(board, links, sensors, out string refused));
            Assert.AreEqual(expected == (int)Outcome.Ok ? "" : "y", refused);
        }

        [TestMethod]
        [DataRow((int)Quantity.Temperature, (int)Outcome.OutOfRange)]
        [DataRow((int)Quantity.Ozone, (int)Outcome.Ok)]
        public void A_gateway_with_two_sensors_of_one_quantity_does_not_start(int quantity, int expected)
        {
            var board = new BareBoard(new MemoryFiles());
            var links = new BoardLinkSource(board, new MqttEndpoint());
            ISensor[] sensors =
            {
                new FakeSensor("x", new ManualTimeline(), new CallLog(), Quantity.Temperature, Quantity.RelativeHumidity),
                new FakeSensor("y", new ManualTimeline(), new CallLog(), Quantity.Formaldehyde, (Quantity)quantity),
            };
            Assert.AreEqual(expected, (int)Start(board, links, sensors, out string refused));
            Assert.AreEqual(expected == (int)Outcome.Ok ? "" : "y", refused);
        }

        private static Outcome Start(BareBoard board, ILinkSource links, ISensor[] sensors, out string refused)
        {
            var parts = new GatewayParts { Sensors = sensors, Pulse = board, Links = links, Seal = new MacSealSource(board, new KeyStore(NodeFiles.Create(NodeFiles.Settings))) };
            var gateway = new Gateway(board, new GatewayConfiguration(), parts);
            Outcome outcome = gateway.Start();
            refused = gateway.RefusedSensor;
            return outcome;
        }

        [TestMethod]
        [DataRow(0, 6L)]
        [DataRow(5000, 5774L)]
        [DataRow(150000, 173206L)]
        [DataRow(1600000000, 1847520862L)]
        [DataRow(int.MaxValue, 2479700525L)]
        public void The_stamps_uncertainty_joins_the_clocks_and_the_instants(int halfWidth, long expected)
        {
            var bench = new ClockBench(0);
            bench.Run(0, 40);
            var timeline = new ManualTimeline { Microseconds = bench.Crystal.CounterAt(ClockBench.UtcOf(39) + 500000) };
            var sensor = new FakeSensor("x", timeline, new CallLog(), Quantity.Temperature) { InstantHalfWidthMicroseconds = halfWidth };
            SensorSlot[] slots = { new SensorSlot(sensor, new SensorIdentity()) };
            var epoch = new Epoch();
            epoch.Start(true, ClockBench.UtcOf(39));
            new Sampler(timeline, bench.Clock, slots).Run(epoch);
            Assert.IsTrue(epoch[0].HasUtc);
            bench.Clock.At(epoch[0].CounterMicroseconds, bench.Stamp);
            Assert.AreEqual(bench.Stamp.UtcMicroseconds, epoch[0].UtcMicroseconds);
            Assert.AreEqual(bench.Stamp.BoundMicroseconds + halfWidth, epoch[0].StampBoundMicroseconds);
            long difference = epoch[0].StampUncertaintyMicroseconds - expected;
            Assert.IsTrue(difference >= -3 && difference <= 2, epoch[0].StampUncertaintyMicroseconds.ToString());
        }

        private static void CheckFailure(Reading reading, Quantity quantity, Outcome outcome, int code)
        {
            Assert.IsFalse(reading.HasValue);
            Assert.AreEqual((int)quantity, (int)reading.Quantity);
            Assert.AreEqual((int)outcome, (int)reading.Outcome);
            Assert.AreEqual(code, reading.DeviceErrorCode);
            Assert.AreEqual(0L, reading.Mantissa);
            Assert.AreEqual(0, reading.Status);
        }

        private static FakeSensor Sensor(string name, ManualTimeline timeline, CallLog log, long ready)
        {
            return new FakeSensor(name, timeline, log, Quantity.Temperature) { ReadyAfterMicroseconds = ready };
        }

        private static Epoch Run(ManualTimeline timeline, params FakeSensor[] sensors)
        {
            var slots = new SensorSlot[sensors.Length];
            for (int i = 0; i < slots.Length; i++)
            {
                slots[i] = new SensorSlot(sensors[i], new SensorIdentity());
            }

            var epoch = new Epoch();
            epoch.Start(false, 0);
            new Sampler(timeline, new DisciplinedClock(new ClockSettings()), slots).Run(epoch);
            return epoch;
        }
    }
}
