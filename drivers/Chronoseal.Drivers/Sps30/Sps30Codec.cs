using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.Sps30
{
    /// <summary>Values and status of the SPS30, the same over both interfaces. Data sheet SPS30, version 2.0, sections 4.3 and 4.4. Touches no bus.</summary>
    public static class Sps30Codec
    {
        /// <summary>Mass concentrations in a reading: up to 1.0, 2.5, 4 and 10 um.</summary>
        public const int Masses = 4;

        /// <summary>Concentrations in a reading: the masses, then the numbers from 0.3 um up to 0.5, 1.0, 2.5, 4 and 10 um.</summary>
        public const int Concentrations = 9;

        /// <summary>Length of a reading in floats.</summary>
        public const int FloatLength = 4 * (Concentrations + 1);

        /// <summary>Length of a reading in 16-bit integers.</summary>
        public const int IntegerLength = 2 * (Concentrations + 1);

        /// <summary>Power of ten of masses, micrograms per cubic metre.</summary>
        public const int MassExponent = -3;

        /// <summary>Output format: floats.</summary>
        public const byte FloatFormat = 0x03;

        /// <summary>Output format: 16-bit integers. From firmware 2.0 on.</summary>
        public const byte IntegerFormat = 0x05;

        /// <summary>Longest time between new values (table 1: 1 +-0.04 s).</summary>
        public const int UpdateMicroseconds = 1040000;

        /// <summary>Status: the fan turns too fast or too slowly.</summary>
        public const uint FanSpeedWarning = 1u << 21;

        /// <summary>Status: the laser's current is out of range.</summary>
        public const uint LaserFailure = 1u << 5;

        /// <summary>Status: the fan is on and does not turn. Stays set until it is cleared.</summary>
        public const uint FanFailure = 1u << 4;

        /// <summary>Firmware from which the status register can be read: 2.2, as major x 256 + minor (table 7).</summary>
        public const int StatusFirmware = 0x0202;

        /// <summary>Error code of ours: no new value for so long that the part must have been restarted and stands idle.</summary>
        public const int NoNewValue = 0x0100;

        /// <summary>Error code of ours: reading after reading is the one that a failed part gives for ever.</summary>
        public const int FlatLine = 0x0101;

        // Seen in the field on failed parts: all concentrations zero and this size, 1.63 um (Sensirion/arduino-avr-legacy-i2c-sps30 #14).
        private const uint FrozenSizeFloat = 0x3FD0A3D7;
        private const uint FrozenSizeNanometres = 1630;

        private const int MassDecimals = 3;
        private const int NumberDecimals = 6;
        private const long IntegerMaximum = 65535;

        /// <summary>
        /// Decodes a reading. Masses come in micrograms per cubic metre x 1000; numbers in particles per cubic metre: the part's
        /// particles per cubic centimetre x 1,000,000.
        /// </summary>
        /// <param name="values">The reading.</param>
        /// <param name="length"><see cref="FloatLength"/> or <see cref="IntegerLength"/>.</param>
        /// <param name="mantissas"><see cref="Concentrations"/> decimal mantissas; to be used with <see cref="Outcome.Ok"/> only.</param>
        /// <param name="raws">The words that they were computed from.</param>
        /// <param name="isFrozen">Whether this is the reading of a failed part. A single one may be true: clean air is zero.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> if any value is no number, below zero or beyond what the part can say.</returns>
        public static Outcome DecodeValues(byte[] values, int length, long[] mantissas, uint[] raws, out bool isFrozen)
        {
            isFrozen = false;
            if (length != FloatLength && length != IntegerLength)
            {
                return Outcome.WrongReply;
            }

            bool isFloat = length == FloatLength;
            bool areZero = true;
            for (int i = 0; i < Concentrations; i++)
            {
                int decimals = i < Masses ? MassDecimals : NumberDecimals;
                raws[i] = Word(values, i, isFloat);
                if (Scale(raws[i], isFloat, decimals, out mantissas[i]) != Outcome.Ok)
                {
                    return Outcome.OutOfRange;
                }

                areZero &= mantissas[i] == 0;
            }

            uint size = Word(values, Concentrations, isFloat);
            isFrozen = areZero && size == (isFloat ? FrozenSizeFloat : FrozenSizeNanometres);
            return Scale(size, isFloat, MassDecimals, out _);
        }

        /// <summary>What the status register says of a sample. Reserved bits may be anything.</summary>
        public static int DecodeStatus(uint register)
        {
            int status = (register & FanSpeedWarning) != 0 ? SampleStatus.InstrumentWarning : 0;
            status |= (register & LaserFailure) != 0 ? SampleStatus.SourceFault : 0;
            return status | ((register & FanFailure) != 0 ? SampleStatus.SamplerFault : 0);
        }

        private static uint Word(byte[] values, int index, bool isFloat)
        {
            return isFloat ? BigEndian.ReadUInt32(values, 4 * index) : (uint)BigEndian.ReadUInt16(values, 2 * index);
        }

        private static Outcome Scale(uint word, bool isFloat, int decimals, out long mantissa)
        {
            long unit = decimals == MassDecimals ? 1000 : 1000000;
            mantissa = word * unit;
            if (isFloat)
            {
                Outcome outcome = Ieee754.ToDecimal(word, decimals, out mantissa);
                if (outcome != Outcome.Ok)
                {
                    return outcome;
                }
            }

            return mantissa < 0 || mantissa > IntegerMaximum * unit ? Outcome.OutOfRange : Outcome.Ok;
        }
    }
}
