namespace Chronoseal.Firmware.Console
{
    /// <summary>UTC as a technician reads it.</summary>
    internal static class UtcText
    {
        private const long MicrosecondsPerDay = 86400000000;
        private const int DaysTo2000March = 11017;
        private const int DaysInFourCenturies = 146097;

        /// <summary>An instant as <c>2026-11-22T17:18:08.123456Z</c>.</summary>
        /// <param name="microseconds">Since 1970; years 1970 to 9999.</param>
        internal static string Format(long microseconds)
        {
            int days = (int)(microseconds / MicrosecondsPerDay);
            long left = microseconds % MicrosecondsPerDay;
            int seconds = (int)(left / 1000000);
            return Date(days) + "T" + (seconds / 3600).ToString("D2") + ":" + (seconds / 60 % 60).ToString("D2") + ":" + (seconds % 60).ToString("D2")
                + "." + ((int)(left % 1000000)).ToString("D6") + "Z";
        }

        // Counted from 1 March 2000, where a cycle of 400 years begins and leap days come last in their year.
        private static string Date(int daysSince1970)
        {
            int days = daysSince1970 - DaysTo2000March + DaysInFourCenturies;
            int cycles = days / DaysInFourCenturies;
            int day = days % DaysInFourCenturies;
            int year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
            int dayOfYear = day - (365 * year + year / 4 - year / 100);
            int monthFromMarch = (5 * dayOfYear + 2) / 153;
            int dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
            int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
            int calendarYear = 1600 + 400 * cycles + year + (month < 3 ? 1 : 0);
            return calendarYear.ToString("D4") + "-" + month.ToString("D2") + "-" + dayOfMonth.ToString("D2");
        }
    }
}
