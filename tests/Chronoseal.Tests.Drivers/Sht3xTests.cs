using Chronoseal.Drivers.Climate;
using Chronoseal.Drivers.Sht3x;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class Sht3xTests
    {
        private const string Value = "R 66 66 93 72 B0 DC";
        private const string Serial = "R 0E D8 51 AD E0 FF";
        private const string StatusClear = "R 00 00 81";
        private const string StatusReset = "R 80 10 E1";
        private const string StatusHeater = "R 20 00 5D";

        [TestMethod]
        [DataRow("66 66 93 72 B0 DC", 25000, 44800)]
        [DataRow("BE EF 92 BE EF 92", 85523, 74585)]
        [DataRow("00 00 81 00 00 81", -45000, 0)]
        [DataRow("FF FF AC FF FF AC", 130000, 100000)]
        public void Conversion_of_known_replies(string reply, int milliCelsius, int milliPercent)
        {
            Outcome outcome = ShtReply.DecodeMeasurement(Hex.Parse(reply), out int temperature, out int humidity);
            Assert.AreEqual((int)Outcome.Ok, (int)outcome);
            Assert.AreEqual(milliCelsius, ShtReply.TemperatureMilliCelsius(temperature));
            Assert.AreEqual(milliPercent, Sht3xCodec.HumidityMilliPercent(humidity));
        }

        [TestMethod]
        [DataRow((int)Sht3xRate.SingleShot, "2400 240B 2416")]
        [DataRow((int)Sht3xRate.HalfHertz, "2032 2024 202F")]
        [DataRow((int)Sht3xRate.OneHertz, "2130 2126 212D")]
        [DataRow((int)Sht3xRate.TwoHertz, "2236 2220 222B")]
        [DataRow((int)Sht3xRate.FourHertz, "2334 2322 2329")]
        [DataRow((int)Sht3xRate.TenHertz, "2737 2721 272A")]
        public void Commands_by_rate_and_repeatability(int rate, string expected)
        {
            string commands = Command(rate, Sht3xRepeatability.High) + " " + Command(rate, Sht3xRepeatability.Medium) + " "
                + Command(rate, Sht3xRepeatability.Low);
            Assert.AreEqual(expected, commands);
        }

        [TestMethod]
        public void Identify_stops_reads_serial_and_status_and_clears_the_flags()
        {
            var bus = new ScriptedI2c("W 30 93", "W 37 80", Serial, "W F3 2D", StatusReset, "W 30 41");
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)Make(bus, new ManualTimeline()).Identify(identity));
            Assert.AreEqual("0ED8ADE0", identity.Serial);
            Assert.AreEqual("8010", identity.FactValue(0));
            Assert.AreEqual("yes", identity.FactValue(1), "a reset is told");
            Assert.IsTrue(bus.IsDone);
        }

        [TestMethod]
        public void It_is_recognised_by_its_serial_number_but_not_while_it_measures_by_itself()
        {
            var bus = new ScriptedI2c("W 37 80", Serial);
            Assert.AreEqual((int)Outcome.Ok, (int)Make(bus, new ManualTimeline()).ReadFingerprint(out long fingerprint));
            Assert.AreEqual(0x0ED8ADE0L, fingerprint);
            Assert.IsTrue(bus.IsDone);
            var settings = new Sht3xSettings { Rate = Sht3xRate.OneHertz };
            var periodic = new Sht3xSensor("climate", new ScriptedI2c(), new ManualTimeline(), settings);
            Assert.AreEqual((int)Outcome.Unsupported, (int)periodic.ReadFingerprint(out fingerprint));
            Assert.AreEqual(0L, fingerprint);
        }

        [TestMethod]
        public void A_part_amid_a_conversion_is_asked_again()
        {
            var bus = new ScriptedI2c("NW", "W 30 93", "W 37 80", Serial, "W F3 2D", StatusClear, "W 30 41");
            Assert.AreEqual((int)Outcome.Ok, (int)Make(bus, new ManualTimeline()).Identify(new SensorIdentity()));
            Assert.IsTrue(bus.IsDone);
        }

        [TestMethod]
        public void A_part_at_rest_may_refuse_the_stop()
        {
            var bus = new ScriptedI2c("NW", "NW", "W 37 80", Serial, "W F3 2D", StatusClear, "W 30 41");
            Assert.AreEqual((int)Outcome.Ok, (int)Make(bus, new ManualTimeline()).Identify(new SensorIdentity()));
            var absent = new ScriptedI2c("NW", "NW", "NW");
            Assert.AreEqual((int)Outcome.Nack, (int)Make(absent, new ManualTimeline()).Identify(new SensorIdentity()));
            Assert.IsTrue(bus.IsDone && absent.IsDone);
        }

        [TestMethod]
        public void A_heater_found_on_is_switched_off_and_samples_are_marked_until_it_is_cool()
        {
            var timeline = new ManualTimeline();
            var bus = new ScriptedI2c(
                "W 30 93", "W 37 80", Serial, "W F3 2D", StatusHeater, "W 30 66", "W 30 41",
                "W 24 00", Value, "W F3 2D", StatusClear, "W 24 00", Value, "W F3 2D", StatusClear);
            Sht3xSensor sensor = Make(bus, timeline);
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(identity));
            Assert.AreEqual("heater", identity.FactName(2));
            Sample[] samples = { new Sample(), new Sample() };
            Assert.AreEqual((int)Outcome.Ok, Read(sensor, timeline, samples, out _));
            Assert.AreEqual(SampleStatus.InstrumentWarning, samples[0].Status);
            timeline.Microseconds += 61000000;
            Assert.AreEqual((int)Outcome.Ok, Read(sensor, timeline, samples, out _));
            Assert.AreEqual(0, samples[0].Status);
            Assert.IsTrue(bus.IsDone);
        }

        [TestMethod]
        public void Both_quantities_share_the_middle_of_one_conversion()
        {
            var timeline = new ManualTimeline { Microseconds = 1000000 };
            var bus = new ScriptedI2c("W 24 00", Value, "W F3 2D", StatusClear);
            Sht3xSensor sensor = Make(bus, timeline);
            Sample[] samples = { new Sample(), new Sample() };
            Assert.AreEqual((int)Outcome.Ok, Read(sensor, timeline, samples, out int count));
            Assert.AreEqual(2, count);
            Assert.AreEqual(25000L, samples[0].Mantissa);
            Assert.AreEqual(44800L, samples[1].Mantissa);
            Assert.AreEqual(1007750L, samples[0].CounterMicroseconds);
            Assert.AreEqual(samples[0].CounterMicroseconds, samples[1].CounterMicroseconds);
            Assert.AreEqual(7750, samples[0].InstantHalfWidthMicroseconds);
            Assert.AreEqual(0x72B0L, samples[1].Raw);
        }

        [TestMethod]
        public void A_task_held_up_after_the_command_widens_the_interval()
        {
            var timeline = new ManualTimeline { Microseconds = 1000000 };
            var bus = new ScriptedI2c("W 24 00", Value, "W F3 2D", StatusClear) { HeldUpOn = timeline };
            Sht3xSensor sensor = Make(bus, timeline);
            Sample[] samples = { new Sample(), new Sample() };
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Begin());
            timeline.SleepUntil(timeline.Microseconds + sensor.ReadyAfterMicroseconds);
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.End(samples, out _));
            Assert.IsTrue(samples[0].CounterMicroseconds - samples[0].InstantHalfWidthMicroseconds <= 1000000, "started before");
            Assert.IsTrue(samples[0].CounterMicroseconds + samples[0].InstantHalfWidthMicroseconds >= 1020000 + Sht3xCodec.ConversionMicroseconds(Sht3xRepeatability.High), "or after");
        }

        [TestMethod]
        [DataRow("R 80 10 E1", 0x8010)]
        [DataRow("R 20 00 5D", 0x2000)]
        public void A_reset_or_a_heater_since_identify_is_a_failure_with_the_status_word(string status, int code)
        {
            var timeline = new ManualTimeline();
            var bus = new ScriptedI2c("W 24 00", Value, "W F3 2D", status, "W 24 00", Value, "W F3 2D", StatusClear);
            Sht3xSensor sensor = Make(bus, timeline);
            Sample[] samples = { new Sample(), new Sample() };
            Assert.AreEqual((int)Outcome.DeviceError, Read(sensor, timeline, samples, out int count));
            Assert.AreEqual(0, count);
            Assert.AreEqual(code, sensor.DeviceErrorCode);
            Assert.AreEqual(0L, samples[0].Raw, "untouched");
            Assert.AreEqual((int)Outcome.Ok, Read(sensor, timeline, samples, out _));
            Assert.AreEqual(0, sensor.DeviceErrorCode);
        }

        [TestMethod]
        [DataRow("R 66 66 94 72 B0 DC", (int)Outcome.BadChecksum)]
        [DataRow("R FF FF FF FF FF FF", (int)Outcome.BadChecksum)]
        [DataRow("R 00 00 00 00 00 00", (int)Outcome.BadChecksum)]
        [DataRow("R 66 66 93 72 DC B0", (int)Outcome.BadChecksum)]
        [DataRow("NR", (int)Outcome.Nack)]
        public void A_failed_read_never_gives_the_value_before(string step, int expected)
        {
            var timeline = new ManualTimeline();
            var bus = new ScriptedI2c("W 24 00", Value, "W F3 2D", StatusClear, "W 24 00", step);
            Sht3xSensor sensor = Make(bus, timeline);
            Sample[] samples = { new Sample(), new Sample() };
            Assert.AreEqual((int)Outcome.Ok, Read(sensor, timeline, samples, out _));
            Assert.AreEqual(expected, Read(sensor, timeline, samples, out int count));
            Assert.AreEqual(0, count);
        }

        [TestMethod]
        public void Periodic_mode_is_not_ready_until_the_next_value_is_due_and_lost_after_that()
        {
            var timeline = new ManualTimeline();
            var bus = new ScriptedI2c(
                "W 30 93", "W 37 80", Serial, "W F3 2D", StatusClear, "W 30 41", "W 22 36",
                "W E0 00", "NR", "W E0 00", Value, "W E0 00", "NR", "W E0 00", "NR");
            var sensor = new Sht3xSensor("climate", bus, timeline, new Sht3xSettings { Rate = Sht3xRate.TwoHertz });
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(new SensorIdentity()));
            Sample[] samples = { new Sample(), new Sample() };
            Assert.AreEqual((int)Outcome.NotReady, Read(sensor, timeline, samples, out _));
            timeline.Microseconds += 500000;
            Assert.AreEqual((int)Outcome.Ok, Read(sensor, timeline, samples, out _));
            Assert.IsTrue(samples[0].InstantHalfWidthMicroseconds >= 250000, "half the period");
            Assert.IsTrue(samples[0].CounterMicroseconds < timeline.Microseconds);
            timeline.Microseconds += 300000;
            Assert.AreEqual((int)Outcome.NotReady, Read(sensor, timeline, samples, out _));
            timeline.Microseconds += 400000;
            Assert.AreEqual((int)Outcome.Nack, Read(sensor, timeline, samples, out _), "a part that lost its mode is not well");
            Assert.IsTrue(bus.IsDone);
        }

        private static string Command(int rate, Sht3xRepeatability repeatability)
        {
            return Sht3xCodec.MeasureCommand((Sht3xRate)rate, repeatability).ToString("X4");
        }

        private static Sht3xSensor Make(ScriptedI2c bus, ManualTimeline timeline)
        {
            return new Sht3xSensor("climate", bus, timeline, new Sht3xSettings());
        }

        private static int Read(Sht3xSensor sensor, ManualTimeline timeline, Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = sensor.Begin();
            timeline.SleepUntil(timeline.Microseconds + sensor.ReadyAfterMicroseconds);
            return (int)(outcome == Outcome.Ok ? sensor.End(samples, out count) : outcome);
        }
    }
}
