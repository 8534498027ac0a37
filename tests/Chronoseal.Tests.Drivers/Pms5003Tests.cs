using Chronoseal.Drivers.Pms5003;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class Pms5003Tests
    {
        private const string Wake = "42 4D E4 00 01 01 74";
        private const string Passive = "42 4D E1 00 00 01 70";
        private const string PassiveAnswer = "42 4D 00 04 E1 00 01 74";
        private const string Read = "42 4D E2 00 00 01 71";
        private const string Frame = "42 4D 00 1C 00 01 00 02 00 03 00 01 00 02 00 03 01 C2 00 78 00 1E 00 04 00 01 00 00 97 00 02 AC";
        private const string CleanAir = "42 4D 00 1C 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 97 00 01 42";
        private const string MassOnly = "42 4D 00 1C 00 01 00 02 00 03 00 01 00 02 00 03 00 00 00 00 00 00 00 00 00 00 00 00 97 00 01 4E";
        private const string ShortFrame = "42 4D 00 14 00 01 00 02 00 03 00 01 00 02 00 03 00 00 00 00 00 00 00 AF";

        [TestMethod]
        [DataRow((int)Pms5003Codec.SetMode, 0, Passive)]
        [DataRow((int)Pms5003Codec.SetMode, 1, "42 4D E1 00 01 01 71")]
        [DataRow((int)Pms5003Codec.Read, 0, Read)]
        [DataRow((int)Pms5003Codec.SetSleep, 0, "42 4D E4 00 00 01 73")]
        [DataRow((int)Pms5003Codec.SetSleep, 1, Wake)]
        public void Commands(int command, int argument, string bytes)
        {
            Assert.AreEqual(bytes, Hex.Format(Pms5003Codec.Command((byte)command, (byte)argument)));
        }

        [TestMethod]
        public void Identify_wakes_the_part_and_sets_its_mode()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, Wake, Frame, Passive, Frame + PassiveAnswer, Read, Frame);
            var sensor = new Pms5003Sensor("dust", peer, timeline, new Pms5003Settings());
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(identity));
            Assert.IsTrue(peer.IsDone);
            Assert.AreEqual("", identity.Serial);
            Assert.AreEqual("pn1", identity.FactName(1));
            Assert.AreEqual(">0.3 um", identity.FactValue(1));
            Assert.AreEqual("version", identity.FactName(7));
            Assert.AreEqual("151", identity.FactValue(7));
        }

        [TestMethod]
        public void An_answer_to_another_mode_is_none()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, Wake, "", Passive, "42 4D 00 04 E1 01 01 75");
            var sensor = new Pms5003Sensor("dust", peer, timeline, new Pms5003Settings());
            Assert.AreEqual((int)Outcome.WrongReply, (int)sensor.Identify(new SensorIdentity()));
        }

        [TestMethod]
        public void A_settled_part_gives_masses_and_numbers()
        {
            Assert.AreEqual((int)Outcome.Ok, (int)ReadOnce(Frame, new Pms5003Settings(), 40, out Sample[] samples, out int count));
            Assert.AreEqual(9, count);
            Assert.AreEqual(2L, samples[1].Mantissa);
            Assert.AreEqual((int)Quantity.ParticleMass2Point5, (int)samples[1].Quantity);
            Assert.AreEqual(12L, samples[1].ValueUncertainty);
            Assert.AreEqual(4500000L, samples[3].Mantissa);
            Assert.AreEqual(450L, samples[3].Raw);
            Assert.AreEqual((int)Unit.PerCubicMetre, (int)samples[3].Unit);
            Assert.AreEqual(0L, samples[8].Mantissa);
            Assert.AreEqual(1200000, samples[0].InstantHalfWidthMicroseconds);

            // Sent whole 3.645 ms after the start; the answer cannot have begun before.
            Assert.AreEqual(40003645L - 1200000L, samples[0].CounterMicroseconds);
        }

        [TestMethod]
        [DataRow(Frame, 29, (int)Outcome.NotReady)]
        [DataRow(CleanAir, 40, (int)Outcome.Ok)]
        [DataRow(MassOnly, 40, (int)Outcome.OutOfRange)]
        [DataRow(MassOnly, 5, (int)Outcome.NotReady)]
        [DataRow(ShortFrame, 40, (int)Outcome.WrongReply)]
        [DataRow("", 40, (int)Outcome.Timeout)]
        [DataRow("42 4D 00 1C 00 01", 40, (int)Outcome.ShortReply)]
        [DataRow("42 4D 00 1C 00 01 00 02 00 03 00 01 00 02 00 03 01 C2 00 78 00 1E 00 04 00 01 00 00 97 00 AC 02", 40, (int)Outcome.BadChecksum)]
        [DataRow("FF FF FF FF FF FF FF FF", 40, (int)Outcome.BadChecksum)]
        [DataRow("00 42 4D " + Frame, 40, (int)Outcome.Ok)]
        public void Frames_of_all_kinds(string reply, int seconds, int expected)
        {
            Outcome outcome = ReadOnce(reply, new Pms5003Settings(), seconds, out _, out int count);
            Assert.AreEqual(Outcomes.Name((Outcome)expected), Outcomes.Name(outcome));
            Assert.AreEqual(outcome == Outcome.Ok ? 9 : 0, count);
        }

        [TestMethod]
        public void Masses_alone_where_the_part_has_no_more()
        {
            var settings = new Pms5003Settings { DataLength = Pms5003Codec.ShortDataLength, IsAtmospheric = false };
            Assert.AreEqual((int)Outcome.Ok, (int)ReadOnce(ShortFrame, settings, 40, out _, out int count));
            Assert.AreEqual(3, count);
        }

        private static Outcome ReadOnce(string reply, Pms5003Settings settings, int seconds, out Sample[] samples, out int count)
        {
            var timeline = new ManualTimeline();
            var sensor = new Pms5003Sensor("dust", new ScriptedPeer(timeline, Read, reply), timeline, settings);
            samples = new Sample[9];
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] = new Sample();
            }

            timeline.Microseconds = seconds * 1000000L;
            sensor.Begin();
            return sensor.End(samples, out count);
        }
    }
}
