using Chronoseal.Drivers.Hc2;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class Hc2Tests
    {
        private const string Request = "7B 20 39 39 52 44 44 7D 0D";

        // As recorded, with the degree sign in one byte.
        private const string Recorded = "{F00rdd 001; 42.47;%rh;000;+; 23.31;\u00B0C;000;-;nc;---.- ;\u00B0C;000; ;001;V1.4-1;0060257484;HygroClip 2 ;000;";

        [TestMethod]
        public void The_recorded_reply()
        {
            var timeline = new ManualTimeline { Microseconds = 5000000 };
            var peer = new ScriptedPeer(timeline, Request, Bytes(Recorded + "R"), Request, Bytes(Recorded + "R"));
            var sensor = new Hc2Sensor("climate", peer, timeline, new Hc2Settings());
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(identity));
            Assert.AreEqual("0060257484", identity.Serial);
            Assert.AreEqual("V1.4-1", identity.Firmware);
            Assert.AreEqual("HygroClip 2", identity.FactValue(0));
            Sample[] samples = { new Sample(), new Sample() };
            sensor.Begin();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.End(samples, out int count));
            Assert.AreEqual(2, count);
            Assert.AreEqual(23310L, samples[0].Mantissa);
            Assert.AreEqual(42470L, samples[1].Mantissa);
            Assert.AreEqual(samples[0].CounterMicroseconds, samples[1].CounterMicroseconds);
            Assert.AreEqual(0, samples[0].Status);
            Assert.IsTrue(samples[0].InstantHalfWidthMicroseconds >= 500000);
        }

        [TestMethod]
        [DataRow("42.47", "42.47", (int)Outcome.Ok)]
        [DataRow("\u00B0", "\u00C2\u00B0", (int)Outcome.Ok)]
        [DataRow("23.31", "-3.31", (int)Outcome.Ok)]
        [DataRow("\u00B0", "\u00B1", (int)Outcome.Unsupported)]
        [DataRow("\u00B0C", "\u00B0F", (int)Outcome.Unsupported)]
        [DataRow("%rh", "%RH", (int)Outcome.Ok)]
        [DataRow("%rh", "Bar", (int)Outcome.Unsupported)]
        [DataRow("rdd", "rgc", (int)Outcome.WrongReply)]
        [DataRow("rdd 001", "rdd 003", (int)Outcome.Unsupported)]
        [DataRow(" 42.47", "---.- ", (int)Outcome.OutOfRange)]
        [DataRow(" 23.31", "---.- ", (int)Outcome.OutOfRange)]
        [DataRow("42.47", "4x.47", (int)Outcome.WrongReply)]
        [DataRow("42.47", "142.47", (int)Outcome.OutOfRange)]
        [DataRow(";nc;", ";", (int)Outcome.WrongReply)]
        [DataRow("2 ;000;", "2 ;128;", (int)Outcome.DeviceError)]
        [DataRow("2 ;000;", "2 ;064;", (int)Outcome.DeviceError)]
        public void Replies_of_all_kinds(string from, string to, int expected)
        {
            string text = Replace(Recorded, from, to);
            Assert.AreEqual(Outcomes.Name((Outcome)expected), Outcomes.Name(Read(Bytes(text + Checksum(text)), out Sample[] samples)), text);
            Assert.IsTrue(expected != (int)Outcome.Ok || samples[0].Mantissa == (to == "-3.31" ? -3310 : 23310));
        }

        [TestMethod]
        public void Another_probe_gives_no_value_before_it_was_asked_who_it_is()
        {
            string another = Replace(Recorded, "0060257484", "0060257485");
            string reply = Bytes(another + Checksum(another));
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, Request, Bytes(Recorded + "R"), Request, reply, Request, reply, Request, reply);
            var sensor = new Hc2Sensor("climate", peer, timeline, new Hc2Settings());
            var identity = new SensorIdentity();
            Sample[] samples = { new Sample(), new Sample() };
            sensor.Identify(identity);
            sensor.Begin();
            Assert.AreEqual((int)Outcome.WrongReply, (int)sensor.End(samples, out int count));
            Assert.AreEqual(0, count);
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(identity));
            Assert.AreEqual("0060257485", identity.Serial);
            sensor.Begin();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.End(samples, out count));
        }

        [TestMethod]
        public void Alarms_flag_what_they_are_about()
        {
            string text = Replace(Replace(Recorded, "%rh;000", "%rh;001"), "2 ;000;", "2 ;033;");
            Assert.AreEqual((int)Outcome.Ok, (int)Read(Bytes(text + Checksum(text)), out Sample[] samples));
            Assert.AreEqual(SampleStatus.InstrumentWarning | SampleStatus.ServiceDue, samples[1].Status);
            Assert.AreEqual(0, samples[0].Status);
        }

        [TestMethod]
        public void A_flipped_lost_or_doubled_byte_is_never_a_value()
        {
            byte[] good = Hex.Parse(Bytes(Recorded + "R"));
            for (int at = 0; at < good.Length; at++)
            {
                for (int bit = 0; bit < 8; bit++)
                {
                    var flipped = (byte[])good.Clone();
                    flipped[at] ^= (byte)(1 << bit);
                    AssertNoValue(Hex.Format(flipped), at);
                }

                string lost = Hex.Format(good, 0, at) + " " + Hex.Format(good, at + 1, good.Length - at - 1);
                AssertNoValue(lost, at);
                AssertNoValue(Hex.Format(good, 0, at + 1) + " " + Hex.Format(good, at, good.Length - at), at);
            }
        }

        [TestMethod]
        [DataRow("", (int)Outcome.Timeout)]
        [DataRow("7B 46 30 30", (int)Outcome.ShortReply)]
        [DataRow("FF FF FF FF", (int)Outcome.BadChecksum)]
        [DataRow("7B 0D", (int)Outcome.BadChecksum)]
        public void What_is_no_reply(string reply, int expected)
        {
            Assert.AreEqual(Outcomes.Name((Outcome)expected), Outcomes.Name(Read(reply, out _)));
        }

        // Beyond the values, a flip of bit 6 or 7 can pass the sum of six bits: names may suffer, values not.
        private static void AssertNoValue(string reply, int at)
        {
            Outcome outcome = Read(reply, out Sample[] samples);
            Assert.IsTrue(outcome != Outcome.Ok || (samples[0].Mantissa == 23310 && samples[1].Mantissa == 42470), at.ToString());
        }

        private static Outcome Read(string reply, out Sample[] samples)
        {
            var timeline = new ManualTimeline();
            var sensor = new Hc2Sensor("climate", new ScriptedPeer(timeline, Request, reply), timeline, new Hc2Settings());
            samples = new[] { new Sample(), new Sample() };
            sensor.Begin();
            Outcome outcome = sensor.End(samples, out int count);
            Assert.AreEqual(outcome == Outcome.Ok ? 2 : 0, count);
            return outcome;
        }

        private static string Replace(string text, string from, string to)
        {
            int at = text.IndexOf(from);
            return text.Substring(0, at) + to + text.Substring(at + from.Length);
        }

        private static string Checksum(string text)
        {
            int sum = 0;
            for (int i = 0; i < text.Length; i++)
            {
                sum += text[i];
            }

            return ((char)(sum % 64 + 32)).ToString();
        }

        private static string Bytes(string text)
        {
            var bytes = new byte[text.Length + 1];
            for (int i = 0; i < text.Length; i++)
            {
                bytes[i] = (byte)text[i];
            }

            bytes[text.Length] = (byte)'\r';
            return Hex.Format(bytes);
        }
    }
}
