using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Ublox;
using Chronoseal.Stand;
using Chronoseal.Stand.Stands;

namespace Chronoseal.Tests.Host.Plant
{
    /// <summary>The driver that sets receivers up, on both generations, over a line that streams all the while.</summary>
    [TestClass]
    public sealed class UbloxReceiverTests
    {
        private static readonly int[] s_whiteList = [0x0A04, 0x2703, 0x0601, 0x0608, 0x0631, 0x068A, 0x068B];
        private static readonly int[] s_wanted = [0x0D01, 0x0107, 0x0121, 0x0126, 0xF004, 0xF008];
        private static readonly int[] s_known = [.. Enumerable.Range(0, 0x10000).Where(UbloxConfiguration.Knows)];

        public static IEnumerable<object[]> Parts => [["ublox-m8t"], ["ublox-f9t"]];

        [TestMethod]
        [DataRow("ublox-m8t", UbloxInterface.Messages, "u-blox LEA-M8T-0", "TIM 1.10")]
        [DataRow("ublox-f9t", UbloxInterface.Keys, "u-blox ZED-F9T", "TIM 2.20")]
        public void ItIsIdentifiedSetUpAndFoundSo(string id, UbloxInterface way, string type, string firmware)
        {
            using var bench = new Bench(new BenchSettings());
            UbloxStand stand = Place(id, bench);
            UbloxReceiver receiver = stand.Receiver!;
            var identity = new SensorIdentity();
            Assert.AreEqual(Outcome.Ok, receiver.Identify(identity));
            Assert.AreEqual(type, identity.Type);
            Assert.AreEqual(firmware, identity.Firmware);
            Assert.AreEqual(Convert.ToHexString(stand.Gnss!.Ublox!.UniqueId.AsSpan(0, 5)), identity.Serial);

            Assert.AreEqual(Outcome.NotReady, receiver.Verify());
            long began = bench.Timeline.Counter.Microseconds;
            Assert.AreEqual(Outcome.Ok, receiver.Configure());
            Assert.IsLessThan(3_000_000, bench.Timeline.Counter.Microseconds - began);
            Assert.AreEqual(way, receiver.Interface);
            AssertSetUp(stand);
            int written = stand.Gnss.Ublox.Requests.Count;
            Assert.AreEqual(Outcome.Ok, receiver.Verify());
            Assert.IsFalse(stand.Gnss.Ublox.Requests.Skip(written).Contains(0x068A), "reading back writes nothing");
            Assert.AreEqual(Outcome.Ok, receiver.Configure(), "again, while it streams what it was told to");
            Assert.IsEmpty(stand.Gnss.Ublox.Requests.Except(s_whiteList).Select(r => r.ToString("X4")));
            Assert.AreEqual(way == UbloxInterface.Keys ? UbxValues.RamLayer : 0, stand.Gnss.Ublox.LayersWritten);
        }

        [TestMethod]
        [DynamicData(nameof(Parts))]
        public void SettingsArriveAsTheyAre(string id)
        {
            using var bench = new Bench(new BenchSettings());
            UbloxStand stand = Make(id);
            stand.Settings.CableDelayNanoseconds = 175;
            stand.Settings.PulseDelayNanoseconds = -1_200;
            stand.Settings.PulseLengthMicroseconds = 200_000;
            stand.Settings.PulsesBeforeLock = true;
            stand.Settings.SendsSentences = false;
            stand.Place(bench);
            Assert.AreEqual(Outcome.Ok, stand.Receiver!.Configure());
            UbloxConfiguration now = stand.Gnss!.Ublox!.Configuration;
            Assert.AreEqual("000100 00AF0000 0040420F00 40420F00 400D0300 400D0300 50FBFFFF 77000000".Replace(" ", ""), Convert.ToHexString(now.Pulse()));
            Assert.AreEqual(0, now.RateOf(0xF004) + now.RateOf(0xF008));
            Assert.IsTrue(now.HasPulses(false));
            Assert.AreEqual(id == "ublox-m8t", now.SendsNmea, "generation 8 keeps the protocol and has no sentence left");
        }

        [TestMethod]
        [DynamicData(nameof(Parts))]
        public void SupplyLostIsSeenAndSetRight(string id)
        {
            using var bench = new Bench(new BenchSettings());
            UbloxStand stand = Place(id, bench);
            Assert.AreEqual(Outcome.Ok, stand.Receiver!.Configure());
            Assert.IsTrue(stand.TryBrownOut());
            Assert.AreEqual(Outcome.WrongReply, stand.Receiver.Verify());
            Assert.AreEqual(Outcome.Ok, stand.Receiver.Configure());
            AssertSetUp(stand);
        }

        [TestMethod]
        [DynamicData(nameof(Parts))]
        public void OneFaultOfEachKindIsOvercome(string id)
        {
            Action<UbloxFaults>[] faults =
            [
                f => f.Ignore = 1, f => f.Spoil = 1, f => f.Truncate = 1, f => f.Mistake = 1, f => f.Rubbish = 1, f => f.DelayMilliseconds = 900,
            ];
            foreach (Action<UbloxFaults> fault in faults)
            {
                using var bench = new Bench(new BenchSettings());
                UbloxStand stand = Place(id, bench);
                Assert.AreEqual(Outcome.Ok, stand.Receiver!.Configure());
                fault(stand.Gnss!.Ublox!.Faults);
                Assert.AreEqual(Outcome.Ok, stand.Receiver.Configure());
                fault(stand.Gnss.Ublox.Faults);
                Assert.AreEqual(Outcome.Ok, stand.Receiver.Identify(new SensorIdentity()));
                AssertSetUp(stand);
            }
        }

        [TestMethod]
        [DynamicData(nameof(Parts))]
        public void EachLastingFaultHasItsOutcomeAndPasses(string id)
        {
            Expect(id, Outcome.Timeout, f => f.Ignore = 1_000, f => f.Ignore = 0);
            Expect(id, Outcome.DeviceError, f => f.Refuse = 1_000, f => f.Refuse = 0);
            Expect(id, Outcome.BadChecksum, f => f.Spoil = 1_000, f => f.Spoil = 0);
            Expect(id, Outcome.WrongReply, f => f.Mistake = 1_000, f => f.Mistake = 0);
            Expect(id, Outcome.WrongReply, f => f.Forgets = true, f => f.Forgets = false);
        }

        [TestMethod]
        [DynamicData(nameof(Parts))]
        public void AnAnswerTooLateIsNotTakenForTheNext(string id)
        {
            using var bench = new Bench(new BenchSettings());
            UbloxStand stand = Make(id);
            stand.Settings.ReplyDeadlineMilliseconds = 400;
            stand.Place(bench);
            UbloxEmulator ublox = stand.Gnss!.Ublox!;

            // Acknowledgements come after the wait for them has ended, in the middle of that for the next.
            ublox.Faults.DelayMilliseconds = 500;
            stand.Receiver!.Configure();
            ublox.Faults.DelayMilliseconds = 15;
            Assert.AreEqual(Outcome.Ok, stand.Receiver.Configure());
            AssertSetUp(stand);

            // Acknowledged and forgotten: late acknowledgements must not hide it.
            ublox.PowerCycle();
            ublox.Faults.Forgets = true;
            ublox.Faults.DelayMilliseconds = 500;
            Assert.AreNotEqual(Outcome.Ok, stand.Receiver.Configure());
        }

        [TestMethod]
        [DynamicData(nameof(Parts))]
        public void ALineOfNoiseEndsInAnOutcome(string id)
        {
            for (ulong seed = 1; seed <= 6; seed++)
            {
                using var bench = new Bench(new BenchSettings { Seed = seed });
                UbloxStand stand = Place(id, bench);
                bench.Lines[0].Noise.FlipProbability = 0.01;
                if (stand.Receiver!.Configure() == Outcome.Ok)
                {
                    AssertSetUp(stand);
                }

                bench.Lines[0].Noise.FlipProbability = 0;
                Assert.AreEqual(Outcome.Ok, stand.Receiver.Configure());
                AssertSetUp(stand);
            }
        }

        [TestMethod]
        public void OlderReceiversHaveNoSerialNumber()
        {
            using var bench = new Bench(new BenchSettings());
            var stand = new UbloxM8tStand { Model = UbloxModel.LeaM8T with { UniqueIdVersion = 0 } };
            stand.Place(bench);
            var identity = new SensorIdentity { Serial = "of another" };
            Assert.AreEqual(Outcome.Ok, stand.Receiver!.Identify(identity));
            Assert.AreEqual("", identity.Serial);
        }

        [TestMethod]
        public void AnotherReceiverInItsPlaceIsSetUpItsOwnWay()
        {
            using var bench = new Bench(new BenchSettings());
            var stand = new UbloxF9tStand { Model = UbloxModel.ZedF9T with { UniqueIdVersion = 2 } };
            stand.Place(bench);
            var identity = new SensorIdentity();
            Assert.AreEqual(Outcome.Ok, stand.Receiver!.Configure());
            Assert.AreEqual(Outcome.Ok, stand.Receiver.Identify(identity));
            string before = identity.Serial;
            Assert.AreEqual(12, before.Length);
            stand.TrySwap();
            Assert.AreEqual(Outcome.Ok, stand.Receiver.Identify(identity));
            Assert.AreNotEqual(before, identity.Serial);
            Assert.AreEqual(Outcome.Ok, stand.Receiver.Configure());
            AssertSetUp(stand);
        }

        [TestMethod]
        [DynamicData(nameof(Parts))]
        public void NothingIsAllocatedOnceItIsMade(string id)
        {
            using var bench = new Bench(new BenchSettings());
            UbloxStand stand = Make(id);
            stand.Settings.Attempts = 1;
            stand.Settings.ReplyDeadlineMilliseconds = 200;
            stand.Place(bench);

            // A port that nobody answers on, so that nothing but the driver runs.
            var receiver = new UbloxReceiver("gnss", new DeafPort(), bench.Timeline, stand.Settings);
            receiver.Configure();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.AreEqual(Outcome.Timeout, receiver.Configure());
            Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        private static void Expect(string id, Outcome expected, Action<UbloxFaults> spoil, Action<UbloxFaults> mend)
        {
            using var bench = new Bench(new BenchSettings());
            UbloxStand stand = Place(id, bench);
            Assert.AreEqual(Outcome.Ok, stand.Receiver!.Identify(new SensorIdentity()));
            spoil(stand.Gnss!.Ublox!.Faults);
            Assert.AreEqual(expected, stand.Receiver.Configure());
            Assert.AreEqual(expected == Outcome.DeviceError, stand.Receiver.DeviceErrorCode != 0);
            Assert.AreEqual(UbloxInterface.Unknown, stand.Receiver.Interface);
            mend(stand.Gnss.Ublox.Faults);
            Assert.AreEqual(Outcome.Ok, stand.Receiver.Configure());
            AssertSetUp(stand);
        }

        private static void AssertSetUp(UbloxStand stand)
        {
            UbloxConfiguration now = stand.Gnss!.Ublox!.Configuration;
            int[] on = [.. s_known.Where(m => now.RateOf(m) == 1)];
            CollectionAssert.AreEquivalent(s_wanted, on);
            Assert.IsTrue(now.IsOnUtc && now.HasPulses(true) && !now.HasPulses(false));
            Assert.AreEqual("E80301000000", Convert.ToHexString(now.Rate()));
        }

        private static UbloxStand Place(string id, Bench bench)
        {
            UbloxStand stand = Make(id);
            stand.Place(bench);
            return stand;
        }

        private static UbloxStand Make(string id) => (UbloxStand)PartStands.Make(id)!;

        private sealed class DeafPort : ISerialPort
        {
            public int BaudRate => 9_600;

            public int BitsPerCharacter => 10;

            public int ReceiveOverruns => 0;

            public Outcome Write(byte[] buffer, int count) => Outcome.Ok;

            public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
            {
                received = 0;
                return Outcome.Timeout;
            }

            public void Discard()
            {
            }
        }
    }
}
