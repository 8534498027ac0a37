using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Plant
{
    /// <summary>The u-blox receiver of the plant against the bytes of sensors.md, without the driver.</summary>
    [TestClass]
    public sealed class UbloxEmulatorTests
    {
        [TestMethod]
        [DataRow(0x0A04, "", "B5620A0400000E34")]
        [DataRow(0x0601, "0D0101", "B562060103000D01011969")]
        [DataRow(0x0601, "012101", "B562060103000121012D85")]
        [DataRow(0x068A, "000100007E019120015C00912001", "B562068A0E00000100007E019120015C00912001DEA6")]
        [DataRow(0x0D01, "007099140000000067E3FFFF61090330", "B5620D011000007099140000000067E3FFFF610903302060")]
        [DataRow(0x0121, "0070991419000000C01DFEFFEA07010F00000037", "B562012114000070991419000000C01DFEFFEA07010F000000377EE8")]
        public void FramesAgreeWithTheReference(int message, string payload, string frame)
        {
            Assert.AreEqual(frame, Convert.ToHexString(UbxCodec.Frame(message, Convert.FromHexString(payload))));
        }

        [TestMethod]
        public void GenerationEightRefusesKeysAndTakesMessages()
        {
            using var talk = new UbxTalk(new GnssSettings { Ublox = UbloxModel.LeaM8T });
            CollectionAssert.AreEqual(new[] { "0500 068A" }, talk.Ask("B562068A0E00000100007E019120015C00912001DEA6"));
            CollectionAssert.AreEqual(new[] { "0501 0601" }, talk.Ask("B562060103000D01011969"));
            CollectionAssert.AreEqual(new[] { "0601 0D01000100000000", "0501 0601" }, talk.Ask("B562060102000D01174C"));
            CollectionAssert.AreEqual(new[] { "0608 E80301000100", "0501 0608" }, talk.Ask("B562060800000E30"));
            CollectionAssert.AreEqual(new[] { "0501 0608" }, talk.Ask("B56206080600E803010000000037"));
            CollectionAssert.AreEqual(new[] { "0608 E80301000000", "0501 0608" }, talk.Ask("B562060800000E30"));
        }

        [TestMethod]
        public void ThePulseIsReadAndWrittenWhole()
        {
            const string set = "000100003200000040420F0040420F0000000000A08601000000000077000000";
            using var talk = new UbxTalk(new GnssSettings { Ublox = UbloxModel.LeaM8T });
            CollectionAssert.AreEqual(new[] { "0631 " + set.Replace("77000000", "F7000000"), "0501 0631" }, talk.Ask("B562063101000038E5"));
            CollectionAssert.AreEqual(new[] { "0501 0631" }, talk.Ask("B56206312000" + set + "4AB6"));
            CollectionAssert.AreEqual(new[] { "0631 " + set, "0501 0631" }, talk.Ask("B562063101000038E5"));
        }

        [TestMethod]
        public void GenerationNineTakesKeysAllOrNone()
        {
            using var talk = new UbxTalk(new GnssSettings { Ublox = UbloxModel.ZedF9T });
            CollectionAssert.AreEqual(new[] { "0501 068A" }, talk.Ask("B562068A0E00000100007E019120015C00912001DEA6"));
            Assert.AreEqual(1, talk.Ublox.LayersWritten);
            byte[] get = UbxCodec.Frame(0x068B, Convert.FromHexString("00000000" + "7E019120" + "01000530"));
            CollectionAssert.AreEqual(new[] { "068B 010000007E01912001010005303200", "0501 068B" }, talk.Ask(Convert.ToHexString(get)));

            // A key that nobody knows: none of the others is taken.
            byte[] set = UbxCodec.Frame(0x068A, Convert.FromHexString("00010000" + "7E01912000" + "FFFF912001"));
            CollectionAssert.AreEqual(new[] { "0500 068A" }, talk.Ask(Convert.ToHexString(set)));
            Assert.AreEqual(1, talk.Ublox.Configuration.RateOf(0x0D01));
        }

        [TestMethod]
        public void WhatIsBrokenOrUnknownIsNotAnswered()
        {
            using var talk = new UbxTalk(new GnssSettings { Ublox = UbloxModel.LeaM8T with { UniqueIdVersion = 0 } });
            Assert.IsEmpty(talk.Ask("B562060103000D01011968"));
            Assert.IsEmpty(talk.Ask("B562270300002AA5"));
            Assert.IsEmpty(talk.Ask("B56206010300"));
            talk.Wait(1.2);
            Assert.HasCount(1, talk.Ask("FFB524B562060103000D01011969"));
        }

        [TestMethod]
        public void WhoItIs()
        {
            using var talk = new UbxTalk(new GnssSettings { Ublox = UbloxModel.LeaM8T });
            string version = talk.Ask("B5620A0400000E34").Single();
            StringAssert.StartsWith(version, "0A04 " + Convert.ToHexString("EXT CORE 3.01 (111141)\0"u8));
            Assert.AreEqual(5 + 2 * (40 + 7 * 30), version.Length);
            Assert.AreEqual("2703 01000000" + Convert.ToHexString(talk.Ublox.UniqueId.AsSpan(0, 5)), talk.Ask("B562270300002AA5").Single());
        }

        [TestMethod]
        public void TheStreamNamesThePulseBeforeAndTheOneToCome()
        {
            using var talk = new UbxTalk(new GnssSettings { Ublox = UbloxModel.ZedF9T with { IsConfigured = true } });
            talk.Wait(1.7);
            string[] said = talk.Listen();
            CollectionAssert.AreEqual(new[] { "0D01", "0107", "0121", "0126", "$GNRMC", "$GNZDA" }, said.Select(s => s[..(s[0] == '$' ? 6 : 4)]).ToArray());

            // The run starts on Monday, 2026-06-01 at 08:00:00 UTC; a second later is the pulse just gone by, two seconds later the next.
            byte[] pulse = Convert.FromHexString(said[0][5..]);
            Assert.AreEqual((86_400 + 8 * 3_600 + 2) * 1_000, BitConverter.ToInt32(pulse));
            Assert.AreEqual(2_421, BitConverter.ToInt16(pulse, 12));
            Assert.AreEqual(0x0B, pulse[14]);
            byte[] utc = Convert.FromHexString(said[2][5..]);
            Assert.AreEqual((86_400 + 8 * 3_600 + 1 + 18) * 1_000, BitConverter.ToInt32(utc));
            Assert.AreEqual("EA07060108000137", Convert.ToHexString(utc.AsSpan(12)));
            StringAssert.StartsWith(said[4], "$GNRMC,080001.00,A,");
        }

        [TestMethod]
        public void FlagsGrowAndTheLeapSecondsComeLast()
        {
            var model = UbloxModel.ZedF9T with { IsConfigured = true, AlmanacSeconds = 12, OutdatedSeconds = 3 };
            using var talk = new UbxTalk(new GnssSettings { ColdSeconds = 8, ColdLabelErrorSeconds = 3, HasPulsesWhileCold = false, Ublox = model });
            var flags = new List<string>();
            for (int second = 1; second <= 13; second++)
            {
                talk.Wait(second == 1 ? 1.7 : 1);
                string[] said = talk.Listen();
                byte[] utc = Convert.FromHexString(said[2][5..]);
                byte[] leap = Convert.FromHexString(said[3][5..]);
                string text = $"{Convert.FromHexString(said[1][5..])[11]:X} {utc[19]:X2} {leap[23]} {leap[9]} {utc[18] - second} {said[4].Split(',')[2]}";
                if (flags.Count == 0 || flags[^1] != text)
                {
                    flags.Add(text);
                }
            }

            // No time; time of week; a fix with the leap seconds of the firmware; the almanac.
            CollectionAssert.AreEqual(new[] { "0 00 0 15 3 V", "3 03 0 15 3 V", "3 03 0 15 3 A", "7 37 3 18 0 A" }, flags);
        }

        [TestMethod]
        public void ALeapSecondIsAnnouncedAndHappens()
        {
            GnssSettings settings = new() { Ublox = UbloxModel.ZedF9T with { IsConfigured = true } };
            using var world = new PlantWorld(new PlantSettings
            {
                Epoch = new DateTime(2026, 12, 31, 23, 59, 56), Leap = new LeapSecond(4), Node = new NodeSettings { Gnss = settings },
            });
            using var talk = new UbxTalk(world);
            var seen = new List<string>();
            for (int second = 1; second <= 6; second++)
            {
                talk.Wait(second == 1 ? 1.7 : 1);
                string[] said = talk.Listen();
                byte[] leap = Convert.FromHexString(said[3][5..]);
                seen.Add($"{Convert.FromHexString(said[2][5..])[18]} {leap[9]} {(sbyte)leap[11]} {BitConverter.ToInt32(leap, 12)}");
            }

            CollectionAssert.AreEqual(new[] { "57 18 1 3", "58 18 1 2", "59 18 1 1", "60 18 1 0", "0 19 0 0", "1 19 0 -1" }, seen);
        }

        [TestMethod]
        public void OutOfTheBoxItSaysWhatNobodyAskedFor()
        {
            using var talk = new UbxTalk(new GnssSettings { Ublox = UbloxModel.LeaM8T });
            talk.Wait(1.95);
            CollectionAssert.AreEqual(
                new[] { "$GNRMC", "$GNVTG", "$GNGGA", "$GNGSA", "$GPGSV", "$GNGLL" }, talk.Listen().Select(s => s[..6]).ToArray());
        }

        [TestMethod]
        public void PulsesFollowTheConfiguration()
        {
            GnssSettings settings = new() { ColdSeconds = 3, Ublox = UbloxModel.ZedF9T with { IsConfigured = true } };
            using var world = new PlantWorld(new PlantSettings { Node = new NodeSettings { Gnss = settings } });
            var edges = new EdgeLog();
            world.Nodes[0].Pulses.Attach(edges);
            UbloxConfiguration configuration = world.Nodes[0].Gnss.Ublox!.Configuration;
            world.RunSeconds(2.5);
            Assert.IsEmpty(edges.Counters);
            world.RunSeconds(2);
            Assert.HasCount(2, edges.Counters);
            Assert.IsTrue(configuration.TrySet(0x10050007, 0));
            world.RunSeconds(2);
            Assert.HasCount(2, edges.Counters);
        }

    }
}
