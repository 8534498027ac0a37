using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// UBX-MON-VER (0A 04): software (30 bytes), hardware (10 bytes), then any number of remarks of 30 bytes such as "FWVER=TIM 1.10",
    /// "PROTVER=22.00" and "MOD=LEA-M8T-0", all ended by zeros. u-blox interface descriptions, UBX-MON-VER. Touches no port.
    /// </summary>
    public static class UbxVersion
    {
        /// <summary>Least length of the payload, in bytes.</summary>
        public const int PayloadLength = 40;

        /// <summary>Bytes of one remark.</summary>
        public const int RemarkLength = 30;

        private const int SoftwareLength = 30;
        private const int HardwareLength = 10;

        /// <summary>Whether a payload can be read by the other functions.</summary>
        /// <returns><see cref="Outcome.ShortReply"/> below <see cref="PayloadLength"/> and for a remark that is cut off.</returns>
        public static Outcome Check(byte[] payload, int length)
        {
            return length < PayloadLength || length > payload.Length || (length - PayloadLength) % RemarkLength != 0 ? Outcome.ShortReply : Outcome.Ok;
        }

        /// <summary>The software's version. Allocates.</summary>
        public static string Software(byte[] payload)
        {
            return Ascii.Text(payload, 0, SoftwareLength);
        }

        /// <summary>The hardware's version. Allocates.</summary>
        public static string Hardware(byte[] payload)
        {
            return Ascii.Text(payload, SoftwareLength, HardwareLength);
        }

        /// <summary>What a remark says, such as "22.00" for PROTVER; empty if there is none. Allocates.</summary>
        /// <param name="payload">The payload, checked.</param>
        /// <param name="length">Its length.</param>
        /// <param name="name">"FWVER", "PROTVER" or "MOD"; some versions write a blank in place of the equals sign.</param>
        public static string Remark(byte[] payload, int length, string name)
        {
            for (int start = PayloadLength; start + RemarkLength <= length; start += RemarkLength)
            {
                if (StartsWith(payload, start, name))
                {
                    int skipped = name.Length + 1;
                    return Ascii.Text(payload, start + skipped, RemarkLength - skipped);
                }
            }

            return "";
        }

        private static bool StartsWith(byte[] payload, int start, string name)
        {
            for (int i = 0; i < name.Length; i++)
            {
                if (payload[start + i] != name[i])
                {
                    return false;
                }
            }

            byte next = payload[start + name.Length];
            return next == '=' || next == ' ';
        }
    }
}
