using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// The calendar time that UBX-NAV-PVT and UBX-NAV-TIMEUTC share: year (2 bytes), month, day, hour, minute, second, and
    /// apart from it a signed fraction that is to be added. u-blox interface descriptions, UTC representation.
    /// </summary>
    internal static class UbxCivilTime
    {
        private const int NanosecondsPerSecond = 1000000000;
        private const int HalfSecondNanoseconds = NanosecondsPerSecond / 2;

        /// <summary>Reads the second nearest to calendar time plus fraction, and what the fraction leaves: -0.5 s up to below 0.5 s.</summary>
        internal static Outcome Read(
            byte[] payload, int offset, int fractionNanoseconds, out long unixSeconds, out int offsetNanoseconds, out bool isLeapSecond)
        {
            int second = payload[offset + 6];
            isLeapSecond = second == 60;
            offsetNanoseconds = fractionNanoseconds;
            int year = LittleEndian.ReadUInt16(payload, offset);
            Outcome outcome = CivilTime.ToUnixSeconds(
                year, payload[offset + 2], payload[offset + 3], payload[offset + 4], payload[offset + 5], second, out unixSeconds);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            if (fractionNanoseconds < -NanosecondsPerSecond || fractionNanoseconds > NanosecondsPerSecond)
            {
                return Outcome.OutOfRange;
            }

            if (fractionNanoseconds >= HalfSecondNanoseconds)
            {
                // Unix seconds give second 60 and the one after it the same number.
                unixSeconds += isLeapSecond ? 0 : 1;
                offsetNanoseconds -= NanosecondsPerSecond;
                isLeapSecond = false;
            }
            else if (fractionNanoseconds < -HalfSecondNanoseconds)
            {
                unixSeconds--;
                offsetNanoseconds += NanosecondsPerSecond;
                isLeapSecond = false;
            }

            return Outcome.Ok;
        }
    }
}
