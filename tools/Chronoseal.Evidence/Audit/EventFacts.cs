using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Audit
{
    /// <summary>Reads event frames (frame format, 2).</summary>
    internal static class EventFacts
    {
        private const string Lost = "event/lost";
        private const string LostFirst = "event/lost/first";
        private const string LostLast = "event/lost/last";
        private const string LostWhy = "event/lost/why";

        public static DecimalFraction? Seconds(Frame frame, string name) => Find(frame, name)?.Value;

        /// <summary>A count that is a whole number from 0; null where the event is absent or says something else.</summary>
        public static ulong? Count(Frame frame, string name) =>
            Find(frame, name)?.Value is { } value && value.Mantissa >= 0 && TryWhole(value, out ulong count) ? count : null;

        public static bool HasLoss(Frame frame) => Find(frame, Lost) is not null || Find(frame, LostFirst) is not null || Find(frame, LostLast) is not null;

        public static bool TryReadLoss(Frame frame, out ulong count, out ulong first, out ulong last, out string why)
        {
            count = Count(frame, Lost) ?? 0;
            first = Count(frame, LostFirst) ?? 0;
            last = Count(frame, LostLast) ?? 0;
            why = Find(frame, LostWhy)?.Text ?? "";
            return count > 0 && first > 0 && last >= first && count <= last - first + 1 && why.Length > 0;
        }

        public static IEnumerable<FrameRecord> Sensors(Frame frame) =>
            frame.Records.Where(record => record.Name.StartsWith("event/sensor/", StringComparison.Ordinal) || record.Name.StartsWith("event/change/", StringComparison.Ordinal));

        /// <summary>Why the node is about to restart; null where it does not say that it is.</summary>
        public static string? Restart(Frame frame) => Find(frame, "event/restart")?.Text;

        private static FrameRecord? Find(Frame frame, string name) => frame.Records.FirstOrDefault(record => record.Name == name);

        private static bool TryWhole(DecimalFraction value, out ulong whole)
        {
            Int128 number = value.Mantissa;
            for (int exponent = value.Exponent; exponent < 0; exponent++)
            {
                if (number % 10 != 0)
                {
                    whole = 0;
                    return false;
                }

                number /= 10;
            }

            whole = (ulong)number;
            return true;
        }
    }
}
