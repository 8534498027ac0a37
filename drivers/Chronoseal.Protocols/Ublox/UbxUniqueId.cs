using Chronoseal.Hal;

namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// UBX-SEC-UNIQID (27 03): the chip's number, 5 bytes in version 1 (generations 8 and 9), 6 in version 2 (generation 10). u-blox
    /// interface descriptions, UBX-SEC-UNIQID. Touches no port.
    /// </summary>
    public static class UbxUniqueId
    {
        private const int HeaderLength = 4;

        /// <summary>Whether a payload holds a number.</summary>
        /// <returns><see cref="Outcome.ShortReply"/>, <see cref="Outcome.Unsupported"/> for another version than 1 and 2.</returns>
        public static Outcome Check(byte[] payload, int length)
        {
            if (length < HeaderLength + 1)
            {
                return Outcome.ShortReply;
            }

            if (payload[0] != 1 && payload[0] != 2)
            {
                return Outcome.Unsupported;
            }

            return length < HeaderLength + NumberLength(payload) ? Outcome.ShortReply : Outcome.Ok;
        }

        /// <summary>The number of a checked payload: its bytes in hexadecimal, in the order in which they come. Allocates.</summary>
        public static string Text(byte[] payload)
        {
            string text = "";
            for (int i = 0; i < NumberLength(payload); i++)
            {
                text += payload[HeaderLength + i].ToString("X2");
            }

            return text;
        }

        private static int NumberLength(byte[] payload)
        {
            return payload[0] == 1 ? 5 : 6;
        }
    }
}
