using Chronoseal.Drivers.Sensirion;
using Chronoseal.Drivers.Sfa30;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class Sfa30Tests
    {
        [TestMethod]
        public void Conversion_of_the_known_reply()
        {
            Outcome outcome = Sfa30Codec.DecodeValues(Hex.Parse("00 B2 5C 11 A8 5E 10 CD E4"), out int formaldehyde, out int humidity, out int temperature);
            Assert.AreEqual((int)Outcome.Ok, (int)outcome);
            Assert.AreEqual(178, formaldehyde, "35.6 ppb in fifths");
            Assert.AreEqual(4520, humidity);
            Assert.AreEqual(4301, temperature, "21.505 degrees in two-hundredths");
        }

        [TestMethod]
        public void A_reading_is_in_ppm_with_four_decimals()
        {
            var timeline = new ManualTimeline();
            var bus = new ScriptedI2c("W 03 27", "R 00 B2 5C 11 A8 5E 10 CD E4");
            var sensor = new Sfa30Sensor("hcho", bus, timeline, new Sfa30Settings());
            Sample[] samples = { new Sample() };
            sensor.Begin();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.End(samples, out int count));
            Assert.AreEqual(1, count);
            Assert.AreEqual(356L, samples[0].Mantissa);
            Assert.AreEqual(-4, samples[0].Exponent);
            Assert.AreEqual("ppm", Units.Symbol(samples[0].Unit));
        }

        [TestMethod]
        public void Before_the_first_measurement_it_is_not_ready()
        {
            byte[] reply = new byte[9];
            int end = SensirionWords.Pack(reply, 0, 0x7FFF);
            end = SensirionWords.Pack(reply, end, 0x7FFF);
            SensirionWords.Pack(reply, end, 0x7FFF);
            Assert.AreEqual((int)Outcome.NotReady, (int)Sfa30Codec.DecodeValues(reply, out _, out _, out _));
        }

        [TestMethod]
        public void Below_zero_is_clamped_and_says_so()
        {
            byte[] reply = new byte[9];
            int end = SensirionWords.Pack(reply, 0, 0xFFFE);
            end = SensirionWords.Pack(reply, end, 4520);
            SensirionWords.Pack(reply, end, 4301);
            var bus = new ScriptedI2c("W 03 27", "R " + Hex.Format(reply));
            var sensor = new Sfa30Sensor("hcho", bus, new ManualTimeline(), new Sfa30Settings());
            Sample[] samples = { new Sample() };
            sensor.Begin();
            sensor.End(samples, out _);
            Assert.AreEqual(0L, samples[0].Mantissa);
            Assert.AreEqual(SampleStatus.Clamped, samples[0].Status);
            Assert.AreEqual(-2L, samples[0].Raw);
        }

        [TestMethod]
        public void Identify_stops_reads_the_marking_and_starts()
        {
            string marking = "";
            byte[] word = new byte[3];
            string text = "SN-4711";
            for (int i = 0; i < 16; i++)
            {
                int high = 2 * i < text.Length ? text[2 * i] : 0;
                int low = 2 * i + 1 < text.Length ? text[2 * i + 1] : 0;
                SensirionWords.Pack(word, 0, high << 8 | low);
                marking += Hex.Format(word) + " ";
            }

            var bus = new ScriptedI2c("W 01 04", "W D0 60", "R " + marking, "W 00 06");
            var timeline = new ManualTimeline();
            var sensor = new Sfa30Sensor("hcho", bus, timeline, new Sfa30Settings());
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(identity));
            Assert.AreEqual("SN-4711", identity.Serial);
            Assert.IsTrue(timeline.Microseconds >= 53000, "documented waits");
            Assert.IsTrue(bus.IsDone);
        }
    }
}
