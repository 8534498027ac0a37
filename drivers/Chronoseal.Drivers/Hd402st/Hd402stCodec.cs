using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Drivers.Hd402st
{
    /// <summary>Meaning of the HD402ST's pressure registers. Touches no bus.</summary>
    public static class Hd402stCodec
    {
        /// <summary>Power of ten of <see cref="DecodePressure"/>'s result in pascals.</summary>
        public const int Exponent = -1;

        private const int LargestValue = 0x7FFF;
        private const int NotAvailable = -0x8000;

        /// <summary>
        /// The model by the registers that it offers, 1 to 5 for HD402ST1 to HD402ST5; 0 for a pattern that none of them has (manual,
        /// table 6.1). No pattern is another one's shifted by a register: an address base that is off by one shows.
        /// </summary>
        /// <param name="reply">A reply of the <see cref="Hd402stMap.PressureLength"/> pressure registers.</param>
        public static int ModelOf(ModbusMaster reply)
        {
            int offered = 0;
            for (int i = 0; i < Hd402stMap.PressureLength; i++)
            {
                offered |= reply.Register(i) != Hd402stMap.NotAvailable ? 1 << i : 0;
            }

            for (int model = 1; model <= 5; model++)
            {
                if (offered == OfferedBy(model))
                {
                    return model;
                }
            }

            return 0;
        }

        /// <summary>What a model offers: bit 0 for register 3, bit 17 for register 20.</summary>
        public static int OfferedBy(int model)
        {
            switch (model)
            {
                case 1: return 0x00163;
                case 2: return 0x033E6;
                case 3: return 0x366CE;
                case 4: return 0x2CC9C;
                default: return 0x28C18;
            }
        }

        /// <summary>Pressure in tenths of a pascal.</summary>
        /// <param name="register">Which of the five registers in pascals the value is from.</param>
        /// <param name="value">Its content, signed.</param>
        /// <param name="mantissa">The result; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for a register that is not offered, and for the end of the number range.</returns>
        public static Outcome DecodePressure(int register, int value, out long mantissa)
        {
            mantissa = 0;
            bool isPascals = register >= Hd402stMap.TenthPascals && register <= Hd402stMap.Kilopascals;
            if (!isPascals || value == LargestValue || value == NotAvailable)
            {
                return Outcome.OutOfRange;
            }

            mantissa = value;
            for (int i = Hd402stMap.TenthPascals; i < register; i++)
            {
                mantissa *= 10;
            }

            return Outcome.Ok;
        }
    }
}
