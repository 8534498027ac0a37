using System.Globalization;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Display
{
    /// <summary>Readings and stamps as a person reads them. Digits are those of the frame: nothing is rounded, nothing added.</summary>
    public static class ReadingText
    {
        private const string PartsPerMillion = "ppm";
        private const string PartsPerBillion = "ppb";
        private const int LargestPpbExponent = -4;
        private const int PpbPerPpmPower = 3;

        /// <summary>Value with unit, such as "21.37 °C"; the outcome of a failed read, such as "Timeout" or "DeviceError (code 67)"; text or bytes of a fact.</summary>
        public static string Format(FrameRecord record)
        {
            if (record.Value is not { } value)
            {
                return FormatOther(record);
            }

            bool isSmall = IsShownInPpb(record);
            string number = (isSmall ? value.Shift(PpbPerPpmPower) : value).ToString();
            string? unit = isSmall ? PartsPerBillion : UnitSign(record.Unit);
            return unit is null ? number : $"{number} {unit}";
        }

        /// <summary>Value with unit and, where stated, its expanded uncertainty, such as "35.6 ppb ± 1.8 ppb".</summary>
        public static string FormatWithUncertainty(FrameRecord record)
        {
            if (record.Value is null || record.ValueUncertainty is not { } uncertainty)
            {
                return Format(record);
            }

            bool isSmall = IsShownInPpb(record);
            string number = (isSmall ? uncertainty.Shift(PpbPerPpmPower) : uncertainty).ToString();
            return $"{Format(record)} ± {number} {(isSmall ? PartsPerBillion : UnitSign(record.Unit))}".TrimEnd();
        }

        /// <summary>UTC with microseconds, such as "2026-08-14T09:30:00.000250Z".</summary>
        /// <param name="utcMicroseconds">Microseconds since 1970, 0 to the end of the year 9999.</param>
        public static string FormatStamp(long utcMicroseconds) =>
            DateTime.UnixEpoch.AddTicks(utcMicroseconds * TimeSpan.TicksPerMicrosecond).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

        /// <summary>The stamp of a record: UTC, or "boot + 12.345678 s" of the node's counter, or "no stamp".</summary>
        public static string FormatStamp(FrameRecord record)
        {
            if (record.TimeUtcMicroseconds is { } utcMicroseconds)
            {
                return FormatStamp(utcMicroseconds);
            }

            return record.CounterMicroseconds is { } counterMicroseconds
                ? $"boot + {new DecimalFraction(counterMicroseconds, FrameLimits.TimeExponent)} s"
                : "no stamp";
        }

        private static bool IsShownInPpb(FrameRecord record) =>
            record.Unit == PartsPerMillion && record.Value is { Exponent: <= LargestPpbExponent };

        private static string FormatOther(FrameRecord record)
        {
            if (record.Data is { } data)
            {
                return Convert.ToHexStringLower(data.Span);
            }

            return record.DeviceCode is { } code ? $"{record.Text} (code {code})" : record.Text ?? "";
        }

        private static string? UnitSign(string? unit) => unit == "Cel" ? "°C" : unit;
    }
}
