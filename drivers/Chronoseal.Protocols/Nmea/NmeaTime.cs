using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Nmea
{
    /// <summary>The time in RMC and ZDA sentences. NMEA 0183, as u-blox, Quectel and others write it. Touches no port.</summary>
    public sealed class NmeaTime
    {
        private const int ZdaDateFields = 3;

        private byte[] _line;
        private int _end;
        private int _position;

        /// <summary>Unix seconds of the second that the sentence labels; a second of 60 counts as the next minute's first.</summary>
        public long UnixSeconds { get; private set; }

        /// <summary>True for an inserted second (23:59:60).</summary>
        public bool IsLeapSecond { get; private set; }

        /// <summary>True for RMC, whose status the receiver vouches for; ZDA has none.</summary>
        public bool HasStatus { get; private set; }

        /// <summary>RMC status A: the receiver calls its time and position valid.</summary>
        public bool IsValid { get; private set; }

        /// <summary>Decodes a sentence.</summary>
        /// <param name="line">From the dollar sign to the checksum.</param>
        /// <param name="length">How many bytes.</param>
        /// <returns>
        /// <see cref="Outcome.Unsupported"/> for other sentences, <see cref="Outcome.BadChecksum"/>, <see cref="Outcome.ShortReply"/> for
        /// missing fields, <see cref="Outcome.NotReady"/> for empty ones (no time yet), <see cref="Outcome.OutOfRange"/> for impossible
        /// numbers and for a time that is not on the second.
        /// </returns>
        public Outcome Decode(byte[] line, int length)
        {
            Outcome outcome = Checksum(line, length);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            _line = line;
            _end = length - 3;
            _position = 6;
            if (IsType('R', 'M', 'C'))
            {
                return DecodeRmc();
            }

            return IsType('Z', 'D', 'A') ? DecodeZda() : Outcome.Unsupported;
        }

        /// <summary>Compares the two hexadecimal digits at the end with the exclusive or of all between dollar and asterisk.</summary>
        public static Outcome Checksum(byte[] line, int length)
        {
            // $ttsss, is the least that can carry a type; *hh ends the sentence.
            if (length < 10 || line[0] != '$' || line[length - 3] != '*')
            {
                return Outcome.ShortReply;
            }

            int sum = 0;
            for (int i = 1; i < length - 3; i++)
            {
                sum ^= line[i];
            }

            return Hexadecimal.Digit(line[length - 2]) == sum >> 4 && Hexadecimal.Digit(line[length - 1]) == (sum & 15) ? Outcome.Ok : Outcome.BadChecksum;
        }

        private bool IsType(char first, char second, char third)
        {
            return _line[3] == first && _line[4] == second && _line[5] == third && _line[6] == ',';
        }

        // $xxRMC,hhmmss.ss,A,lat,N,lon,E,knots,degrees,ddmmyy,...
        private Outcome DecodeRmc()
        {
            HasStatus = true;
            IsValid = false;
            if (!NextField(out int timeStart, out int timeLength) || !NextField(out int statusStart, out int statusLength))
            {
                return Outcome.ShortReply;
            }

            for (int i = 0; i < 6; i++)
            {
                if (!NextField(out _, out _))
                {
                    return Outcome.ShortReply;
                }
            }

            if (!NextField(out int dateStart, out int dateLength))
            {
                return Outcome.ShortReply;
            }

            if (timeLength == 0 || dateLength == 0)
            {
                return Outcome.NotReady;
            }

            if (dateLength != 6 || !Number(dateStart, 2, out int day) || !Number(dateStart + 2, 2, out int month) || !Number(dateStart + 4, 2, out int year))
            {
                return Outcome.OutOfRange;
            }

            IsValid = statusLength == 1 && _line[statusStart] == 'A';
            return Combine(timeStart, timeLength, 2000 + year, month, day);
        }

        // $xxZDA,hhmmss.ss,dd,mm,yyyy,zh,zm
        private Outcome DecodeZda()
        {
            HasStatus = false;
            IsValid = false;
            if (!NextField(out int timeStart, out int timeLength))
            {
                return Outcome.ShortReply;
            }

            int day = 0;
            int month = 0;
            int year = 0;
            for (int i = 0; i < ZdaDateFields; i++)
            {
                if (!NextField(out int start, out int length))
                {
                    return Outcome.ShortReply;
                }

                if (timeLength == 0 || length == 0)
                {
                    return Outcome.NotReady;
                }

                if (!Number(start, length, out int value))
                {
                    return Outcome.OutOfRange;
                }

                day = i == 0 ? value : day;
                month = i == 1 ? value : month;
                year = i == 2 ? value : year;
            }

            return Combine(timeStart, timeLength, year, month, day);
        }

        private Outcome Combine(int timeStart, int timeLength, int year, int month, int day)
        {
            if (timeLength < 6 || !Number(timeStart, 2, out int hour) || !Number(timeStart + 2, 2, out int minute)
                || !Number(timeStart + 4, 2, out int second) || !IsWholeSecond(timeStart + 6, timeLength - 6))
            {
                return Outcome.OutOfRange;
            }

            Outcome outcome = CivilTime.ToUnixSeconds(year, month, day, hour, minute, second, out long unixSeconds);
            UnixSeconds = unixSeconds;
            IsLeapSecond = second == 60;
            return outcome;
        }

        // A fraction of any number of digits, all of them zero: only then does the sentence label an edge.
        private bool IsWholeSecond(int start, int length)
        {
            if (length == 0)
            {
                return true;
            }

            if (_line[start] != '.')
            {
                return false;
            }

            for (int i = 1; i < length; i++)
            {
                if (_line[start + i] != '0')
                {
                    return false;
                }
            }

            return true;
        }

        private bool NextField(out int start, out int length)
        {
            start = _position + 1;
            length = 0;
            if (_position >= _end || _line[_position] != ',')
            {
                return false;
            }

            while (start + length < _end && _line[start + length] != ',')
            {
                length++;
            }

            _position = start + length;
            return true;
        }

        private bool Number(int start, int digits, out int value)
        {
            value = 0;
            if (digits < 1 || digits > 4)
            {
                return false;
            }

            for (int i = 0; i < digits; i++)
            {
                int digit = _line[start + i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return false;
                }

                value = value * 10 + digit;
            }

            return true;
        }
    }
}
