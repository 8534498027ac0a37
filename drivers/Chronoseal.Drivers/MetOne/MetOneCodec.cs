using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.MetOne
{
    /// <summary>Times of the MET ONE 6000, two bytes a register. User manual, tables 16, 17 and 22. Touches no bus.</summary>
    public static class MetOneCodec
    {
        /// <summary>A time in four registers, Unix seconds; <see cref="Outcome.OutOfRange"/> if it is none.</summary>
        public static Outcome DecodeTime(ModbusMaster reply, int index, out long unixSeconds)
        {
            int monthDay = reply.Register(index + 1);
            int minuteSecond = reply.Register(index + 3);
            return CivilTime.ToUnixSeconds(
                reply.Register(index), monthDay >> 8, monthDay & 0xFF, reply.Register(index + 2), minuteSecond >> 8, minuteSecond & 0xFF, out unixSeconds);
        }

        /// <summary>A period in two registers, 1 s to 23 h 59 min 59 s; <see cref="Outcome.OutOfRange"/> if it is none.</summary>
        public static Outcome DecodePeriod(ModbusMaster reply, int index, out long seconds)
        {
            int hours = reply.Register(index);
            int minutes = reply.Register(index + 1) >> 8;
            int rest = reply.Register(index + 1) & 0xFF;
            seconds = hours * 3600L + minutes * 60 + rest;
            return hours <= 23 && minutes <= 59 && rest <= 59 && seconds > 0 ? Outcome.Ok : Outcome.OutOfRange;
        }

        /// <summary>A date in two registers as yyyy-mm-dd; empty if it is none.</summary>
        public static string Date(ModbusMaster reply, int index)
        {
            int year = reply.Register(index);
            int month = reply.Register(index + 1) >> 8;
            int day = reply.Register(index + 1) & 0xFF;
            return CivilTime.ToUnixSeconds(year, month, day, 0, 0, 0, out _) == Outcome.Ok
                ? year.ToString() + "-" + month.ToString("D2") + "-" + day.ToString("D2")
                : "";
        }
    }
}
