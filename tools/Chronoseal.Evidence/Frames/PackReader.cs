using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Frames
{
    /// <summary>Checks and resolves the SenML pack (frame format, 2; RFC 8428, 4.6).</summary>
    internal static class PackReader
    {
        public static bool TryRead(ReadOnlyMemory<byte> payload, FrameKind kind, bool claimsUtc, [NotNullWhen(true)] out Pack? pack, out string error)
        {
            pack = null;
            if (!CborReader.TryReadWhole(payload, out CborValue? array, out CborError cborError))
            {
                error = $"payload, {cborError}";
                return false;
            }

            if (array.Kind != CborKind.Array || array.Items.Count is 0 or > FrameLimits.MaximumRecords)
            {
                error = $"the payload is not an array of 1 to {FrameLimits.MaximumRecords} records";
                return false;
            }

            return TryReadContext(array.Items[0], kind, claimsUtc, out PackContext? context, out string node, out error)
                && TryReadRecords(array.Items, context, node, out pack, out error);
        }

        private static bool TryReadContext(CborValue first, FrameKind kind, bool claimsUtc, [NotNullWhen(true)] out PackContext? context, out string node, out string error)
        {
            context = null;
            node = "";
            if (first.Kind != CborKind.Map)
            {
                error = "record 1 is not a map";
                return false;
            }

            var fields = new MapFields("record 1", first);
            string baseName = fields.Text(FrameLabels.BaseName) ?? "";
            if (!NodeName.TryFromBaseName(baseName, out node))
            {
                fields.Refuse("the base name is neither urn:dev:mac: with 16 lower-case hexadecimal digits nor a node name, with a colon behind it");
            }

            long? epoch = ReadEpoch(fields, claimsUtc);
            error = fields.Error ?? "";
            context = fields.Error is null ? new PackContext(kind, baseName, epoch) : null;
            return context is not null;
        }

        private static long? ReadEpoch(MapFields fields, bool claimsUtc)
        {
            DecimalFraction? baseTime = fields.Decimal(FrameLabels.BaseTime);
            if (baseTime.HasValue != claimsUtc)
            {
                fields.Refuse(claimsUtc ? "the base time is missing although the clock claims UTC" : "there is a base time although the clock does not claim UTC");
            }

            if (baseTime is not { } epoch)
            {
                return null;
            }

            if (epoch.Exponent != FrameLimits.TimeExponent || epoch.Mantissa < FrameLimits.SmallestEpochMicroseconds || epoch.Mantissa > FrameLimits.LargestTimeMicroseconds)
            {
                fields.Refuse("the base time is not microseconds since 1970 in absolute UTC");
                return null;
            }

            return (long)epoch.Mantissa;
        }

        private static bool TryReadRecords(IReadOnlyList<CborValue> items, PackContext context, string node, [NotNullWhen(true)] out Pack? pack, out string error)
        {
            pack = null;
            error = "";
            var records = new List<FrameRecord>(items.Count);
            var names = new HashSet<string>(StringComparer.Ordinal);
            for (int i = 0; i < items.Count; i++)
            {
                if (!RecordReader.TryRead(items[i], i, context, out FrameRecord? record, out error))
                {
                    return false;
                }

                if (context.Kind != FrameKind.Data && !names.Add(record.Name))
                {
                    error = $"record {i + 1}: \"{record.Name}\" is stated twice";
                    return false;
                }

                records.Add(record);
            }

            pack = new Pack(context.BaseName, node, context.EpochUtcMicroseconds, records);
            return true;
        }
    }
}
