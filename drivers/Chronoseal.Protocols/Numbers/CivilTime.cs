using Chronoseal.Hal;

namespace Chronoseal.Protocols.Numbers
{
    /// <summary>Calendar to Unix seconds, in the proleptic Gregorian calendar, without the platform's clock or date formats.</summary>
    public static class CivilTime
    {
        private const int SecondsPerDay = 86400;

        /// <summary>
        /// Unix seconds of a UTC calendar time. A second of 60 (a leap second) counts as the first of the next minute, as POSIX
        /// time does.
        /// </summary>
        /// <param name="year">2000 to 2199: outside it no instrument of ours tells the truth.</param>
        /// <param name="month">1 to 12.</param>
        /// <param name="day">1 to the length of the month.</param>
        /// <param name="hour">0 to 23.</param>
        /// <param name="minute">0 to 59.</param>
        /// <param name="second">0 to 60.</param>
        /// <param name="unixSeconds">The result; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> where a field is outside its range.</returns>
        public static Outcome ToUnixSeconds(int year, int month, int day, int hour, int minute, int second, out long unixSeconds)
        {
            unixSeconds = 0;
            if (year < 2000 || year > 2199 || month < 1 || month > 12 || day < 1 || day > DaysInMonth(year, month)
                || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
            {
                return Outcome.OutOfRange;
            }

            unixSeconds = (long)DaysSinceEpoch(year, month, day) * SecondsPerDay + hour * 3600 + minute * 60 + second;
            return Outcome.Ok;
        }

        private static int DaysInMonth(int year, int month)
        {
            switch (month)
            {
                case 2: return IsLeapYear(year) ? 29 : 28;
                case 4:
                case 6:
                case 9:
                case 11: return 30;
                default: return 31;
            }
        }

        private static bool IsLeapYear(int year)
        {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        }

        // Counting years from March puts the leap day last, so that the days before a month follow one linear rule.
        private static int DaysSinceEpoch(int year, int month, int day)
        {
            int marchYear = month > 2 ? year : year - 1;
            int marchMonth = month > 2 ? month - 3 : month + 9;
            int days = marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400;
            return days + (153 * marchMonth + 2) / 5 + day - 1 - 719468;
        }
    }
}
