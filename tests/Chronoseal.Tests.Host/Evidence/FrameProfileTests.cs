using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Frames;
using static Chronoseal.Tests.Host.Evidence.FrameBuilder;

namespace Chronoseal.Tests.Host.Evidence
{
    /// <summary>Frames that break one rule of the specification each. All of them carry a right tag: only the profile can refuse them.</summary>
    [TestClass]
    public sealed class FrameProfileTests
    {
        private static readonly Dictionary<string, Action<FrameBuilder>> Faults = new()
        {
            // Envelope and protected map.
            ["unprotected map is not empty"] = b => b.Unprotected = CborValue.Map(Pair(4, CborValue.ByteString(b.KeyId))),
            ["label 1 is 4"] = b => Protected(b, Pair(1, CborValue.Int(4))),
            ["label 1 is -7 instead of 5"] = b => Protected(b, Pair(1, CborValue.Int(-7))),
            ["label 3 is 110"] = b => Protected(b, Pair(3, CborValue.Int(110))),
            ["label 4 is not a byte string of 8"] = b => b.KeyId = [1, 2, 3, 4, 5, 6, 7],
            ["\"v\" is 2"] = b => Protected(b, Pair("v", 2)),
            ["\"kind\" is 3"] = b => Protected(b, Pair("kind", 3)),
            ["label seq is not an unsigned"] = b => Protected(b, Pair("seq", CborValue.Int(-1))),
            ["\"boot\" counts from 1"] = b => b.Boot = 0,
            ["label prev is not a byte string of 32"] = b => b.Previous = new byte[31],
            ["protected map: it carries a label"] = b => Protected(b, Pair("extra", 1)),
            ["label seq is missing"] = b => b.AlterProtected = map => Remove(map, Text("seq")),
            ["\"clk\" is missing"] = b => b.AlterProtected = map => Remove(map, Text("clk")),

            // Clock statement.
            ["stand together"] = b => b.AlterClock = map => Remove(map, CborValue.Int(-7)),
            ["Locked must claim UTC"] = b => b.AlterClock = map => map.RemoveAll(pair => pair.Key.IsInteger),
            ["Acquiring must not claim UTC"] = b => Clock(b, Pair("s", 1)),
            ["\"s\" is 6"] = b => Clock(b, Pair("s", 6)),
            ["\"l\" is 3"] = b => Clock(b, Pair("l", 3)),
            ["label -1 is 1"] = b => Clock(b, Pair(-1, CborValue.Int(1))),
            ["duration -8: it is out of range"] = b => Clock(b, Pair(-8, Duration(0, 1_000_000))),
            ["duration -7: label -6 is missing"] = b => Clock(b, Pair(-7, CborValue.Map(Pair(1, CborValue.Int(0))))),
            ["clock statement: it carries a label"] = b => Clock(b, Pair(-2, CborValue.Int(6))),

            // Pack.
            ["base name is neither"] = b => b.Base = "urn:dev:mac:0024BEFFFE804FF1:",
            ["record 1: the base name"] = b => b.Base = "isolator-3",
            ["record 1: the base name is neither"] = b => b.Base = "no spaces:",
            ["base time is missing"] = b => b.AlterRecords = records => Remove(records[0], CborValue.Int(-3)),
            ["although the clock does not claim UTC"] = b => { b.State = ClockState.Acquiring; Record(b, 0, Pair(-3, Decimal(FirstEpochMicroseconds, -6))); },
            ["absolute UTC"] = b => b.EpochMicroseconds = 1_000_000,
            ["is not microseconds since 1970"] = b => Record(b, 0, Pair(-3, Decimal(FirstEpochMicroseconds / 1_000, -3))),
            ["record 2: it carries a label"] = b => Record(b, 1, Pair(-2, Text(BaseName))),
            ["that format version 1 does not have"] = b => Record(b, 0, Pair(-5, Decimal(1, 0))),
            ["record 1: label 2 is not a decimal fraction"] = b => Record(b, 0, Pair(2, CborValue.Int(21))),
            ["exponent from -9 to 0"] = b => Record(b, 0, Pair(2, Decimal(21, 1))),
            ["record 2: label 2 is not a decimal fraction with"] = b => Record(b, 1, Pair(2, Decimal(21, -10))),
            ["name is missing"] = b => b.AlterRecords = records => Remove(records[1], CborValue.Int(0)),
            ["SenML does not allow"] = b => Record(b, 1, Pair(0, Text("r h"))),
            ["exactly one of v, vs and vd"] = b => b.AlterRecords = records => Remove(records[1], CborValue.Int(2)),
            ["record 1: it does not carry exactly one"] = b => Record(b, 0, Pair(3, Text("Timeout"))),

            // Time and stamps.
            ["time is not in microseconds"] = b => Record(b, 0, Pair(6, Decimal(1, -3))),
            ["time is out of range"] = b => Record(b, 0, Pair(6, Decimal(-FirstEpochMicroseconds - 1, -6))),
            ["there is a time although"] = b => { b.State = ClockState.Unsynchronised; Record(b, 1, Pair(6, Decimal(0, -6))); },
            ["carries \"ct\" in a frame with UTC"] = b => Record(b, 0, Pair("ct", 1)),
            ["neither a time nor a counter"] = b => { b.State = ClockState.Unsynchronised; b.AlterRecords = records => Remove(records[0], Text("ct")); },
            ["how uncertain its stamp is"] = b => b.AlterRecords = records => Remove(records[0], Text("tu")),
            ["carries \"tu\" in a frame without UTC"] = b => { b.State = ClockState.Acquiring; Record(b, 0, Pair("tu", 1)); },

            // Readings.
            ["status bits are zero"] = b => Record(b, 0, Pair("q", 0)),
            ["wider than 32 bits"] = b => Record(b, 0, Pair("q", 1UL << 32)),
            ["uncertainty of the value is negative"] = b => Record(b, 0, Pair("vu", Decimal(-1, -2))),
            ["error code (\"dc\") beside a value"] = b => Record(b, 0, Pair("dc", 1)),
            ["unit that readings do not have"] = b => Record(b, 0, Pair(1, Text("K"))),
            ["is not in Cel"] = b => Record(b, 0, Pair(1, Text("Pa"))),
            ["word that is not an outcome"] = b => b.Records = [b.FailedRead("temp", "Tired")],
            ["which no reading is"] = b => b.AlterRecords = records => { Remove(records[0], CborValue.Int(2)); records[0].Add(Pair(8, CborValue.ByteString(new byte[4]))); },
            ["uncertainty of a value that it does not have"] = b => { b.Records = [b.FailedRead("temp", "Nack")]; Record(b, 0, Pair("vu", Decimal(1, 0))); },

            // Facts.
            ["is not a fact of birth frames"] = b => Facts(b, FrameKind.Birth, Fact("weather", 3, Text("fine"))),
            ["is not a fact of event frames"] = b => Facts(b, FrameKind.Event, Fact("fw", 3, Text("1.0"))),
            ["is not text"] = b => Facts(b, FrameKind.Birth, Fact("board", 2, Decimal(1, 0))),
            ["of 32 bytes"] = b => Facts(b, FrameKind.Birth, Fact("cfg/hash", 8, CborValue.ByteString(new byte[20]))),
            ["is not a number (v) in s"] = b => Facts(b, FrameKind.Event, Fact("event/step", 2, Decimal(1, 0), "ppm")),
            ["label of readings"] = b => { Facts(b, FrameKind.Event, Fact("event/gap", 2, Decimal(1, 0), "count")); Record(b, 0, Pair("q", 1)); },
            ["is stated twice"] = b => Facts(b, FrameKind.Birth, Fact("fw", 3, Text("1.0")), Fact("fw", 3, Text("2.0"))),
            ["longest birth frame"] = b => Facts(b, FrameKind.Birth, Fact("fw", 3, Text(new string('x', 3_000)))),
        };

        public static IEnumerable<object[]> Names => Faults.Keys.Select(name => new object[] { name });

        [TestMethod]
        [DynamicData(nameof(Names))]
        public void FaultIsNamed(string name)
        {
            var builder = new FrameBuilder();
            Faults[name](builder);
            Assert.IsFalse(FrameReader.TryRead(builder.Build(), out Frame? frame, out string error));
            Assert.IsNull(frame);
            StringAssert.Contains(error, name);
        }

        [TestMethod]
        public void EmptyPackAndOverlongFrameAreRefused()
        {
            var builder = new FrameBuilder { AlterRecords = records => records.Clear() };
            Assert.IsFalse(FrameReader.TryRead(builder.Build(), out _, out string error));
            StringAssert.Contains(error, "not an array of 1 to");
            Assert.IsFalse(FrameReader.TryRead(new byte[FrameLimits.MaximumFrameBytes + 1], out _, out error));
            StringAssert.Contains(error, "longest frame");
        }

        private static void Protected(FrameBuilder builder, CborPair pair) => builder.AlterProtected = map => Replace(map, pair);

        private static void Clock(FrameBuilder builder, CborPair pair) => builder.AlterClock = map => Replace(map, pair);

        private static void Record(FrameBuilder builder, int index, CborPair pair) => builder.AlterRecords = records => Replace(records[index], pair);

        private static void Facts(FrameBuilder builder, FrameKind kind, params List<CborPair>[] facts)
        {
            builder.Kind = kind;
            builder.Records = [.. facts];
        }
    }
}
