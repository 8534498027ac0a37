using System.Security.Cryptography;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Tests.Host.Evidence.Mutation
{
    /// <summary>Calibrations and restarts that do not fit together, as somebody with a key could seal them.</summary>
    [TestClass]
    public sealed class CalibrationMutationTests
    {
        private const int Place = 20;

        private readonly List<byte[]> _frames = GoodArchive.Mac[..GoodArchive.SecondBoot(GoodArchive.Mac)];

        private byte[] Birth => _frames[0];

        [TestMethod]
        public void AToldChangeWithItsBirthIsNotedOnly()
        {
            List<byte[]> frames = Insert(Told(), Calibrated(Birth));
            AuditOutcome outcome = AuditOutcome.Of(frames).AssertFound(AuditRules.Calibration, frames[Place]).AssertFound(AuditRules.Corrected, frames[Place + 1]);
            outcome.AssertOnly(AuditRules.Calibration, AuditRules.Corrected);
            Assert.IsTrue(outcome.Findings.Any(f => f.Explanation.Contains("climate: temp-offset 0.500000 Cel, temp-slope 1.002000.", StringComparison.Ordinal)), outcome.ToString());
        }

        [TestMethod]
        public void AChangeThatNoEventTellsIsFound()
        {
            List<byte[]> frames = Insert(Calibrated(Birth));
            AuditOutcome.Of(frames).AssertFound(AuditRules.CalibrationUnexplained, frames[Place]).AssertOnly(AuditRules.CalibrationUnexplained, AuditRules.Corrected);

            // That of another sensor excuses nothing, nor does one of before the latest readings.
            frames = Insert(Event(Text("event/cal/toc", "T-1")), Calibrated(Birth));
            AuditOutcome.Of(frames).AssertFound(AuditRules.CalibrationUnexplained, frames[Place + 1]);
            frames = Insert(Told(), Calibrated(Birth), _frames[Place], Birth);
            AuditOutcome.Of(frames).AssertFound(AuditRules.CalibrationUnexplained, frames[Place + 3]);
        }

        [TestMethod]
        public void ACorrectionAloneThatNoEventTellsIsFound()
        {
            byte[] birth = Forge.Reseal(Birth, GoodArchive.MacSealing, null, pack => Forge.SetFact(pack, "s/toc/toc-slope", 2, FrameBuilder.Decimal(1_002_000, -6), "/"));
            List<byte[]> frames = Insert(birth);
            AuditOutcome.Of(frames).AssertFound(AuditRules.CalibrationUnexplained, frames[Place]).AssertOnly(AuditRules.CalibrationUnexplained, AuditRules.Corrected);
        }

        [TestMethod]
        public void ReadingsBetweenEventAndBirthAreFound()
        {
            List<byte[]> frames = Insert(Told());
            AuditOutcome.Of(frames).AssertFound(AuditRules.CalibrationUnexplained, frames[Place + 1]).AssertOnly(AuditRules.Calibration, AuditRules.CalibrationUnexplained);
        }

        [TestMethod]
        public void WhatABootTellsAfterItsBirthNeedsNoOther()
        {
            List<byte[]> frames = [Calibrated(Birth), Told(), .. _frames[1..]];
            frames = Number(frames);
            AuditOutcome.Of(frames).AssertFound(AuditRules.Calibration, frames[1]).AssertOnly(AuditRules.Calibration, AuditRules.Corrected);
        }

        [TestMethod]
        public void AChangeOverABootIsNoFinding()
        {
            List<byte[]> all = GoodArchive.Mac;
            int second = GoodArchive.SecondBoot(all);
            List<byte[]> frames = [.. all[..second], .. Forge.Rechain([Calibrated(all[second]), .. all[(second + 1)..]], GoodArchive.MacSealing, SHA256.HashData(all[second - 1]))];
            AuditOutcome.Of(frames).AssertFound(AuditRules.Corrected, frames[second]).AssertOnly(AuditRules.Corrected);
        }

        [TestMethod]
        public void DatesThatAPartStatesAreToldOfThePart()
        {
            byte[] birth = Forge.Reseal(Birth, GoodArchive.MacSealing, null, pack => Forge.SetFact(pack, "s/climate/cal", 3, FrameBuilder.Text("2026-03-01")));
            List<byte[]> frames = Insert(Event(Text("event/change/climate", "1")), birth);
            AuditOutcome.Of(frames).AssertOnly(AuditRules.Sensor);
            frames = Insert(Event(Text("event/change/climate", "1")), Calibrated(Birth));
            AuditOutcome.Of(frames).AssertFound(AuditRules.CalibrationUnexplained, frames[Place + 1]);
        }

        [TestMethod]
        [DataRow(-1, true)]
        [DataRow(0, false)]
        [DataRow(1, false)]
        public void ReadingsAfterTheDueDayAreFoundOnce(int days, bool isFound)
        {
            long epoch = Forge.Read(_frames[Place]).EpochUtcMicroseconds!.Value;
            string due = DateTime.UnixEpoch.AddMicroseconds(epoch).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            byte[] birth = Forge.Reseal(Birth, GoodArchive.MacSealing, null, pack => Forge.SetFact(pack, "s/climate/due", 3, FrameBuilder.Text(due)));
            List<byte[]> frames = Number([birth, .. _frames[1..]]);
            AuditOutcome outcome = AuditOutcome.Of(frames);
            outcome.AssertOnly(isFound ? [AuditRules.CalibrationDue] : []);
            Assert.HasCount(isFound ? 1 : 0, outcome.Findings);
        }

        [TestMethod]
        [DataRow("9999-12-31")]
        [DataRow("0001-01-01")]
        [DataRow("2026-02-30")]
        [DataRow("spring")]
        public void NoDueDateEndsAnAudit(string due)
        {
            byte[] birth = Forge.Reseal(Birth, GoodArchive.MacSealing, null, pack => Forge.SetFact(pack, "s/climate/due", 3, FrameBuilder.Text(due)));
            Assert.IsTrue(AuditOutcome.Of(Number([birth, .. _frames[1..]])).Report.IsSound);
        }

        [TestMethod]
        public void FramesBehindARestartAreFound()
        {
            List<byte[]> frames = Insert(Event(Text("event/restart", "asked")));
            AuditOutcome outcome = AuditOutcome.Of(frames).AssertFound(AuditRules.Restart, frames[Place]).AssertFound(AuditRules.RestartFollowed, frames[Place + 1]);
            Assert.HasCount(2, outcome.Findings);
            AuditOutcome.Of(frames[..(Place + 1)]).AssertOnly(AuditRules.Restart);
        }

        [TestMethod]
        public void WhatWasLostMayStillBeTold()
        {
            byte[] lost = Event(
                FrameBuilder.Fact("event/lost", 2, FrameBuilder.Decimal(1, 0), "count"),
                FrameBuilder.Fact("event/lost/first", 2, FrameBuilder.Decimal(1, 0), "count"),
                FrameBuilder.Fact("event/lost/last", 2, FrameBuilder.Decimal(1, 0), "count"),
                FrameBuilder.Fact("event/lost/why", 3, FrameBuilder.Text("full")));
            List<byte[]> frames = Insert(Event(Text("event/restart", "asked")), lost)[..(Place + 2)];
            AuditOutcome.Of(frames).AssertOnly(AuditRules.Restart, AuditRules.Lost, AuditRules.LostPresent);
        }

        [TestMethod]
        [DataRow("event/cal/climate/color", 3, null)]
        [DataRow("event/cal/", 3, null)]
        [DataRow("event/cal/climate/temp-slope", 3, null)]
        [DataRow("event/cal/climate/temp-slope", 2, "Cel")]
        [DataRow("event/cal/climate/temp-offset", 2, "ppm")]
        [DataRow("event/cal/particles/pc1-slope", 2, "/")]
        [DataRow("event/cal/climate/a/b", 3, null)]
        [DataRow("event/restart", 2, "s")]
        public void FactsOfAnotherFormAreRefused(string name, int label, string? unit)
        {
            byte[] frame = Event(FrameBuilder.Fact(name, label, label == 3 ? FrameBuilder.Text("x") : FrameBuilder.Decimal(1, 0), unit));
            Assert.IsFalse(FrameReader.TryRead(frame, out _, out _), name);
        }

        private static List<CborPair> Text(string name, string text) => FrameBuilder.Fact(name, 3, FrameBuilder.Text(text));

        private static byte[] Calibrated(byte[] birth) => Forge.Reseal(birth, GoodArchive.MacSealing, null, pack =>
        {
            Forge.SetFact(pack, "s/climate/cert", 3, FrameBuilder.Text("C-77"));
            Forge.SetFact(pack, "s/climate/cal", 3, FrameBuilder.Text("2026-03-01"));
            Forge.SetFact(pack, "s/climate/temp-slope", 2, FrameBuilder.Decimal(1_002_000, -6), "/");
            Forge.SetFact(pack, "s/climate/temp-offset", 2, FrameBuilder.Decimal(500_000, -6), "Cel");
        });

        private byte[] Told() => Event(
            Text("event/cal/climate", "C-77"),
            Text("event/cal/climate/date", "2026-03-01"),
            FrameBuilder.Fact("event/cal/climate/temp-slope", 2, FrameBuilder.Decimal(1_002_000, -6), "/"),
            FrameBuilder.Fact("event/cal/climate/temp-offset", 2, FrameBuilder.Decimal(500_000, -6), "Cel"));

        private byte[] Event(params List<CborPair>[] records)
        {
            Frame model = Forge.Read(_frames[Place]);
            records[0].Add(FrameBuilder.Pair(-2, FrameBuilder.Text(model.BaseName)));
            records[0].Add(FrameBuilder.Pair(-3, FrameBuilder.Decimal(model.EpochUtcMicroseconds!.Value - 1, -6)));
            return Forge.Reseal(_frames[Place], GoodArchive.MacSealing, header => FrameBuilder.Replace(header, FrameBuilder.Pair("kind", 2)), pack =>
            {
                pack.Clear();
                pack.AddRange(records);
            });
        }

        /// <summary>Frames put in at a place between readings. Births that are put in are of that time.</summary>
        private List<byte[]> Insert(params byte[][] inserted)
        {
            Frame model = Forge.Read(_frames[Place]);
            IEnumerable<byte[]> placed = inserted.Select(frame => Forge.Read(frame).Kind != FrameKind.Birth ? frame : Forge.Reseal(frame, GoodArchive.MacSealing, Clocked, pack =>
            {
                Forge.SetFact(pack, "last", 2, null);
                pack[0].RemoveAll(pair => pair.Key.Kind == CborKind.Text && pair.Key.Text == "ct");
                FrameBuilder.Replace(pack[0], FrameBuilder.Pair(-3, FrameBuilder.Decimal(model.EpochUtcMicroseconds!.Value - 1, -6)));
            }));
            int repeated = inserted.Count(frame => ReferenceEquals(frame, _frames[Place]));
            return Number([.. _frames[..Place], .. placed, .. _frames[(Place + repeated)..]]);

            // The clock statement of the readings around.
            void Clocked(List<CborPair> header)
            {
                Assert.IsTrue(CborReader.TryReadWhole(_frames[Place], out CborValue? message, out _));
                Assert.IsTrue(CborReader.TryReadWhole(message.Tagged.Items[0].Bytes, out CborValue? map, out _));
                FrameBuilder.Replace(header, map.Pairs.Single(pair => pair.Key.Kind == CborKind.Text && pair.Key.Text == "clk"));
            }
        }

        private List<byte[]> Number(List<byte[]> frames)
        {
            ulong sequence = Forge.Read(_frames[0]).Sequence;
            IEnumerable<byte[]> numbered = frames.Select((frame, i) =>
                Forge.Reseal(frame, GoodArchive.MacSealing, header => FrameBuilder.Replace(header, FrameBuilder.Pair("seq", sequence + (ulong)i))));
            return [.. Forge.Rechain(numbered, GoodArchive.MacSealing, new byte[32])];
        }
    }
}
