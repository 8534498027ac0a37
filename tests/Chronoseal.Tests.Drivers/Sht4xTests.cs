using Chronoseal.Drivers.Climate;
using Chronoseal.Drivers.Sht4x;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class Sht4xTests
    {
        [TestMethod]
        [DataRow("66 66 93 72 B0 DC", 25000, 50001)]
        [DataRow("BE EF 92 BE EF 92", 85523, 87231)]
        [DataRow("00 00 81 00 00 81", -45000, -6000)]
        [DataRow("FF FF AC FF FF AC", 130000, 119000)]
        public void Conversion_of_known_replies(string reply, int milliCelsius, int milliPercent)
        {
            Outcome outcome = ShtReply.DecodeMeasurement(Hex.Parse(reply), out int temperature, out int humidity);
            Assert.AreEqual((int)Outcome.Ok, (int)outcome);
            Assert.AreEqual(milliCelsius, ShtReply.TemperatureMilliCelsius(temperature));
            Assert.AreEqual(milliPercent, Sht4xCodec.HumidityMilliPercent(humidity));
        }

        [TestMethod]
        public void Identify_reads_the_serial_number()
        {
            var bus = new ScriptedI2c("W 89", "R 0E D8 51 AD E0 FF");
            var sensor = new Sht4xSensor("climate", bus, new ManualTimeline(), new Sht4xSettings());
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(identity));
            Assert.AreEqual("0ED8ADE0", identity.Serial);
            Assert.IsTrue(bus.IsDone);
        }

        [TestMethod]
        public void Both_quantities_share_the_middle_of_one_conversion()
        {
            var timeline = new ManualTimeline { Microseconds = 1000000 };
            var bus = new ScriptedI2c("W FD", "R 66 66 93 72 B0 DC");
            var sensor = new Sht4xSensor("climate", bus, timeline, new Sht4xSettings());
            Sample[] samples = { new Sample(), new Sample() };
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Begin());
            timeline.SleepUntil(timeline.Microseconds + sensor.ReadyAfterMicroseconds);
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.End(samples, out int count));
            Assert.AreEqual(2, count);
            Assert.AreEqual(25000L, samples[0].Mantissa);
            Assert.AreEqual(50001L, samples[1].Mantissa);
            Assert.AreEqual(-3, samples[0].Exponent);
            Assert.AreEqual(1004150L, samples[0].CounterMicroseconds);
            Assert.AreEqual(samples[0].CounterMicroseconds, samples[1].CounterMicroseconds);
            Assert.AreEqual(4150, samples[0].InstantHalfWidthMicroseconds);
            Assert.AreEqual(0x6666L, samples[0].Raw);
        }

        [TestMethod]
        public void A_task_held_up_after_the_command_widens_the_interval()
        {
            var timeline = new ManualTimeline { Microseconds = 1000000 };
            var bus = new ScriptedI2c("W FD", "R 66 66 93 72 B0 DC") { HeldUpOn = timeline };
            var sensor = new Sht4xSensor("climate", bus, timeline, new Sht4xSettings());
            Sample[] samples = { new Sample(), new Sample() };
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Begin());
            timeline.SleepUntil(timeline.Microseconds + sensor.ReadyAfterMicroseconds);
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.End(samples, out _));
            Assert.IsTrue(samples[0].CounterMicroseconds - samples[0].InstantHalfWidthMicroseconds <= 1000000, "started before");
            Assert.IsTrue(samples[0].CounterMicroseconds + samples[0].InstantHalfWidthMicroseconds >= 1020000 + Sht4xCodec.ConversionMicroseconds, "or after");
        }

        [TestMethod]
        public void Humidity_beyond_the_scale_is_clamped_and_says_so()
        {
            var bus = new ScriptedI2c("W FD", "R 66 66 93 FF FF AC");
            var sensor = new Sht4xSensor("climate", bus, new ManualTimeline(), new Sht4xSettings());
            Sample[] samples = { new Sample(), new Sample() };
            sensor.Begin();
            sensor.End(samples, out _);
            Assert.AreEqual(100000L, samples[1].Mantissa);
            Assert.AreEqual(SampleStatus.Clamped, samples[1].Status);
            Assert.AreEqual(0xFFFFL, samples[1].Raw);
            Assert.AreEqual(0, samples[0].Status);
        }

        [TestMethod]
        [DataRow("R 66 66 94 72 B0 DC", (int)Outcome.BadChecksum)]
        [DataRow("R FF FF FF FF FF FF", (int)Outcome.BadChecksum)]
        [DataRow("R 00 00 00 00 00 00", (int)Outcome.BadChecksum)]
        [DataRow("R 66 66 93 B0 72 DC", (int)Outcome.BadChecksum)]
        [DataRow("NR", (int)Outcome.Nack)]
        public void A_failed_read_gives_no_sample(string step, int expected)
        {
            var bus = new ScriptedI2c("W FD", "R 66 66 93 72 B0 DC", "W FD", step);
            var sensor = new Sht4xSensor("climate", bus, new ManualTimeline(), new Sht4xSettings());
            Sample[] samples = { new Sample(), new Sample() };
            sensor.Begin();
            sensor.End(samples, out int count);
            Assert.AreEqual(2, count);
            sensor.Begin();
            Assert.AreEqual(expected, (int)sensor.End(samples, out count));
            Assert.AreEqual(0, count, "never an old value for a failed read");
        }

        [TestMethod]
        public void An_absent_part_is_not_acknowledged()
        {
            var sensor = new Sht4xSensor("climate", new ScriptedI2c("NW", "NW"), new ManualTimeline(), new Sht4xSettings());
            Assert.AreEqual((int)Outcome.Nack, (int)sensor.Identify(new SensorIdentity()));
            Assert.AreEqual((int)Outcome.Nack, (int)sensor.Begin());
        }

        [TestMethod]
        public void It_is_recognised_by_its_serial_number_once_the_conversion_is_over()
        {
            var timeline = new ManualTimeline { Microseconds = 1000000 };
            var bus = new ScriptedI2c("W FD", "W 89", "R 0E D8 51 AD E0 FF", "W 89", "R 0E D8 51 AD E1 CE", "W 89", "R 0E D8 51 AD E1 FF", "W 89", "NR");
            var sensor = new Sht4xSensor("climate", bus, timeline, new Sht4xSettings());
            sensor.Begin();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.ReadFingerprint(out long fingerprint));
            Assert.AreEqual(0x0ED8ADE0L, fingerprint);
            Assert.AreEqual(1000000L + Sht4xCodec.MeasureMicroseconds + Sht4xCodec.CommandMicroseconds, timeline.Microseconds);
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.ReadFingerprint(out fingerprint));
            Assert.AreEqual(0x0ED8ADE1L, fingerprint);
            Assert.AreEqual((int)Outcome.BadChecksum, (int)sensor.ReadFingerprint(out fingerprint));
            Assert.AreEqual((int)Outcome.Nack, (int)sensor.ReadFingerprint(out fingerprint));
            Assert.AreEqual(0L, fingerprint);
        }
    }
}
