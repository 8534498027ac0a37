using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Serial;

namespace Chronoseal.Drivers.Sievers500Rl
{
    /// <summary>
    /// A line of a Sievers analyser in 500 RL format: mode, date, time, TOC, IC and TC in ppb, raw conductivity in uS/cm,
    /// temperature in degrees Celsius, corrected conductivity in uS/cm. 500 RL operation manual DLM 74001, table 4. It has no
    /// checksum: the fields must be of the right number and form, and total carbon the sum of organic and inorganic.
    /// Touches no bus.
    /// </summary>
    public sealed class Sievers500RlLine
    {
        /// <summary>Longest line taken.</summary>
        public const int MaximumLength = 120;

        /// <summary>Decimals of <see cref="OrganicCarbon"/> in ppb.</summary>
        public const int CarbonDecimals = 3;

        /// <summary>Decimals of <see cref="Conductivity"/> in uS/cm.</summary>
        public const int ConductivityDecimals = 5;

        private const int ModeField = 0;
        private const int DateField = 1;
        private const int TimeField = 2;
        private const int OrganicField = 3;
        private const int InorganicField = 4;
        private const int TotalField = 5;
        private const int RawConductivityField = 6;
        private const int TemperatureField = 7;
        private const int CorrectedConductivityField = 8;
        private const int Fields = 9;
        private const int ShortFields = 7;
        private const int TemperatureDecimals = 3;

        // The family's widest range is 50 ppm; ultrapure to tap water, 0 to 100 degrees.
        private const long MostCarbon = 50000000;
        private const long MostConductivity = 200000000;
        private const long MostMilliCelsius = 100000;

        private readonly TextFields _fields = new TextFields();

        /// <summary>Total organic carbon in units of 0.001 ppb.</summary>
        public long OrganicCarbon { get; private set; }

        /// <summary>Conductivity as measured, not corrected for temperature, in units of 0.00001 uS/cm.</summary>
        public long Conductivity { get; private set; }

        /// <summary>Water temperature in millidegrees Celsius.</summary>
        public long TemperatureMilliCelsius { get; private set; }

        /// <summary>End of the measurement by the instrument's clock, as if that were UTC, in Unix seconds.</summary>
        public long ClockSeconds { get; private set; }

        /// <summary>Decodes a line; the results hold with <see cref="Outcome.Ok"/> alone.</summary>
        /// <param name="line">The line without its end.</param>
        /// <param name="length">Its length.</param>
        /// <param name="settings">What the line looks like.</param>
        /// <returns>
        /// <see cref="Outcome.ShortReply"/> for too few fields, <see cref="Outcome.WrongReply"/> for too many or malformed ones,
        /// <see cref="Outcome.BadChecksum"/> where the carbon does not add up, <see cref="Outcome.OutOfRange"/> for values that the
        /// instrument cannot give, <see cref="Outcome.NotReady"/> for a line of another mode.
        /// </returns>
        public Outcome Decode(byte[] line, int length, Sievers500RlSettings settings)
        {
            _fields.Split(line, 0, length, (byte)',');
            bool isShort = !settings.HasConductivity && _fields.Count == ShortFields;
            if (!isShort && _fields.Count != Fields)
            {
                return _fields.Count < Fields ? Outcome.ShortReply : Outcome.WrongReply;
            }

            if (_fields.LengthOf(ModeField) == 0)
            {
                return Outcome.WrongReply;
            }

            Outcome outcome = DecodeClock(settings.IsDayFirst);
            if (outcome == Outcome.Ok)
            {
                outcome = DecodeCarbon();
            }

            if (outcome == Outcome.Ok)
            {
                outcome = DecodeConductivity(settings.HasConductivity);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = DecodeTemperature(isShort ? RawConductivityField : TemperatureField);
            }

            bool isOtherMode = settings.Mode.Length > 0 && !_fields.IsText(ModeField, settings.Mode);
            return outcome == Outcome.Ok && isOtherMode ? Outcome.NotReady : outcome;
        }

        // The form of the family's 800 series: 2/15/95,13:21. Seconds and four digits of the year are taken as well.
        private Outcome DecodeClock(bool isDayFirst)
        {
            int first = TakeNumber(DateField, 0, '/', out int position);
            int second = TakeNumber(DateField, position, '/', out position);
            int yearDigits = _fields.LengthOf(DateField) - position;
            int year = yearDigits == 2 || yearDigits == 4 ? _fields.Digits(DateField, position, yearDigits) : -1;
            int hour = TakeNumber(TimeField, 0, ':', out position);
            int minute = _fields.Digits(TimeField, position, 2);
            int seconds = SecondsAfter(position + 2);
            if (first < 0 || second < 0 || year < 0 || hour < 0 || minute < 0 || seconds < 0 || seconds > 59)
            {
                return Outcome.WrongReply;
            }

            year += yearDigits == 2 ? 2000 : 0;
            int month = isDayFirst ? second : first;
            int day = isDayFirst ? first : second;
            Outcome outcome = CivilTime.ToUnixSeconds(year, month, day, hour, minute, seconds, out long unixSeconds);
            ClockSeconds = unixSeconds;
            return outcome;
        }

        // ":ss" at the end of the time, or nothing.
        private int SecondsAfter(int position)
        {
            if (_fields.LengthOf(TimeField) == position)
            {
                return 0;
            }

            bool isWhole = _fields.CharacterOf(TimeField, position) == ':' && _fields.LengthOf(TimeField) == position + 3;
            return isWhole ? _fields.Digits(TimeField, position + 1, 2) : -1;
        }

        // One or two digits and what follows them.
        private int TakeNumber(int field, int position, char end, out int next)
        {
            int digits = _fields.CharacterOf(field, position + 1) == end ? 1 : 2;
            next = position + digits + 1;
            return _fields.CharacterOf(field, position + digits) == end ? _fields.Digits(field, position, digits) : -1;
        }

        private Outcome DecodeCarbon()
        {
            bool isWhole = _fields.Scaled(OrganicField, CarbonDecimals, out long organic, out int organicWritten) == Outcome.Ok;
            isWhole &= _fields.Scaled(InorganicField, CarbonDecimals, out long inorganic, out int inorganicWritten) == Outcome.Ok;
            isWhole &= _fields.Scaled(TotalField, CarbonDecimals, out long total, out int totalWritten) == Outcome.Ok;
            if (!isWhole || organicWritten != inorganicWritten || organicWritten != totalWritten)
            {
                return Outcome.WrongReply;
            }

            // Each of the three may have been rounded by half a step.
            long step = DecimalText.PowerOfTen(CarbonDecimals - organicWritten);
            if (2 * IntegerMath.Absolute(total - organic - inorganic) > 3 * step)
            {
                return Outcome.BadChecksum;
            }

            OrganicCarbon = organic;
            return organic >= 0 && inorganic >= 0 && total <= MostCarbon ? Outcome.Ok : Outcome.OutOfRange;
        }

        private Outcome DecodeConductivity(bool hasConductivity)
        {
            if (!hasConductivity)
            {
                bool isEmpty = _fields.LengthOf(RawConductivityField) == 0 && _fields.LengthOf(CorrectedConductivityField) == 0;
                return isEmpty || _fields.Count == ShortFields ? Outcome.Ok : Outcome.WrongReply;
            }

            Outcome outcome = _fields.Scaled(RawConductivityField, ConductivityDecimals, out long raw, out int rawWritten);
            Outcome corrected = _fields.Scaled(CorrectedConductivityField, ConductivityDecimals, out long other, out int otherWritten);
            if (outcome != Outcome.Ok || corrected != Outcome.Ok || rawWritten != otherWritten)
            {
                return Outcome.WrongReply;
            }

            Conductivity = raw;
            return raw >= 0 && raw <= MostConductivity && other >= 0 && other <= MostConductivity ? Outcome.Ok : Outcome.OutOfRange;
        }

        private Outcome DecodeTemperature(int field)
        {
            Outcome outcome = _fields.Scaled(field, TemperatureDecimals, out long temperature, out _);
            TemperatureMilliCelsius = temperature;
            return outcome == Outcome.Ok && (temperature < 0 || temperature > MostMilliCelsius) ? Outcome.OutOfRange : outcome;
        }
    }
}
