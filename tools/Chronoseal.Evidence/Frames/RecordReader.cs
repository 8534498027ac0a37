using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Frames
{
    /// <summary>Checks and resolves one record (frame format, 2).</summary>
    internal static class RecordReader
    {
        // RFC 8428, 4.5.1: the resolved name holds these and starts with a letter or a digit.
        private const string NameMarks = "-:./_";

        public static bool TryRead(CborValue map, int index, PackContext context, [NotNullWhen(true)] out FrameRecord? record, out string error)
        {
            record = null;
            if (map.Kind != CborKind.Map)
            {
                error = $"record {index + 1} is not a map";
                return false;
            }

            var fields = new MapFields($"record {index + 1}", map);
            if (index == 0)
            {
                // Read with the context already; asked for again so that only the first record may carry them.
                fields.Text(FrameLabels.BaseName);
                fields.Decimal(FrameLabels.BaseTime);
            }

            FrameRecord read = Read(fields, context);
            fields.RefuseOthers();
            if (fields.Error is null && RecordProfile.Check(read, context) is { } reason)
            {
                fields.Refuse($"\"{read.Name}\" {reason}");
            }

            error = fields.Error ?? "";
            record = fields.Error is null ? read : null;
            return record is not null;
        }

        private static FrameRecord Read(MapFields fields, PackContext context)
        {
            string name = fields.Text(FrameLabels.Name) ?? "";
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || NameMarks.Contains(c)))
            {
                fields.Refuse("the name is missing or holds a character that SenML does not allow");
            }

            DecimalFraction? value = fields.Decimal(FrameLabels.Value);
            string? text = fields.Text(FrameLabels.StringValue);
            ReadOnlyMemory<byte>? data = fields.Bytes(FrameLabels.DataValue);
            if ((value.HasValue ? 1 : 0) + (text is null ? 0 : 1) + (data.HasValue ? 1 : 0) != 1)
            {
                fields.Refuse("it does not carry exactly one of v, vs and vd");
            }

            return new FrameRecord
            {
                Name = name,
                FullName = context.BaseName + name,
                Unit = fields.Text(FrameLabels.Unit),
                Value = value,
                Text = text,
                Data = data,
                IsFailedRead = context.Kind == FrameKind.Data && text is not null,
                TimeUtcMicroseconds = ReadTime(fields, context),
                CounterMicroseconds = fields.Unsigned(FrameLabels.Counter),
                StampUncertaintyMicroseconds = fields.Unsigned(FrameLabels.StampUncertainty),
                ValueUncertainty = ReadUncertainty(fields),
                ExposureMicroseconds = fields.Unsigned(FrameLabels.Exposure),
                Status = ReadStatus(fields),
                InstrumentUnixSeconds = fields.Unsigned(FrameLabels.RecordTime),
                DeviceCode = fields.Unsigned(FrameLabels.DeviceCode),
            };
        }

        private static long? ReadTime(MapFields fields, PackContext context)
        {
            DecimalFraction? offset = fields.Decimal(FrameLabels.Time);
            if (context.EpochUtcMicroseconds is not { } epoch)
            {
                if (offset.HasValue)
                {
                    fields.Refuse("there is a time although the clock does not claim UTC");
                }

                return null;
            }

            if (offset is { } given && given.Exponent != FrameLimits.TimeExponent)
            {
                fields.Refuse("the time is not in microseconds");
            }

            // SenML reads a missing time as zero: the base time itself.
            Int128 time = epoch + (offset?.Mantissa ?? 0);
            if (time < 0 || time > FrameLimits.LargestTimeMicroseconds)
            {
                fields.Refuse("the time is out of range");
                return null;
            }

            return (long)time;
        }

        private static DecimalFraction? ReadUncertainty(MapFields fields)
        {
            DecimalFraction? uncertainty = fields.Decimal(FrameLabels.ValueUncertainty);
            if (uncertainty is { Mantissa: var mantissa } && mantissa < 0)
            {
                fields.Refuse("the uncertainty of the value is negative");
            }

            return uncertainty;
        }

        private static StatusBits ReadStatus(MapFields fields)
        {
            ulong? status = fields.Unsigned(FrameLabels.Status);
            if (status is 0 or > uint.MaxValue)
            {
                fields.Refuse("the status bits are zero, which is to be left out, or wider than 32 bits");
            }

            return (StatusBits)((status ?? 0) & uint.MaxValue);
        }
    }
}
