using Chronoseal.Drivers.Sfa30;
using Chronoseal.Hal;
using Chronoseal.Protocols.Sensirion;
using Chronoseal.Protocols.Shdlc;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class Sfa30Tests
    {
        private const string Stop = "7E 00 01 00 FE 7E";
        private const string Idle = "7E 00 01 43 00 BB 7E";
        private const string AskMarking = "7E 00 D0 01 06 28 7E";
        private const string Marking = "7E 00 D0 00 08 53 4E 2D 34 37 31 31 00 8C 7E";
        private const string Start = "7E 00 00 01 00 FE 7E";
        private const string Started = "7E 00 00 00 00 FF 7E";
        private const string ReadValues = "7E 00 03 01 02 F9 7E";
        private const string Values = "7E 00 03 00 06 00 B2 7D 31 A8 10 CD AE 7E";
        private const string NoData = "7E 00 03 20 00 DC 7E";
        private const string Fence = "7E 00 D1 00 2E 7E";
        private const string Unknown = "7E 00 D1 02 00 2C 7E";

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

        [TestMethod]
        public void A_stamp_covers_the_half_second_in_which_the_part_may_have_measured()
        {
            var timeline = new ManualTimeline { Microseconds = 10000000 };
            var sensor = new Sfa30Sensor("hcho", new ScriptedI2c("W 03 27", "R 00 B2 5C 11 A8 5E 10 CD E4"), timeline, new Sfa30Settings());
            Sample[] samples = { new Sample() };
            sensor.Begin();
            timeline.SleepUntil(timeline.Microseconds + sensor.ReadyAfterMicroseconds);
            sensor.End(samples, out _);
            Sample sample = samples[0];
            Assert.IsTrue(sample.CounterMicroseconds - sample.InstantHalfWidthMicroseconds <= 9480000, "one period before the question");
            Assert.AreEqual(10005000L, sample.CounterMicroseconds + sample.InstantHalfWidthMicroseconds);
        }

        [TestMethod]
        public void An_idle_part_may_refuse_to_stop()
        {
            var bus = new ScriptedI2c("NW", "NW");
            Assert.AreEqual((int)Outcome.Nack, (int)new Sfa30Sensor("hcho", bus, new ManualTimeline(), new Sfa30Settings()).Identify(new SensorIdentity()));
            Assert.IsTrue(bus.IsDone, "the marking was asked for all the same");
        }

        [TestMethod]
        public void Over_uart_identify_stops_reads_the_marking_and_starts()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, Stop, Idle, AskMarking, Marking, Start, Started);
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)OnUart(peer, timeline).Identify(identity));
            Assert.AreEqual("SN-4711", identity.Serial);
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        public void Over_uart_a_reading_has_the_same_scale()
        {
            var timeline = new ManualTimeline();
            Sfa30Sensor sensor = OnUart(new ScriptedPeer(timeline, ReadValues, Values), timeline);
            Sample[] samples = { new Sample() };
            Assert.AreEqual((int)Outcome.Ok, (int)Read(sensor, samples));
            Assert.AreEqual(356L, samples[0].Mantissa);
            Assert.AreEqual(178L, samples[0].Raw);
        }

        [TestMethod]
        public void Over_uart_no_data_is_not_ready_at_first_and_a_failure_later()
        {
            var timeline = new ManualTimeline { Microseconds = 1000000 };
            Sfa30Sensor sensor = OnUart(new ScriptedPeer(timeline, ReadValues, Values, ReadValues, NoData, ReadValues, NoData), timeline);
            Sample[] samples = { new Sample() };
            Read(sensor, samples);
            Assert.AreEqual((int)Outcome.NotReady, (int)Read(sensor, samples));
            timeline.Microseconds += 3000000;
            Assert.AreEqual((int)Outcome.DeviceError, (int)Read(sensor, samples));
            Assert.AreEqual(Sfa30Codec.NoNewValue, sensor.DeviceErrorCode);
        }

        [TestMethod]
        public void Over_uart_a_late_reply_to_a_failed_reading_is_passed_over()
        {
            const string Late = "7E 00 03 00 06 00 01 00 00 00 00 F5 7E";
            var timeline = new ManualTimeline();
            Sfa30Sensor sensor = OnUart(
                new ScriptedPeer(timeline, ReadValues, "", Fence, Late + Unknown, ReadValues, Values, ReadValues, "7E 00 03 44 00 B8 7E"), timeline);
            Sample[] samples = { new Sample() };
            Assert.AreEqual((int)Outcome.Timeout, (int)Read(sensor, samples));
            Assert.AreEqual((int)Outcome.Ok, (int)Read(sensor, samples));
            Assert.AreEqual(178L, samples[0].Raw);
            Assert.AreEqual((int)Outcome.DeviceError, (int)Read(sensor, samples));
            Assert.AreEqual(0x44, sensor.DeviceErrorCode);
        }

        private static Outcome Read(Sfa30Sensor sensor, Sample[] samples)
        {
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Begin());
            return sensor.End(samples, out _);
        }

        private static Sfa30Sensor OnUart(ScriptedPeer peer, ManualTimeline timeline)
        {
            var channel = new ShdlcChannel(peer, timeline, ShdlcChannel.UsualAddress, ShdlcChannel.UsualTimeoutMilliseconds);
            return new Sfa30Sensor("hcho", channel, timeline, new Sfa30Settings());
        }
    }
}
