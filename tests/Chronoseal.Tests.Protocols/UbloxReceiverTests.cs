using Chronoseal.Hal;
using Chronoseal.Protocols.Ublox;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Protocols
{
    [TestClass]
    public class UbloxReceiverTests
    {
        private const string Set0 =
            "B5 62 06 8A 1F 00 00 01 00 00 01 00 74 10 01 02 00 74 10 01 01 00 21 30 E8 03 02 00 21 30 01 00 03 00 21 20 00 92 CB";
        private const string Get0 = "B5 62 06 8B 18 00 00 00 00 00 01 00 74 10 02 00 74 10 01 00 21 30 02 00 21 30 03 00 21 20 9D 8F";
        private const string Values0 =
            "B5 62 06 8B 1F 00 01 00 00 00 01 00 74 10 01 02 00 74 10 01 01 00 21 30 E8 03 02 00 21 30 01 00 03 00 21 20 00 93 EE";
        private const string Set1 =
            "B5 62 06 8A 3B 00 00 01 00 00 7E 01 91 20 01 5C 00 91 20 01 07 00 91 20 01 61 00 91 20 01 AC 00 91 20 01 D9 00 91 20 01 BB 00 91 20 "
            + "00 CA 00 91 20 00 C0 00 91 20 00 C5 00 91 20 00 B1 00 91 20 00 F0 B1";
        private const string Get1 =
            "B5 62 06 8B 30 00 00 00 00 00 7E 01 91 20 5C 00 91 20 07 00 91 20 61 00 91 20 AC 00 91 20 D9 00 91 20 BB 00 91 20 CA 00 91 20 C0 00 "
            + "91 20 C5 00 91 20 B1 00 91 20 DF DA";
        private const string Values1 =
            "B5 62 06 8B 3B 00 01 00 00 00 7E 01 91 20 01 5C 00 91 20 01 07 00 91 20 01 61 00 91 20 01 AC 00 91 20 01 D9 00 91 20 01 BB 00 91 20 "
            + "00 CA 00 91 20 00 C0 00 91 20 00 C5 00 91 20 00 B1 00 91 20 00 F1 F0";
        private const string Set2 =
            "B5 62 06 8A 5A 00 00 01 00 00 23 00 05 20 00 30 00 05 20 01 01 00 05 30 32 00 02 00 05 40 40 42 0F 00 03 00 05 40 40 42 0F 00 04 00 "
            + "05 40 00 00 00 00 05 00 05 40 A0 86 01 00 06 00 05 40 00 00 00 00 07 00 05 10 01 08 00 05 10 01 09 00 05 10 01 0A 00 05 10 01 0B 00 "
            + "05 10 01 0C 00 05 20 00 73 68";
        private const string Get2 =
            "B5 62 06 8B 3C 00 00 00 00 00 23 00 05 20 30 00 05 20 01 00 05 30 02 00 05 40 03 00 05 40 04 00 05 40 05 00 05 40 06 00 05 40 07 00 "
            + "05 10 08 00 05 10 09 00 05 10 0A 00 05 10 0B 00 05 10 0C 00 05 20 D4 9D";
        private const string Values2 =
            "B5 62 06 8B 5A 00 01 00 00 00 23 00 05 20 00 30 00 05 20 01 01 00 05 30 32 00 02 00 05 40 40 42 0F 00 03 00 05 40 40 42 0F 00 04 00 "
            + "05 40 00 00 00 00 05 00 05 40 A0 86 01 00 06 00 05 40 00 00 00 00 07 00 05 10 01 08 00 05 10 01 09 00 05 10 01 0A 00 05 10 01 0B 00 "
            + "05 10 01 0C 00 05 20 00 74 C6";
        private const string Version =
            "B5 62 0A 04 A0 00 45 58 54 20 43 4F 52 45 20 33 2E 30 31 20 28 31 31 31 31 34 31 29 00 00 00 00 00 00 00 00 30 30 30 38 30 30 30 30 "
            + "00 00 52 4F 4D 20 42 41 53 45 20 32 2E 30 31 20 28 37 35 33 33 31 29 00 00 00 00 00 00 00 00 00 46 57 56 45 52 3D 54 49 4D 20 31 2E "
            + "31 30 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 50 52 4F 54 56 45 52 3D 32 32 2E 30 30 00 00 00 00 00 00 00 00 00 00 00 00 00 "
            + "00 00 00 00 4D 4F 44 3D 4C 45 41 2D 4D 38 54 2D 30 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 AE 9D";
        private const string FiveHertz = "B5 62 06 8B 1F 00 01 00 00 00 01 00 74 10 01 02 00 74 10 01 01 00 21 30 C8 00 02 00 21 30 01 00 03 00 21 20 00 70 2A";
        private const string VersionPoll = "B5 62 0A 04 00 00 0E 34";
        private const string UniqueIdPoll = "B5 62 27 03 00 00 2A A5";
        private const string UniqueId = "B5 62 27 03 09 00 01 00 00 00 D3 5A 21 8F 07 18 9A";
        private const string Rate = "B5 62 06 08 06 00 E8 03 01 00 00 00 00 37";
        private const string Taken = "B5 62 05 01 02 00 06 8A 98 C1";
        private const string Spoilt = "B5 62 05 01 02 00 06 8A 98 C0";
        private const string Refused = "B5 62 05 00 02 00 06 8A 97 BC";
        private const string ReadTaken = "B5 62 05 01 02 00 06 8B 99 C2";
        private const string RateTaken = "B5 62 05 01 02 00 06 08 16 3F";
        private const string RateRefused = "B5 62 05 00 02 00 06 08 15 3A";

        // A time pulse message and half a sentence, as a receiver that streams puts them in between.
        private const string Traffic = "B5 62 0D 01 10 00 00 70 99 14 00 00 00 00 67 E3 FF FF 61 09 03 30 20 60 24 47 4E 52 4D 43 2C";

        [TestMethod]
        public void Generation_9_is_set_by_keys_and_read_back()
        {
            AreEqual(Outcome.Ok, Configure(
                Set0, Taken, Set1, Traffic + Taken, Set2, Taken + Traffic,
                Get0, Traffic + Values0 + ReadTaken, Get1, Values1 + ReadTaken, Get2, "FF 00 24" + Values2));
        }

        [TestMethod]
        public void A_value_that_does_not_stay_is_written_again()
        {
            AreEqual(Outcome.WrongReply, Configure(
                Set0, Taken, Set1, Taken, Set2, Taken, Get0, FiveHertz, Set0, Taken, Set1, Taken, Set2, Taken, Get0, FiveHertz));
        }

        [TestMethod]
        public void A_request_is_tried_again_and_then_given_up()
        {
            AreEqual(Outcome.Ok, Configure(
                Set0, "", Set0, Taken, Set1, Spoilt, Set1, Taken, Set2, ReadTaken, Set2, Taken,
                Get0, ReadTaken, Get0, Values1 + Values0, Get1, Values1, Get2, Values2));
            AreEqual(Outcome.Timeout, Configure(Set0, Taken, Set1, Traffic, Set1, ""));
            AreEqual(Outcome.BadChecksum, Configure(Set0, Taken, Set1, Spoilt, Set1, Spoilt));
            AreEqual(Outcome.WrongReply, Configure(Set0, Taken, Set1, ReadTaken, Set1, RateTaken));
            AreEqual(Outcome.ShortReply, Configure(Set0, Taken, Set1, "B5 62 05 01 02 00 06", Set1, "B5 62 05 01 02 00 06 8A 98"));
        }

        [TestMethod]
        public void Neither_way_is_refusal_or_silence()
        {
            AreEqual(Outcome.DeviceError, Configure(Set0, Refused, Rate, RateRefused));
            AreEqual(Outcome.Timeout, Configure(Set0, "", Set0, "", Rate, "", Rate, Traffic));
            AreEqual(Outcome.DeviceError, Configure(Set0, Taken, Set1, Refused));
        }

        [TestMethod]
        public void A_refusal_says_of_what()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, Set0, Refused, Rate, RateRefused);
            var receiver = new UbloxReceiver("gnss", peer, timeline, Settings());
            AreEqual(Outcome.NotReady, receiver.Verify());
            AreEqual(Outcome.DeviceError, receiver.Configure());
            Assert.AreEqual(UbxMessage.ConfigureRate, receiver.DeviceErrorCode);
            Assert.AreEqual((int)UbloxInterface.Unknown, (int)receiver.Interface);
        }

        [TestMethod]
        public void Chatter_does_not_prolong_the_wait()
        {
            string chatter = "";
            for (int i = 0; i < 60; i++)
            {
                chatter += Traffic;
            }

            var timeline = new ManualTimeline();
            var settings = new UbloxSettings { Attempts = 1, ReplyDeadlineMilliseconds = 300 };
            var peer = new ScriptedPeer(timeline, VersionPoll, chatter);
            AreEqual(Outcome.Timeout, new UbloxReceiver("gnss", peer, timeline, settings).Identify(new SensorIdentity()));
            Assert.IsTrue(timeline.Microseconds <= 300000);
        }

        [TestMethod]
        public void Who_it_is()
        {
            SensorIdentity identity = Identify(Outcome.Ok, VersionPoll, Traffic + Version, UniqueIdPoll, UniqueId);
            Assert.AreEqual("u-blox LEA-M8T-0", identity.Type);
            Assert.AreEqual("D35A218F07", identity.Serial);
            Assert.AreEqual("TIM 1.10", identity.Firmware);
            Assert.AreEqual(3, identity.FactCount);
            Assert.AreEqual("EXT CORE 3.01 (111141)", identity.FactValue(0));
            Assert.AreEqual("00080000", identity.FactValue(1));
            Assert.AreEqual("22.00", identity.FactValue(2));

            identity = Identify(Outcome.Ok, VersionPoll, Version, UniqueIdPoll, "B5 62 27 03 0A 00 02 00 00 00 D3 5A 21 8F 07 99 B3 61");
            Assert.AreEqual("D35A218F0799", identity.Serial);
            identity = Identify(Outcome.Ok, VersionPoll, Version, UniqueIdPoll, "", UniqueIdPoll, "");
            Assert.AreEqual("", identity.Serial);
            Identify(Outcome.ShortReply, VersionPoll, VersionPoll, VersionPoll, VersionPoll);
            Identify(Outcome.Timeout, VersionPoll, "", VersionPoll, "");
            Identify(Outcome.BadChecksum, VersionPoll, Version, UniqueIdPoll, Spoilt, UniqueIdPoll, Spoilt);
        }

        [TestMethod]
        [DataRow(-1, 100000, 2000, 3)]
        [DataRow(32768, 100000, 2000, 3)]
        [DataRow(50, 0, 2000, 3)]
        [DataRow(50, 900001, 2000, 3)]
        [DataRow(50, 100000, 199, 3)]
        [DataRow(50, 100000, 2000, 0)]
        public void Settings_have_limits(int cable, int pulse, int deadline, int attempts)
        {
            var timeline = new ManualTimeline();
            var settings = new UbloxSettings
            {
                CableDelayNanoseconds = cable, PulseLengthMicroseconds = pulse, ReplyDeadlineMilliseconds = deadline, Attempts = attempts,
            };
            var receiver = new UbloxReceiver("gnss", new ScriptedPeer(timeline), timeline, settings);
            AreEqual(Outcome.OutOfRange, receiver.Configure());
            AreEqual(Outcome.OutOfRange, receiver.Identify(new SensorIdentity()));
        }

        [TestMethod]
        public void Acknowledgements_have_two_bytes()
        {
            AreEqual(Outcome.Ok, UbxAcknowledgement.Decode(Hex.Parse("06 8A"), 2, out int message));
            Assert.AreEqual(UbxMessage.ConfigureValues, message);
            AreEqual(Outcome.ShortReply, UbxAcknowledgement.Decode(Hex.Parse("06"), 1, out _));
            AreEqual(Outcome.ShortReply, UbxAcknowledgement.Decode(Hex.Parse("06 8A 00"), 3, out _));
        }

        private static UbloxSettings Settings()
        {
            return new UbloxSettings { Attempts = 2 };
        }

        private static Outcome Configure(params string[] script)
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, script);
            Outcome outcome = new UbloxReceiver("gnss", peer, timeline, Settings()).Configure();
            Assert.IsTrue(peer.IsDone);
            return outcome;
        }

        private static SensorIdentity Identify(Outcome expected, params string[] script)
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, script);
            var identity = new SensorIdentity();
            AreEqual(expected, new UbloxReceiver("gnss", peer, timeline, Settings()).Identify(identity));
            Assert.IsTrue(peer.IsDone);
            return identity;
        }

        private static void AreEqual(Outcome expected, Outcome actual)
        {
            Assert.AreEqual(Outcomes.Name(expected), Outcomes.Name(actual));
        }
    }
}
