using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Drivers.VaisalaHmp
{
    /// <summary>Meaning of the HMP's test registers and error bits. Touches no bus.</summary>
    public static class VaisalaHmpCodec
    {
        /// <summary>
        /// Errors that leave no trustworthy value: temperature measurement 1, humidity measurement 2, humidity sensor 4,
        /// capacitance reference 8, sensor coefficients 256, main configuration 512 (HMDW110 user guide M211726EN-D, table 53).
        /// </summary>
        public const int FatalErrors = 0x030F;

        /// <summary>
        /// Errors of the surroundings, which the value survives less accurate: ambient temperature 16, supply voltage 2048
        /// (the same table).
        /// </summary>
        public const int Warnings = 0x0810;

        private const int TestInteger = -12345;
        private const uint TestFloat = 0xC2F6E666;
        private const string TestText = "-123.45";

        /// <summary>
        /// Whether a reply of the <see cref="VaisalaHmpMap.TestLength"/> test registers holds what it must: integer -12345, float
        /// -123.45 and the text of it (HMP110 user guide, table 45). Right only with the right address base and word order.
        /// </summary>
        public static bool IsTest(ModbusMaster reply)
        {
            return reply.SignedRegister(0) == TestInteger && reply.RegisterPair(1) == TestFloat && reply.Text(3, 4) == TestText;
        }

        /// <summary>Active errors in bits of <see cref="SampleStatus"/>; 0 if there are none.</summary>
        public static int TranslateErrors(uint errors)
        {
            int bits = (errors & Warnings) != 0 ? SampleStatus.InstrumentWarning : 0;
            return (errors & ~(uint)Warnings) != 0 ? bits | SampleStatus.InstrumentError : bits;
        }

        /// <summary>Whether a text is a date of the form yyyy-mm-dd.</summary>
        public static bool IsDate(string text)
        {
            if (text.Length != 10)
            {
                return false;
            }

            for (int i = 0; i < text.Length; i++)
            {
                bool isRight = i == 4 || i == 7 ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
                if (!isRight)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
