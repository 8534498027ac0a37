using System.Security.Cryptography;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Cose;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Tests.Host.Evidence
{
    /// <summary>Builds frames by hand from the specification, and wrong ones on purpose: every part can be altered before it is sealed.</summary>
    internal sealed class FrameBuilder
    {
        public const string Node = "0024befffe804ff1";
        public const string BaseName = "urn:dev:mac:0024befffe804ff1:";
        public const string KeyIdHex = "0011223344556677";
        public const long FirstEpochMicroseconds = 1_786_699_800_000_000;

        public static readonly byte[] Key = SHA256.HashData("a key for tests"u8);

        public FrameKind Kind { get; set; } = FrameKind.Data;

        public ulong Boot { get; set; } = 1;

        public ulong Sequence { get; set; } = 1;

        public ReadOnlyMemory<byte> Previous { get; set; } = new byte[32];

        public byte[] KeyId { get; set; } = Convert.FromHexString(KeyIdHex);

        public byte[] SealingKey { get; set; } = Key;

        /// <summary>Seals as Sign1 with this key, under its own key identifier, where it is set.</summary>
        public ECDsa? SigningKey { get; set; }

        public ClockState State { get; set; } = ClockState.Locked;

        public long EpochMicroseconds { get; set; } = FirstEpochMicroseconds;

        public string Base { get; set; } = BaseName;

        public List<List<CborPair>>? Records { get; set; }

        public Action<List<CborPair>>? AlterProtected { get; set; }

        public Action<List<CborPair>>? AlterClock { get; set; }

        public Action<List<List<CborPair>>>? AlterRecords { get; set; }

        public CborValue Unprotected { get; set; } = CborValue.EmptyMap;

        public bool ClaimsUtc => State >= ClockState.Locked;

        public static KeyRing Keys()
        {
            var keys = new KeyRing();
            Assert.IsTrue(keys.TryAdd(KeyIdHex, Key, out _));
            return keys;
        }

        /// <summary>04, X, Y of a key.</summary>
        public static byte[] Point(ECDsa key)
        {
            ECPoint point = key.ExportParameters(false).Q;
            return [4, .. point.X!, .. point.Y!];
        }

        public static byte[] KeyIdOf(ECDsa key) => SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..8];

        public static CborPair Pair(int label, CborValue value) => new(CborValue.Int(label), value);

        public static CborPair Pair(string label, CborValue value) => new(CborValue.TextString(label), value);

        public static CborPair Pair(string label, ulong value) => new(CborValue.TextString(label), CborValue.Int(value));

        public static CborValue Decimal(Int128 mantissa, int exponent) => DecimalFractions.ToCbor(new DecimalFraction(mantissa, exponent));

        public static CborValue Text(string text) => CborValue.TextString(text);

        public static void Replace(List<CborPair> map, CborPair pair)
        {
            Remove(map, pair.Key);
            map.Add(pair);
        }

        public static void Remove(List<CborPair> map, CborValue key) =>
            map.RemoveAll(entry => CborWriter.Encode(entry.Key).AsSpan().SequenceEqual(CborWriter.Encode(key)));

        public static List<CborPair> Fact(string name, int label, CborValue value, string? unit = null)
        {
            var record = new List<CborPair> { Pair(0, Text(name)), Pair(label, value) };
            if (unit is not null)
            {
                record.Add(Pair(1, Text(unit)));
            }

            return record;
        }

        /// <summary>One reading with what every reading carries, stamped 1,500 microseconds behind the epoch.</summary>
        public List<CborPair> Reading(string name, string unit, long mantissa, int exponent)
        {
            List<CborPair> record = Fact(name, 2, Decimal(mantissa, exponent), unit);
            record.AddRange(Stamp());
            return record;
        }

        public List<CborPair> FailedRead(string name, string word)
        {
            List<CborPair> record = Fact(name, 3, Text(word));
            record.AddRange(Stamp());
            return record;
        }

        public byte[] Build()
        {
            List<List<CborPair>> records = Records ?? [Reading("temp", "Cel", 2137, -2), Reading("rh", "%RH", 4521, -2)];
            records[0].Add(Pair(-2, Text(Base)));
            if (ClaimsUtc)
            {
                records[0].Add(Pair(-3, Decimal(EpochMicroseconds, -6)));
            }

            AlterRecords?.Invoke(records);
            CborValue pack = CborValue.Array([.. records.Select(record => CborValue.Map([.. record]))]);
            byte[] payload = CborWriter.Encode(pack);
            return SigningKey is null
                ? CoseMac0.Seal(CborValue.Map([.. Protected()]), Unprotected, payload, BootKey.Derive(SealingKey, Boot))
                : CoseSign1.Sign(CborValue.Map([.. Protected()]), Unprotected, payload, SigningKey);
        }

        private List<CborPair> Protected()
        {
            var map = new List<CborPair>
            {
                Pair(1, CborValue.Int(SigningKey is null ? 5 : -7)),
                Pair(3, CborValue.Int(112)),
                Pair(4, CborValue.ByteString(SigningKey is null ? KeyId : KeyIdOf(SigningKey))),
                Pair("v", 1),
                Pair("clk", CborValue.Map([.. Clock()])),
                Pair("seq", Sequence),
                Pair("boot", Boot),
                Pair("kind", (ulong)Kind),
                Pair("prev", CborValue.ByteString(Previous)),
            };
            AlterProtected?.Invoke(map);
            return map;
        }

        private List<CborPair> Clock()
        {
            var map = new List<CborPair> { Pair("l", 0), Pair("s", (ulong)State) };
            if (ClaimsUtc)
            {
                map.Add(Pair(-1, CborValue.Int(0)));
                map.Add(Pair(-7, Duration(0, 12)));
                map.Add(Pair(-8, Duration(1, 250_000)));
            }

            AlterClock?.Invoke(map);
            return map;
        }

        private IEnumerable<CborPair> Stamp() => ClaimsUtc
            ? [Pair(6, Decimal(1_500, -6)), Pair("tu", 140)]
            : [Pair("ct", 12_345_678)];

        public static CborValue Duration(ulong seconds, ulong microseconds) =>
            CborValue.Map(Pair(1, CborValue.Int(seconds)), Pair(-6, CborValue.Int(microseconds)));
    }
}
