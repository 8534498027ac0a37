using System.Security.Cryptography;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Tests.Host.Evidence
{
    /// <summary>Frames that follow the specification: everything they say arrives.</summary>
    [TestClass]
    public sealed class FrameReaderTests
    {
        [TestMethod]
        public void DataFrameIsResolved()
        {
            byte[] previous = SHA256.HashData("before"u8);
            var builder = new FrameBuilder { Boot = 7, Sequence = ulong.MaxValue, Previous = previous };
            List<CborPair> reading = builder.Reading("hcho", "ppm", 356, -4);
            reading.AddRange(
            [
                FrameBuilder.Pair("vu", FrameBuilder.Decimal(18, -4)),
                FrameBuilder.Pair("dt", 60_000_000),
                FrameBuilder.Pair("rt", 1_786_699_799),
                FrameBuilder.Pair("q", 0x0102),
            ]);
            builder.Records = [reading];
            Frame frame = Read(builder);

            Assert.AreEqual(FrameKind.Data, frame.Kind);
            Assert.AreEqual(7UL, frame.Boot);
            Assert.AreEqual(ulong.MaxValue, frame.Sequence);
            CollectionAssert.AreEqual(previous, frame.PreviousHash.ToArray());
            Assert.AreEqual(FrameBuilder.KeyIdHex, frame.KeyIdHex);
            Assert.AreEqual(FrameBuilder.Node, frame.Node);
            Assert.AreEqual(FrameBuilder.FirstEpochMicroseconds, frame.EpochUtcMicroseconds);
            Assert.AreEqual(new ClockStatement(ClockState.Locked, LeapAnnouncement.None, 12, 1_250_000), frame.Clock);
            CollectionAssert.AreEqual(SHA256.HashData(frame.Bytes.Span), frame.Hash.ToArray());
            Assert.IsTrue(frame.IsAuthentic(BootKey.Derive(FrameBuilder.Key, frame.Boot)));
            AssertReading(frame.Records.Single());
        }

        [TestMethod]
        public void TimeBeforeTheEpochAndMissingTimeAreResolved()
        {
            var builder = new FrameBuilder();
            builder.AlterRecords = records =>
            {
                FrameBuilder.Replace(records[0], FrameBuilder.Pair(6, FrameBuilder.Decimal(-250, -6)));
                FrameBuilder.Remove(records[1], CborValue.Int(6));
            };
            Frame frame = Read(builder);
            Assert.AreEqual(FrameBuilder.FirstEpochMicroseconds - 250, frame.Records[0].TimeUtcMicroseconds);
            Assert.AreEqual(FrameBuilder.FirstEpochMicroseconds, frame.Records[1].TimeUtcMicroseconds);
        }

        [TestMethod]
        [DataRow(ClockState.Unsynchronised)]
        [DataRow(ClockState.Acquiring)]
        public void WithoutUtcTheCounterOrders(ClockState state)
        {
            Frame frame = Read(new FrameBuilder { State = state });
            Assert.IsFalse(frame.Clock.ClaimsUtc);
            Assert.IsNull(frame.EpochUtcMicroseconds);
            Assert.IsNull(frame.Records[0].TimeUtcMicroseconds);
            Assert.AreEqual(12_345_678UL, frame.Records[0].CounterMicroseconds);
        }

        [TestMethod]
        public void FailedReadHasAWordAndNoValue()
        {
            var builder = new FrameBuilder();
            List<CborPair> failed = builder.FailedRead("toc", "DeviceError");
            failed.Add(FrameBuilder.Pair("dc", 67));
            builder.Records = [failed];
            FrameRecord record = Read(builder).Records.Single();
            Assert.IsTrue(record.IsFailedRead);
            Assert.IsNull(record.Value);
            Assert.AreEqual("DeviceError", record.Text);
            Assert.AreEqual(67UL, record.DeviceCode);
            Assert.AreEqual(FrameBuilder.FirstEpochMicroseconds + 1_500, record.TimeUtcMicroseconds);
        }

        [TestMethod]
        public void BirthFrameCarriesItsFacts()
        {
            byte[] hash = SHA256.HashData("source"u8);
            Frame frame = Read(new FrameBuilder { Kind = FrameKind.Birth, State = ClockState.Unsynchronised, Records = BirthFacts(hash) });
            Assert.AreEqual("Chronoseal 1.0.0", Fact(frame, "fw").Text);
            CollectionAssert.AreEqual(hash, Fact(frame, "fw/hash").Data!.Value.ToArray());
            Assert.AreEqual(new DecimalFraction(41, 0), Fact(frame, "last").Value);
            Assert.AreEqual("0.5 um", Fact(frame, "s/lpc/pc1").Text);
        }

        [TestMethod]
        public void EventFrameCarriesItsEvents()
        {
            Frame frame = Read(new FrameBuilder
            {
                Kind = FrameKind.Event,
                Base = "isolator-3:",
                Records = [FrameBuilder.Fact("event/step", 2, FrameBuilder.Decimal(-2_000, -6), "s"), FrameBuilder.Fact("event/sensor/sht", 3, FrameBuilder.Text("0F3A")),
                    FrameBuilder.Fact("event/change/hmp", 3, FrameBuilder.Text("J1140501"))],
            });
            Assert.AreEqual("J1140501", Fact(frame, "event/change/hmp").Text);
            Assert.AreEqual("isolator-3", frame.Node);
            Assert.AreEqual("isolator-3:event/step", frame.Records[0].FullName);
            Assert.AreEqual("-0.002000", Fact(frame, "event/step").Value.ToString());
        }

        internal static List<List<CborPair>> BirthFacts(byte[] hash) =>
        [
            FrameBuilder.Fact("fw", 3, FrameBuilder.Text("Chronoseal 1.0.0")),
            FrameBuilder.Fact("fw/hash", 8, CborValue.ByteString(hash)),
            FrameBuilder.Fact("last", 2, FrameBuilder.Decimal(41, 0)),
            FrameBuilder.Fact("epoch", 2, FrameBuilder.Decimal(1, 0), "s"),
            FrameBuilder.Fact("clock/crystal", 2, FrameBuilder.Decimal(20, 0), "ppm"),
            FrameBuilder.Fact("s/lpc/half", 2, FrameBuilder.Decimal(250, -6), "s"),
            FrameBuilder.Fact("s/lpc/pc1", 3, FrameBuilder.Text("0.5 um")),
        ];

        private static void AssertReading(FrameRecord record)
        {
            Assert.AreEqual("hcho", record.Name);
            Assert.AreEqual(FrameBuilder.BaseName + "hcho", record.FullName);
            Assert.AreEqual("ppm", record.Unit);
            Assert.AreEqual(new DecimalFraction(356, -4), record.Value);
            Assert.AreEqual("0.0356", record.Value.ToString());
            Assert.AreEqual(new DecimalFraction(18, -4), record.ValueUncertainty);
            Assert.AreEqual(FrameBuilder.FirstEpochMicroseconds + 1_500, record.TimeUtcMicroseconds);
            Assert.AreEqual(140UL, record.StampUncertaintyMicroseconds);
            Assert.AreEqual(60_000_000UL, record.ExposureMicroseconds);
            Assert.AreEqual(1_786_699_799UL, record.InstrumentUnixSeconds);
            Assert.AreEqual(StatusBits.Buffered | StatusBits.ThresholdHigh, record.Status);
            Assert.IsNull(record.CounterMicroseconds);
            Assert.IsFalse(record.IsFailedRead);
        }

        private static FrameRecord Fact(Frame frame, string name) => frame.Records.Single(record => record.Name == name);

        private static Frame Read(FrameBuilder builder)
        {
            Assert.IsTrue(FrameReader.TryRead(builder.Build(), out Frame? frame, out string error), error);
            return frame;
        }
    }
}
