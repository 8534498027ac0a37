using System.Buffers.Binary;
using System.Text;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>
    /// Recognises the usual data frame in one pass without an allocation. It refuses nothing: what it does not recognise is decoded by
    /// <see cref="FrameReader"/>, which alone decides. What it accepts, that reader accepts too, with the same facts; a test compares the two.
    /// Names, units and base names are those of frames that the reader accepted before.
    /// </summary>
    internal sealed class DataFrameScanner
    {
        private static ReadOnlySpan<byte> MacStart => [0xA9, 0x01, 0x05, 0x03, 0x18, 0x70, 0x04, 0x48];

        private static ReadOnlySpan<byte> SignStart => [0xA9, 0x01, 0x26, 0x03, 0x18, 0x70, 0x04, 0x48];

        private static ReadOnlySpan<byte> VersionThenClock => [0x61, (byte)'v', 0x01, 0x63, (byte)'c', (byte)'l', (byte)'k'];

        private static ReadOnlySpan<byte> Utc => [0xA5, 0x20, 0x00, 0x26];

        private static ReadOnlySpan<byte> Leap => [0x61, (byte)'l'];

        private static ReadOnlySpan<byte> State => [0x61, (byte)'s'];

        private static ReadOnlySpan<byte> Sequence => [0x63, (byte)'s', (byte)'e', (byte)'q'];

        private static ReadOnlySpan<byte> Boot => [0x64, (byte)'b', (byte)'o', (byte)'o', (byte)'t'];

        private static ReadOnlySpan<byte> DataKindThenPrevious => [0x64, (byte)'k', (byte)'i', (byte)'n', (byte)'d', 0x00, 0x64, (byte)'p', (byte)'r', (byte)'e', (byte)'v', 0x58, 0x20];

        private readonly List<KnownReading> _readings = [];
        private readonly List<KnownNode> _nodes = [];

        /// <summary>Takes the words of a frame that was decoded in full.</summary>
        public void Learn(Frame frame)
        {
            if (frame.Kind != FrameKind.Data)
            {
                return;
            }

            byte[] baseName = Encoding.UTF8.GetBytes(frame.BaseName);
            if (_nodes.Count < PipelineLimits.Vocabulary && !_nodes.Any(node => node.BaseName.AsSpan().SequenceEqual(baseName)))
            {
                _nodes.Add(new KnownNode(baseName, frame.Node));
            }

            foreach (FrameRecord record in frame.Records.Where(record => !record.IsFailedRead && record.Unit is not null))
            {
                byte[] key = KnownReading.Encode(record.Name, record.Unit!);
                if (_readings.Count < PipelineLimits.Vocabulary && !_readings.Any(known => known.Encoded.AsSpan().SequenceEqual(key)))
                {
                    _readings.Add(new KnownReading(key, record.Name));
                }
            }
        }

        /// <summary>Fills in the facts of a frame; false when it is not a usual one.</summary>
        public bool TryScan(FrameFacts facts)
        {
            ReadOnlySpan<byte> frame = facts.Bytes.Span;
            FrameShape shape = facts.Shape;
            ReadOnlySpan<byte> header = frame[shape.ProtectedStart..shape.ProtectedEnd];
            ReadOnlySpan<byte> payload = frame[shape.PayloadStart..shape.PayloadEnd];

            // 24 to 255 bytes, and 256 to 65,535, in the shortest form of their heads; a pack with a reading is never shorter.
            bool isShortest = IsShortest(header.Length, shape.ProtectedStart - 2) && IsShortest(payload.Length, shape.PayloadStart - shape.ProtectedEnd - 1);
            return isShortest && TryScanHeader(new ScanCursor(header), facts) && TryScanPack(new ScanCursor(payload), facts);
        }

        private static bool IsShortest(int length, int headBytes) => headBytes == 2 ? length is >= 24 and <= byte.MaxValue : length > byte.MaxValue;

        private static bool TryScanHeader(ScanCursor cursor, FrameFacts facts)
        {
            facts.Seal = facts.Shape.IsSigned ? FrameSeal.Sign1 : FrameSeal.Mac0;
            if (!cursor.Take(facts.Shape.IsSigned ? SignStart : MacStart) || !cursor.TakeBytes(FrameLimits.KeyIdBytes, out ReadOnlySpan<byte> keyId)
                || !cursor.Take(VersionThenClock) || !TryScanClock(ref cursor, facts)
                || !cursor.Take(Sequence) || !cursor.TakeUnsigned(out ulong sequence)
                || !cursor.Take(Boot) || !cursor.TakeUnsigned(out ulong boot) || boot == 0
                || !cursor.Take(DataKindThenPrevious) || !cursor.TakeBytes(Digest.Bytes, out ReadOnlySpan<byte> previous) || !cursor.IsAtEnd)
            {
                return false;
            }

            facts.Kind = FrameKind.Data;
            facts.KeyId = BinaryPrimitives.ReadUInt64BigEndian(keyId);
            facts.Sequence = sequence;
            facts.Boot = boot;
            facts.Previous = Digest.Of(previous);
            return true;
        }

        // With UTC only: frames before the clock is acquired are few.
        private static bool TryScanClock(ref ScanCursor cursor, FrameFacts facts)
        {
            if (!cursor.Take(Utc) || !cursor.TakeDuration(out ulong uncertainty) || !cursor.Take([0x27]) || !cursor.TakeDuration(out ulong guarantee)
                || !cursor.Take(Leap) || !cursor.TakeUnsigned(out ulong leap) || leap > (ulong)LeapAnnouncement.Delete
                || !cursor.Take(State) || !cursor.TakeUnsigned(out ulong state) || state is < (ulong)ClockState.Locked or > (ulong)ClockState.Expired)
            {
                return false;
            }

            facts.State = (ClockState)state;
            facts.HasUtc = true;
            facts.UncertaintyMicroseconds = uncertainty;
            facts.GuaranteeMicroseconds = guarantee;
            return true;
        }

        private bool TryScanPack(ScanCursor cursor, FrameFacts facts)
        {
            if (!cursor.TakeHead(ScanCursor.ArrayMajor, out ulong count) || count is 0 or > PipelineLimits.FastReadings)
            {
                return false;
            }

            for (int i = 0; i < (int)count; i++)
            {
                if (!TryScanRecord(ref cursor, i, facts))
                {
                    return false;
                }
            }

            facts.ReadingCount = (int)count;
            return cursor.IsAtEnd && AddEpoch(facts);
        }

        private bool TryScanRecord(ref ScanCursor cursor, int index, FrameFacts facts)
        {
            if (!cursor.TakeHead(ScanCursor.MapMajor, out ulong pairs) || !TryFindReading(ref cursor, index, out string name)
                || !cursor.Take([0x02]) || !cursor.TakeDecimal(out _) || !cursor.Take([0x06]) || !cursor.TakeTime(out long offset))
            {
                return false;
            }

            // Name, unit, value, time and the stamp's uncertainty; the first record has its base name and base time besides.
            ulong taken = 5;
            if (index == 0)
            {
                if (!cursor.Take([0x21]) || !TryFindNode(ref cursor, facts) || !cursor.Take([0x22]) || !cursor.TakeTime(out long epoch)
                    || epoch < FrameLimits.SmallestEpochMicroseconds || epoch > FrameLimits.LargestTimeMicroseconds)
                {
                    return false;
                }

                facts.EpochUtcMicroseconds = epoch;
                taken += 2;
            }

            facts.Readings[index].Name = name;
            facts.Readings[index].TimeUtcMicroseconds = offset;
            return TryScanQualifiers(ref cursor, ref facts.Readings[index], taken, pairs);
        }

        private static bool TryScanQualifiers(ref ScanCursor cursor, ref ReadingFacts reading, ulong taken, ulong pairs)
        {
            ulong status = 0;
            if (cursor.Take([0x61, (byte)'q']))
            {
                taken++;
                if (!cursor.TakeUnsigned(out status) || status is 0 or > uint.MaxValue)
                {
                    return false;
                }
            }

            reading.IsInOrder = (status & (ulong)StatusBits.Buffered) == 0;
            if (!TakeOptional(ref cursor, [0x62, (byte)'d', (byte)'t'], ref taken) || !TakeOptional(ref cursor, [0x62, (byte)'r', (byte)'t'], ref taken)
                || !cursor.Take([0x62, (byte)'t', (byte)'u']) || !cursor.TakeUnsigned(out _))
            {
                return false;
            }

            if (cursor.Take([0x62, (byte)'v', (byte)'u']))
            {
                taken++;
                if (!cursor.TakeDecimal(out bool isNegative) || isNegative)
                {
                    return false;
                }
            }

            return taken == pairs;
        }

        private static bool TakeOptional(ref ScanCursor cursor, ReadOnlySpan<byte> label, ref ulong taken)
        {
            if (!cursor.Take(label))
            {
                return true;
            }

            taken++;
            return cursor.TakeUnsigned(out _);
        }

        // Stamps are relative to the epoch, which is known only behind the first of them.
        private static bool AddEpoch(FrameFacts facts)
        {
            for (int i = 0; i < facts.ReadingCount; i++)
            {
                Int128 time = (Int128)facts.EpochUtcMicroseconds + facts.Readings[i].TimeUtcMicroseconds;
                if (time < 0 || time > FrameLimits.LargestTimeMicroseconds)
                {
                    return false;
                }

                facts.Readings[i].TimeUtcMicroseconds = (long)time;
            }

            return true;
        }

        private bool TryFindReading(ref ScanCursor cursor, int hint, out string name)
        {
            // The order of the readings is nearly always that of the frame they were learnt from.
            if (hint < _readings.Count && cursor.Take(_readings[hint].Encoded))
            {
                name = _readings[hint].Name;
                return true;
            }

            foreach (KnownReading known in _readings)
            {
                if (cursor.Take(known.Encoded))
                {
                    name = known.Name;
                    return true;
                }
            }

            name = "";
            return false;
        }

        private bool TryFindNode(ref ScanCursor cursor, FrameFacts facts)
        {
            if (!cursor.TakeHead(ScanCursor.TextMajor, out ulong length) || length > int.MaxValue || !cursor.TakeBytes((int)length, out ReadOnlySpan<byte> baseName))
            {
                return false;
            }

            foreach (KnownNode node in _nodes)
            {
                if (baseName.SequenceEqual(node.BaseName))
                {
                    facts.Node = node.Name;
                    return true;
                }
            }

            return false;
        }

        private sealed record KnownNode(byte[] BaseName, string Name);

        private sealed record KnownReading(byte[] Encoded, string Name)
        {
            private const byte NameLabel = 0x00;
            private const byte UnitLabel = 0x01;

            public static byte[] Encode(string name, string unit) =>
                [NameLabel, .. Cbor.CborWriter.Encode(Cbor.CborValue.TextString(name)), UnitLabel, .. Cbor.CborWriter.Encode(Cbor.CborValue.TextString(unit))];
        }
    }
}
