using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Serial;

namespace Chronoseal.Drivers.Pat700
{
    /// <summary>
    /// Answers of the Anatel PAT700 at its serial port: fields between blanks, of which there may be any number. Operator manual,
    /// 2.7 and 2.8.4. They have no checksum: number and form of the fields must be right. Touches no bus.
    /// </summary>
    public sealed class Pat700Record
    {
        /// <summary>Longest line taken.</summary>
        public const int MaximumLength = 120;

        /// <summary>Reads the last data. This and <see cref="ReadMode"/> are all that is ever sent: both read only.</summary>
        public const string ReadData = "RD\r";

        /// <summary>Reads mode and state.</summary>
        public const string ReadMode = "RM\r";

        /// <summary>Decimals of <see cref="OrganicCarbon"/> in ppb.</summary>
        public const int CarbonDecimals = 3;

        /// <summary>State: initialisation error.</summary>
        public const int InitialisationError = 9;

        /// <summary>State: error.</summary>
        public const int Error = 10;

        // The prompt "OK>" of the command before may stand in front of an answer.
        private const byte PromptEnd = (byte)'>';

        private const int DateLength = 10;
        private const int TimeLength = 8;
        private const int ClockLength = DateLength + 1 + TimeLength;
        private const int TimeField = 1;
        private const int ModeField = 2;
        private const int StateField = 3;
        private const int CarbonField = 4;
        private const int AlarmField = 5;
        private const int TrendField = 6;
        private const int CarbonResistivityField = 7;
        private const int CurveField = 9;
        private const int ElapsedField = 10;
        private const int CarbonFields = 11;
        private const int ConductivityResistivityField = 4;
        private const int ConductivityFields = 6;
        private const int ModeFields = 2;
        private const int MostMode = 8;
        private const int Decimals = 3;
        private const long MostCarbon = 10000000;
        private const long MostMilliCelsius = 120000;

        private readonly TextFields _fields = new TextFields();

        /// <summary>Mode: 1 is online TOC.</summary>
        public int Mode { get; private set; }

        /// <summary>State: 6 is reading TOC.</summary>
        public int State { get; private set; }

        /// <summary>Total organic carbon in units of 0.001 ppb.</summary>
        public long OrganicCarbon { get; private set; }

        /// <summary>Water temperature in millidegrees Celsius.</summary>
        public long TemperatureMilliCelsius { get; private set; }

        /// <summary>End of sampling by the instrument's clock, as if that were UTC, in Unix seconds.</summary>
        public long ClockSeconds { get; private set; }

        /// <summary>The record's elapsed time in seconds.</summary>
        public int ElapsedSeconds { get; private set; }

        /// <summary>Whether the instrument reports an error of its own.</summary>
        public bool HasError
        {
            get { return State == InitialisationError || State == Error; }
        }

        /// <summary>Decodes mode and state.</summary>
        public Outcome DecodeMode(byte[] line, int length)
        {
            int start = length;
            while (start > 0 && line[start - 1] != PromptEnd)
            {
                start--;
            }

            _fields.Split(line, start, length - start, (byte)' ');
            int mode = _fields.Unsigned(0, MostMode);
            int state = _fields.Unsigned(1, Error);
            if (_fields.Count != ModeFields || mode < 0 || state < 0)
            {
                return _fields.Count < ModeFields ? Outcome.ShortReply : Outcome.WrongReply;
            }

            Mode = mode;
            State = state;
            return Outcome.Ok;
        }

        /// <summary>
        /// Decodes the last data; the results hold with <see cref="Outcome.Ok"/> alone, mode and state with
        /// <see cref="Outcome.NotReady"/> too.
        /// </summary>
        /// <returns>
        /// <see cref="Outcome.NotReady"/> in conductivity mode, and while all fields are zero because nothing has been measured
        /// yet; <see cref="Outcome.ShortReply"/>, <see cref="Outcome.WrongReply"/> or <see cref="Outcome.OutOfRange"/> for a line that
        /// is neither.
        /// </returns>
        public Outcome DecodeData(byte[] line, int length)
        {
            int start = FindClock(line, length);
            if (start < 0)
            {
                return Outcome.WrongReply;
            }

            _fields.Split(line, start, length - start, (byte)' ');
            bool isConductivity = _fields.Count == ConductivityFields;
            if (!isConductivity && _fields.Count != CarbonFields)
            {
                return _fields.Count < CarbonFields ? Outcome.ShortReply : Outcome.WrongReply;
            }

            Mode = _fields.Unsigned(ModeField, MostMode);
            State = _fields.Unsigned(StateField, Error);
            int resistivityField = isConductivity ? ConductivityResistivityField : CarbonResistivityField;
            bool isWhole = _fields.Scaled(resistivityField, Decimals, out long resistivity, out _) == Outcome.Ok;
            isWhole &= _fields.Scaled(resistivityField + 1, Decimals, out long temperature, out _) == Outcome.Ok;
            if (!isWhole || Mode < 0 || State < 0 || (!isConductivity && !IsCarbon()))
            {
                return Outcome.WrongReply;
            }

            TemperatureMilliCelsius = temperature;

            // Water without carbon is possible, water without resistivity at zero degrees is not.
            bool isBlank = resistivity == 0 && temperature == 0 && (isConductivity || OrganicCarbon == 0);
            if (isConductivity || isBlank)
            {
                return Outcome.NotReady;
            }

            Outcome outcome = DecodeClock();
            bool isInRange = OrganicCarbon >= 0 && OrganicCarbon <= MostCarbon && temperature >= 0 && temperature <= MostMilliCelsius && resistivity >= 0;
            return outcome == Outcome.Ok && !isInRange ? Outcome.OutOfRange : outcome;
        }

        private bool IsCarbon()
        {
            bool isWhole = _fields.Scaled(CarbonField, CarbonDecimals, out long carbon, out _) == Outcome.Ok;
            isWhole &= _fields.Scaled(TrendField, Decimals, out _, out _) == Outcome.Ok;
            int percent = _fields.LengthOf(AlarmField) - 1;
            isWhole &= percent > 0 && _fields.CharacterOf(AlarmField, percent) == '%' && _fields.Digits(AlarmField, 0, percent) >= 0;
            ElapsedSeconds = _fields.Unsigned(ElapsedField, ushort.MaxValue);
            OrganicCarbon = carbon;
            return isWhole && ElapsedSeconds >= 0 && _fields.LengthOf(CurveField) > 0;
        }

        // "07/25/2007 20:05:46": a form that no garbage before it has, nor the prompt of the command before.
        private static int FindClock(byte[] line, int length)
        {
            for (int start = 0; start + ClockLength <= length; start++)
            {
                bool isClock = line[start + 2] == '/' && line[start + 5] == '/' && line[start + DateLength] == ' '
                    && line[start + DateLength + 3] == ':' && line[start + DateLength + 6] == ':'
                    && (start + ClockLength == length || line[start + ClockLength] == ' ')
                    && DecimalText.Digits(line, start, 2) >= 0 && DecimalText.Digits(line, start + 3, 2) >= 0 && DecimalText.Digits(line, start + 6, 4) >= 0;
                if (isClock)
                {
                    return start;
                }
            }

            return -1;
        }

        private Outcome DecodeClock()
        {
            int hour = _fields.Digits(TimeField, 0, 2);
            int minute = _fields.Digits(TimeField, 3, 2);
            int second = _fields.Digits(TimeField, 6, 2);
            int year = _fields.Digits(0, 6, 4);
            Outcome outcome = CivilTime.ToUnixSeconds(year, _fields.Digits(0, 0, 2), _fields.Digits(0, 3, 2), hour, minute, second, out long unixSeconds);
            ClockSeconds = unixSeconds;
            return outcome;
        }
    }
}
