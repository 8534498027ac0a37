using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Serial;

namespace Chronoseal.Drivers.Hc2
{
    /// <summary>
    /// The answer of a Rotronic AirChip 3000 probe to RDD: values with units and alarms, then who it is, fields between semicolons,
    /// and a checksum character. HC2S3 instruction manual (Campbell), appendix C; a recorded reply. Touches no bus.
    /// </summary>
    public sealed class Hc2Reply
    {
        /// <summary>Longest line taken; the recorded one has 103 bytes.</summary>
        public const int MaximumLength = 160;

        /// <summary>First character of every request and reply.</summary>
        public const byte Start = (byte)'{';

        /// <summary>The address that every probe answers to.</summary>
        public const int AnyAddress = 99;

        private const int Fields = 19;
        private const int HeaderField = 0;
        private const int HumidityField = 1;
        private const int TemperatureField = 5;
        private const int FirmwareField = 15;
        private const int SerialField = 16;
        private const int NameField = 17;
        private const int AlarmField = 18;
        private const int UnitAfterValue = 1;
        private const int AlarmAfterValue = 2;
        private const int HeaderLength = 11;
        private const int Decimals = 3;
        private const int SimulatorAlarms = 0xC0;
        private const int QualityAlarm = 0x20;
        private const byte FirstOfUtf8Degree = 0xC2;
        private const byte Degree = 0xB0;

        private readonly TextFields _fields = new TextFields();

        /// <summary>Relative humidity in thousandths of a percent.</summary>
        public long HumidityMilliPercent { get; private set; }

        /// <summary>Temperature in millidegrees Celsius.</summary>
        public long TemperatureMilliCelsius { get; private set; }

        /// <summary>Bits of <see cref="SampleStatus"/> for the humidity.</summary>
        public int HumidityStatus { get; private set; }

        /// <summary>Bits of <see cref="SampleStatus"/> for the temperature.</summary>
        public int TemperatureStatus { get; private set; }

        /// <summary>The probe's alarm byte: bit 0 out of limits, 5 sensor quality, 6 humidity simulator, 7 temperature simulator.</summary>
        public int Alarms { get; private set; }

        /// <summary>Makes a request for the values; for the constructor. Allocates.</summary>
        /// <param name="address">0 to 99; 99 for whatever probe there is.</param>
        public static byte[] Request(int address)
        {
            return Ascii.Bytes("{ " + address.ToString("D2") + "RDD}\r");
        }

        /// <summary>Decodes a reply; the results hold with <see cref="Outcome.Ok"/> alone.</summary>
        /// <param name="line">The reply without its carriage return; not to change while this is in use.</param>
        /// <param name="length">Its length.</param>
        /// <param name="address">The address that was asked.</param>
        /// <returns>
        /// <see cref="Outcome.BadChecksum"/>; <see cref="Outcome.WrongReply"/> for another command, address or layout;
        /// <see cref="Outcome.Unsupported"/> for a probe of another kind or set to other units than %RH and degrees Celsius;
        /// <see cref="Outcome.DeviceError"/> for one that simulates its values; <see cref="Outcome.OutOfRange"/> for one that has none.
        /// </returns>
        public Outcome Decode(byte[] line, int length, int address)
        {
            if (length < HeaderLength || !IsIntact(line, length))
            {
                return Outcome.BadChecksum;
            }

            // The checksum character may be a semicolon itself, so that it is taken off before the fields are told apart.
            _fields.Split(line, 0, length - 2, (byte)';');
            Alarms = _fields.Unsigned(AlarmField, 255);
            if (line[length - 2] != ';' || _fields.Count != Fields || Alarms < 0)
            {
                return Outcome.WrongReply;
            }

            Outcome outcome = CheckHeader(address);
            if (outcome == Outcome.Ok)
            {
                outcome = CheckUnits();
            }

            if (outcome == Outcome.Ok && (Alarms & SimulatorAlarms) != 0)
            {
                outcome = Outcome.DeviceError;
            }

            return outcome == Outcome.Ok ? DecodeValues() : outcome;
        }

        /// <summary>Firmware version, such as "V1.4-1". Allocates.</summary>
        public string Firmware()
        {
            return _fields.Text(FirmwareField);
        }

        /// <summary>Serial number. Allocates.</summary>
        public string Serial()
        {
            return _fields.Text(SerialField);
        }

        /// <summary>Whether the serial number is a given one.</summary>
        public bool IsSerial(string serial)
        {
            return _fields.IsText(SerialField, serial);
        }

        /// <summary>Device name, which the owner can set. Allocates.</summary>
        public string DeviceName()
        {
            return _fields.Text(NameField);
        }

        // Sum of all bytes before the checksum, mod 64, plus 32. The sum is the probe's, which sends the degree sign as one byte;
        // something on the way may have made two of it.
        private static bool IsIntact(byte[] line, int length)
        {
            int sum = 0;
            int added = 0;
            for (int i = 0; i < length - 1; i++)
            {
                sum += line[i];
                added += line[i] == FirstOfUtf8Degree && line[i + 1] == Degree ? FirstOfUtf8Degree : 0;
            }

            int checksum = line[length - 1] - 32;
            return (sum & 63) == checksum || ((sum - added) & 63) == checksum;
        }

        private Outcome CheckHeader(int address)
        {
            bool isCommand = _fields.LengthOf(HeaderField) == HeaderLength;
            for (int i = 0; isCommand && i < 3; i++)
            {
                isCommand = (_fields.CharacterOf(HeaderField, 4 + i) | 0x20) == "rdd"[i];
            }

            int answering = _fields.Digits(HeaderField, 2, 2);
            if (!isCommand || answering < 0 || (address != AnyAddress && answering != address))
            {
                return Outcome.WrongReply;
            }

            // Probe type 1 digital, 2 analogue, 3 pressure: the fields of the others mean something else.
            return _fields.Digits(HeaderField, 8, 3) == 1 ? Outcome.Ok : Outcome.Unsupported;
        }

        private Outcome CheckUnits()
        {
            int length = _fields.LengthOf(TemperatureField + UnitAfterValue);
            int letter = _fields.CharacterOf(TemperatureField + UnitAfterValue, length - 1);
            bool isDegree = length > 1 && length <= 3 && _fields.CharacterOf(TemperatureField + UnitAfterValue, length - 2) == Degree;
            bool isUtf8 = length != 3 || _fields.CharacterOf(TemperatureField + UnitAfterValue, 0) == FirstOfUtf8Degree;
            bool isCelsius = letter == 'C' && isDegree && isUtf8;
            return isCelsius && _fields.IsText(HumidityField + UnitAfterValue, "%rh") ? Outcome.Ok : Outcome.Unsupported;
        }

        private Outcome DecodeValues()
        {
            Outcome outcome = DecodeValue(HumidityField, out long humidity, out int humidityStatus);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            outcome = DecodeValue(TemperatureField, out long temperature, out int temperatureStatus);
            HumidityMilliPercent = humidity;
            HumidityStatus = humidityStatus | ((Alarms & QualityAlarm) != 0 ? SampleStatus.InstrumentWarning | SampleStatus.ServiceDue : 0);
            TemperatureMilliCelsius = temperature;
            TemperatureStatus = temperatureStatus;
            return outcome;
        }

        private Outcome DecodeValue(int field, out long value, out int status)
        {
            status = 0;
            value = 0;
            if (IsDashes(field))
            {
                return Outcome.OutOfRange;
            }

            int alarm = _fields.Unsigned(field + AlarmAfterValue, 255);
            status = alarm > 0 ? SampleStatus.InstrumentWarning : 0;
            return alarm < 0 ? Outcome.WrongReply : _fields.Scaled(field, Decimals, out value, out _);
        }

        // "---.-": the probe has no value for this field.
        private bool IsDashes(int field)
        {
            int length = _fields.LengthOf(field);
            for (int i = 0; i < length; i++)
            {
                int character = _fields.CharacterOf(field, i);
                if (character != '-' && character != '.')
                {
                    return false;
                }
            }

            return length > 1;
        }
    }
}
