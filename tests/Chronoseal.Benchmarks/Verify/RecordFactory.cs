using System.Buffers.Binary;
using System.Security.Cryptography;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Benchmarks.Verify
{
    /// <summary>Writes the frames of one node as fast as they can be sealed: a data frame of five readings, patched where frames differ.</summary>
    internal sealed class RecordFactory : IDisposable
    {
        private const ulong FirstSequence = 1UL << 32;
        private const long FirstEpochMicroseconds = 1_786_699_800_000_000;
        private const string BaseName = "urn:dev:mac:0024befffe804ff1:";
        private const int MacBytes = 32;
        private const int MacStructureStart = 6;

        private readonly byte[] _keyId = new byte[8];
        private readonly byte[] _deviceKey = SHA256.HashData("a key for a benchmark"u8);
        private readonly ECDsa? _private;
        private readonly byte[] _header;
        private readonly byte[] _payload;
        private readonly byte[] _frame;
        private readonly byte[] _structure;
        private readonly int _sequenceAt;
        private readonly int _previousAt;
        private readonly int _epochAt;
        private readonly byte[] _bootKey;
        private readonly byte[] _previous = new byte[MacBytes];
        private ulong _index;

        public RecordFactory(bool signs)
        {
            _private = signs ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;
            if (_private is not null)
            {
                SHA256.HashData(_private.ExportSubjectPublicKeyInfo()).AsSpan(0, _keyId.Length).CopyTo(_keyId);
            }

            _bootKey = BootKey.Derive(_deviceKey, 1);
            _header = Header();
            _payload = Payload();
            _structure = CborWriter.Encode(CborValue.Array(
                CborValue.TextString(signs ? "Signature1" : "MAC0"), CborValue.ByteString(_header), CborValue.ByteString(default), CborValue.ByteString(_payload)));
            _frame = CborWriter.Encode(CborValue.Tag(signs ? 18UL : 17, CborValue.Array(
                CborValue.ByteString(_header), CborValue.EmptyMap, CborValue.ByteString(_payload), CborValue.ByteString(new byte[signs ? 2 * MacBytes : MacBytes]))));
            _sequenceAt = Find(_frame, FirstSequence);
            _previousAt = _frame.AsSpan().IndexOf("dprevX "u8) + "dprevX ".Length;
            _epochAt = Find(_frame, (ulong)FirstEpochMicroseconds);
        }

        public int FrameBytes => _frame.Length;

        /// <summary>The keys that verify the record.</summary>
        public KeyRing Keys()
        {
            var keys = new KeyRing();
            byte[] key = _deviceKey;
            if (_private is not null)
            {
                ECPoint point = _private.ExportParameters(false).Q;
                key = [4, .. point.X!, .. point.Y!];
            }

            return keys.TryAdd(Convert.ToHexString(_keyId), key, out string error) ? keys : throw new InvalidOperationException(error);
        }

        /// <summary>The next frame; valid until the one after it.</summary>
        public ReadOnlySpan<byte> Next()
        {
            BinaryPrimitives.WriteUInt64BigEndian(_frame.AsSpan(_sequenceAt), FirstSequence + _index);
            BinaryPrimitives.WriteUInt64BigEndian(_frame.AsSpan(_epochAt), (ulong)FirstEpochMicroseconds + _index * FrameLimits.MicrosecondsPerSecond);
            _previous.CopyTo(_frame.AsSpan(_previousAt));
            _index++;
            Seal();
            SHA256.HashData(_frame, _previous);
            return _frame;
        }

        public void Dispose() => _private?.Dispose();

        private void Seal()
        {
            int start = _private is null ? MacStructureStart : MacStructureStart * 2;
            int sealBytes = _private is null ? MacBytes : 2 * MacBytes;
            _frame.AsSpan(2, _frame.Length - 2 - sealBytes - 2).CopyTo(_structure.AsSpan(start));
            _structure[start + _header.Length + HeadBytes(_header.Length)] = 0x40;
            if (_private is null)
            {
                HMACSHA256.HashData(_bootKey, _structure, _frame.AsSpan(_frame.Length - MacBytes));
            }
            else
            {
                _private.SignData(_structure, HashAlgorithmName.SHA256).CopyTo(_frame.AsSpan(_frame.Length - sealBytes));
            }
        }

        private static int HeadBytes(int length) => length > byte.MaxValue ? 3 : 2;

        private static int Find(byte[] frame, ulong number)
        {
            var bytes = new byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64BigEndian(bytes, number);
            return frame.AsSpan().IndexOf(bytes);
        }

        private byte[] Header() => CborWriter.Encode(CborValue.Map(
            new CborPair(CborValue.Int(1), CborValue.Int(_private is null ? 5 : -7)),
            new CborPair(CborValue.Int(3), CborValue.Int(112)),
            new CborPair(CborValue.Int(4), CborValue.ByteString(_keyId)),
            Pair("v", CborValue.Int(1)),
            Pair("clk", CborValue.Map(
                new CborPair(CborValue.Int(-1), CborValue.Int(0)),
                new CborPair(CborValue.Int(-7), Duration(12)),
                new CborPair(CborValue.Int(-8), Duration(250)),
                Pair("l", CborValue.Int(0)),
                Pair("s", CborValue.Int(2)))),
            Pair("seq", CborValue.Int(FirstSequence)),
            Pair("boot", CborValue.Int(1)),
            Pair("kind", CborValue.Int(0)),
            Pair("prev", CborValue.ByteString(new byte[MacBytes]))));

        private static byte[] Payload()
        {
            (string Name, string Unit)[] readings = [("temp", "Cel"), ("rh", "%RH"), ("hcho", "ppm"), ("toc", "ppm"), ("pc1", "count")];
            var records = new CborValue[readings.Length];
            for (int i = 0; i < readings.Length; i++)
            {
                var pairs = new List<CborPair>
                {
                    new(CborValue.Int(0), CborValue.TextString(readings[i].Name)),
                    new(CborValue.Int(1), CborValue.TextString(readings[i].Unit)),
                    new(CborValue.Int(2), Decimal(21_370 + i, -3)),
                    new(CborValue.Int(6), Decimal(1_500 + 100 * i, -6)),
                    Pair("tu", CborValue.Int(140)),
                    Pair("vu", Decimal(200, -3)),
                };
                if (i == 0)
                {
                    pairs.Add(new CborPair(CborValue.Int(-2), CborValue.TextString(BaseName)));
                    pairs.Add(new CborPair(CborValue.Int(-3), Decimal(FirstEpochMicroseconds, -6)));
                }

                records[i] = CborValue.Map([.. pairs]);
            }

            return CborWriter.Encode(CborValue.Array(records));
        }

        private static CborValue Decimal(long mantissa, int exponent) => DecimalFractions.ToCbor(new DecimalFraction(mantissa, exponent));

        private static CborValue Duration(int microseconds) =>
            CborValue.Map(new CborPair(CborValue.Int(1), CborValue.Int(0)), new CborPair(CborValue.Int(-6), CborValue.Int(microseconds)));

        private static CborPair Pair(string label, CborValue value) => new(CborValue.TextString(label), value);
    }
}
