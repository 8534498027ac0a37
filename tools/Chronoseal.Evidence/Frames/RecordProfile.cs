namespace Chronoseal.Evidence.Frames
{
    /// <summary>What a resolved record must and must not carry, by kind of frame (frame format, 2). Each check gives a clause to put behind the name, or null.</summary>
    internal static class RecordProfile
    {
        private static readonly string[] DataUnits = ["Cel", "%RH", "Pa", "ppm", "count", "ug/m3", "1/m3", "S/m", "/"];

        private static readonly string[] FailureWords =
        [
            "Nack", "Timeout", "ShortReply", "BadChecksum", "WrongReply", "DeviceError", "OutOfRange", "Unsupported", "BusFault",
        ];

        public static string? Check(FrameRecord record, PackContext context) =>
            CheckStamp(record, context)
            ?? (context.Kind == FrameKind.Data ? CheckReading(record, context) : FactProfile.Check(record, context.Kind));

        private static string? CheckStamp(FrameRecord record, PackContext context)
        {
            if (context.HasUtc && record.CounterMicroseconds.HasValue)
            {
                return "carries \"ct\" in a frame with UTC";
            }

            return !context.HasUtc && record.StampUncertaintyMicroseconds.HasValue ? "carries \"tu\" in a frame without UTC" : null;
        }

        private static string? CheckReading(FrameRecord record, PackContext context)
        {
            if (context.HasUtc && record.StampUncertaintyMicroseconds is null)
            {
                return "does not say how uncertain its stamp is (\"tu\")";
            }

            if (!context.HasUtc && record.CounterMicroseconds is null)
            {
                return "carries neither a time nor a counter (\"ct\")";
            }

            if (record.Data.HasValue)
            {
                return "carries data (vd), which no reading is";
            }

            return record.IsFailedRead ? CheckFailedRead(record) : CheckMeasured(record);
        }

        private static string? CheckMeasured(FrameRecord record)
        {
            if (record.DeviceCode.HasValue)
            {
                return "carries an error code (\"dc\") beside a value";
            }

            return Array.IndexOf(DataUnits, record.Unit) < 0 ? "has a unit that readings do not have" : CheckUnit(record);
        }

        private static string? CheckFailedRead(FrameRecord record)
        {
            if (Array.IndexOf(FailureWords, record.Text) < 0)
            {
                return "failed with a word that is not an outcome";
            }

            return record.ValueUncertainty.HasValue ? "states the uncertainty of a value that it does not have" : CheckUnit(record);
        }

        private static string? CheckUnit(FrameRecord record)
        {
            string? usual = QuantityUnits.Of(record.Name);
            return usual is not null && record.Unit is not null && record.Unit != usual ? $"is not in {usual}" : null;
        }
    }
}
