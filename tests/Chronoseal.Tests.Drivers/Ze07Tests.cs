using Chronoseal.Drivers.Ze07;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class Ze07Tests
    {
        private const string ToQuestions = "FF 01 78 41 00 00 00 00 46";
        private const string Read = "FF 01 86 00 00 00 00 00 79";
        private const string Reply = "FF 86 00 2A 00 00 00 20 30";
        private const string Upload = "FF 17 04 00 00 25 13 88 25";

        [TestMethod]
        public void Commands()
        {
            Assert.AreEqual(ToQuestions, Hex.Format(Ze07Codec.SwitchCommand(false)));
            Assert.AreEqual("FF 01 78 40 00 00 00 00 47", Hex.Format(Ze07Codec.SwitchCommand(true)));
            Assert.AreEqual(Read, Hex.Format(Ze07Codec.ReadCommand()));
        }

        [TestMethod]
        [DataRow(Upload, (int)Outcome.Ok, 37, -3, 5000)]
        [DataRow("FF 17 03 02 00 25 01 F4 CA", (int)Outcome.Ok, 37, -2, 500)]
        [DataRow("FF 17 05 00 00 25 13 88 24", (int)Outcome.Unsupported, 37, 0, 5000)]
        [DataRow("FF 17 04 04 00 25 13 88 21", (int)Outcome.Unsupported, 37, -7, 5000)]
        [DataRow("FF 18 04 00 00 25 13 88 24", (int)Outcome.WrongReply, 37, -3, 5000)]
        public void Uploaded_frames_state_unit_and_decimals(string frame, int expected, int expectedValue, int expectedExponent, int expectedScale)
        {
            byte[] bytes = Hex.Parse(frame);
            Assert.AreEqual(expected, (int)Ze07Codec.DecodeUpload(bytes, out int value, out int exponent, out int fullScale));
            Assert.AreEqual(expectedValue, value);
            Assert.AreEqual(expectedExponent, exponent);
            Assert.AreEqual(expectedScale, fullScale);
        }

        [TestMethod]
        public void A_value_after_preheating()
        {
            ManualTimeline timeline = Start(out Ze07Sensor sensor, Read, Reply, Read, Reply);
            Sample[] samples = { new Sample() };
            sensor.Begin();
            Assert.AreEqual((int)Outcome.NotReady, (int)sensor.End(samples, out int count));
            Assert.AreEqual(0, count);
            timeline.SleepUntil(timeline.Microseconds + 180000000);
            sensor.Begin();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.End(samples, out count));
            Assert.AreEqual(1, count);
            Assert.AreEqual(32L, samples[0].Mantissa);
            Assert.AreEqual(-3, samples[0].Exponent);
            Assert.AreEqual(0x2A0020L, samples[0].Raw);
            Assert.AreEqual(520000, samples[0].InstantHalfWidthMicroseconds);
        }

        [TestMethod]
        [DataRow("FF 86 00 2A 00 00 00 20 31", (int)Outcome.BadChecksum)]
        [DataRow("FF FF FF FF FF FF FF FF FF", (int)Outcome.BadChecksum)]
        [DataRow("00 00 00 00 00 00 00 00 00", (int)Outcome.BadChecksum)]
        [DataRow("FF 86 00 2A 00 00 00 20", (int)Outcome.ShortReply)]
        [DataRow("", (int)Outcome.Timeout)]
        [DataRow(Upload, (int)Outcome.WrongReply)]
        [DataRow(Upload + Reply, (int)Outcome.WrongReply)]
        [DataRow("FF 86 00 2A 00 00 02 20 2E", (int)Outcome.OutOfRange)]
        [DataRow("FF 86 00 00 00 00 00 00 7A", (int)Outcome.Ok)]
        [DataRow("12 FF " + Reply, (int)Outcome.Ok)]
        public void Replies_of_all_kinds(string reply, int expected)
        {
            ManualTimeline timeline = Start(out Ze07Sensor sensor, Read, reply);
            timeline.SleepUntil(timeline.Microseconds + 181000000);
            Sample[] samples = { new Sample() };
            sensor.Begin();
            Outcome outcome = sensor.End(samples, out int count);
            Assert.AreEqual(Outcomes.Name((Outcome)expected), Outcomes.Name(outcome), reply);
            Assert.AreEqual(outcome == Outcome.Ok ? 1 : 0, count);
        }

        // Identified while it was still uploading: frames of the upload stand before the answer.
        private static ManualTimeline Start(out Ze07Sensor sensor, params string[] script)
        {
            var timeline = new ManualTimeline();
            var whole = new string[script.Length + 4];
            whole[0] = ToQuestions;
            whole[1] = "";
            whole[2] = Read;
            whole[3] = Upload + Reply;
            script.CopyTo(whole, 4);
            sensor = new Ze07Sensor("hcho", new ScriptedPeer(timeline, whole), timeline, new Ze07Settings());
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(new SensorIdentity()));
            return timeline;
        }
    }
}
