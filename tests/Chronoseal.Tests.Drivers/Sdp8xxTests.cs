using Chronoseal.Drivers.Sdp8xx;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class Sdp8xxTests
    {
        private const string Below = "R FF A6 5A 12 2A 6B 00 3C 39";
        private const string Product = "R 03 02 CE 0A 3B 40 12 34 37 80 00 A2 00 01 B0 00 02 E3";

        [TestMethod]
        [DataRow("FF A6 5A 12 2A 6B 00 3C 39", -90, 60, -15000)]
        [DataRow("0B B8 9D 12 2A 6B 00 F0 03", 3000, 240, 125000)]
        [DataRow("00 00 81 12 2A 6B 00 3C 39", 0, 60, 0)]
        public void Conversion_of_known_replies(string reply, int steps, int scale, int tenthMilliPascals)
        {
            Outcome outcome = Sdp8xxCodec.DecodeMeasurement(Hex.Parse(reply), out int pressure, out int stepsPerPascal);
            Assert.AreEqual((int)Outcome.Ok, (int)outcome);
            Assert.AreEqual(steps, pressure);
            Assert.AreEqual(scale, stepsPerPascal);
            Assert.AreEqual((long)tenthMilliPascals, Sdp8xxCodec.TenthMilliPascals(pressure, stepsPerPascal));
        }

        [TestMethod]
        [DataRow("FF A6 5B 12 2A 6B 00 3C 39", (int)Outcome.BadChecksum)]
        [DataRow("FF A6 5A 12 2A 6C 00 3C 39", (int)Outcome.BadChecksum)]
        [DataRow("FF A6 5A 12 2A 6B 00 3C 38", (int)Outcome.BadChecksum)]
        [DataRow("FF FF FF FF FF FF FF FF FF", (int)Outcome.BadChecksum)]
        [DataRow("00 00 00 00 00 00 00 00 00", (int)Outcome.BadChecksum)]
        [DataRow("FF A6 5A 12 2A 6B 00 00 81", (int)Outcome.OutOfRange)]
        [DataRow("FF A6 5A 12 2A 6B FF FF AC", (int)Outcome.OutOfRange)]
        public void Every_checksum_counts_and_a_scale_that_no_part_has_is_refused(string reply, int expected)
        {
            Assert.AreEqual(expected, (int)Sdp8xxCodec.DecodeMeasurement(Hex.Parse(reply), out int pressure, out _));
            Assert.AreEqual(0, pressure);
        }

        [TestMethod]
        [DataRow(0x030201, "SDP800-500")]
        [DataRow(0x03020A, "SDP810-500")]
        [DataRow(0x030204, "SDP801-500")]
        [DataRow(0x03020D, "SDP811-500")]
        [DataRow(0x030202, "SDP800-125")]
        [DataRow(0x03020B, "SDP810-125")]
        [DataRow(0x030101, "SDP31")]
        [DataRow(0x030102, "SDP32")]
        [DataRow(0x020101, "")]
        public void Models_whatever_their_revision(int number, string name)
        {
            Assert.AreEqual(name, Sdp8xxCodec.ModelName((uint)number << 8));
            Assert.AreEqual(name, Sdp8xxCodec.ModelName((uint)number << 8 | 0x7F));
        }

        [TestMethod]
        [DataRow("W 3F F9")]
        [DataRow("NW")]
        public void Identify_stops_reads_the_product_and_starts(string stop)
        {
            var timeline = new ManualTimeline();
            var bus = new ScriptedI2c(stop, "W 36 7C", "W E1 02", Product, "W 36 15");
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)Make(bus, timeline).Identify(identity));
            Assert.AreEqual("Sensirion SDP810-500", identity.Type);
            Assert.AreEqual("1234800000010002", identity.Serial);
            Assert.AreEqual("03020A3B", identity.FactValue(0));
            Assert.IsTrue(timeline.Microseconds >= 8500, "documented waits");
            Assert.IsTrue(bus.IsDone);
        }

        [TestMethod]
        public void A_slow_read_stands_for_the_smoothed_time_before_it()
        {
            var timeline = new ManualTimeline { Microseconds = 5000000 };
            Sdp8xxSensor sensor = Make(new ScriptedI2c(Below, Below), timeline);
            Sample[] samples = { new Sample() };
            Read(sensor, samples, out _);
            timeline.Microseconds += 1000000;
            Assert.AreEqual((int)Outcome.Ok, Read(sensor, samples, out int count));
            Assert.AreEqual(1, count);
            Assert.AreEqual(-15000L, samples[0].Mantissa);
            Assert.AreEqual(-4, samples[0].Exponent);
            Assert.AreEqual("Pa", Units.Symbol(samples[0].Unit));
            Assert.AreEqual(-90L, samples[0].Raw);
            Assert.AreEqual(19000L, samples[0].ExposureMicroseconds);
            Assert.AreEqual(5999750L, samples[0].CounterMicroseconds);
            Assert.AreEqual(250, samples[0].InstantHalfWidthMicroseconds);
        }

        [TestMethod]
        public void A_quick_read_stands_for_the_time_since_the_last_one()
        {
            var timeline = new ManualTimeline { Microseconds = 5000000 };
            Sdp8xxSensor sensor = Make(new ScriptedI2c(Below, Below), timeline);
            Sample[] samples = { new Sample() };
            Read(sensor, samples, out _);
            timeline.Microseconds += 20000;
            Read(sensor, samples, out _);
            Assert.AreEqual(20000L, samples[0].ExposureMicroseconds);
            Assert.AreEqual(250, samples[0].InstantHalfWidthMicroseconds);
        }

        [TestMethod]
        public void After_a_failed_read_the_stamp_claims_less()
        {
            var timeline = new ManualTimeline { Microseconds = 5000000 };
            Sdp8xxSensor sensor = Make(new ScriptedI2c(Below, "R FF A6 5B 12 2A 6B 00 3C 39", Below), timeline);
            Sample[] samples = { new Sample() };
            Read(sensor, samples, out _);
            timeline.Microseconds += 20000;
            Assert.AreEqual((int)Outcome.BadChecksum, Read(sensor, samples, out int count));
            Assert.AreEqual(0, count);
            timeline.Microseconds += 20000;
            Assert.AreEqual((int)Outcome.Ok, Read(sensor, samples, out _));
            Assert.IsTrue(samples[0].InstantHalfWidthMicroseconds > 12000);
        }

        [TestMethod]
        public void Beyond_the_calibrated_range_is_flagged_and_zero_is_a_value()
        {
            Sdp8xxSensor sensor = Make(
                new ScriptedI2c("R 75 31 39 12 2A 6B 00 3C 39", "R 75 30 08 12 2A 6B 00 3C 39", "R 00 00 81 12 2A 6B 00 3C 39"), new ManualTimeline());
            Sample[] samples = { new Sample() };
            Assert.AreEqual((int)Outcome.Ok, Read(sensor, samples, out _));
            Assert.AreEqual(SampleStatus.Overflow, samples[0].Status);
            Assert.AreEqual((int)Outcome.Ok, Read(sensor, samples, out _));
            Assert.AreEqual(5000000L, samples[0].Mantissa);
            Assert.AreEqual(0, samples[0].Status);
            Assert.AreEqual(175003L, samples[0].ValueUncertainty, "zero point and span joined");
            Assert.AreEqual((int)Outcome.Ok, Read(sensor, samples, out _));
            Assert.AreEqual(0L, samples[0].Mantissa);
            Assert.AreEqual(1155L, samples[0].ValueUncertainty);
        }

        [TestMethod]
        public void A_part_that_sits_idle_is_not_acknowledged()
        {
            Sdp8xxSensor sensor = Make(new ScriptedI2c("NR"), new ManualTimeline());
            Assert.AreEqual((int)Outcome.Nack, Read(sensor, new[] { new Sample() }, out int count));
            Assert.AreEqual(0, count);
        }

        private static Sdp8xxSensor Make(ScriptedI2c bus, ManualTimeline timeline)
        {
            return new Sdp8xxSensor("pressure", bus, timeline, new Sdp8xxSettings());
        }

        private static int Read(Sdp8xxSensor sensor, Sample[] samples, out int count)
        {
            sensor.Begin();
            return (int)sensor.End(samples, out count);
        }
    }
}
