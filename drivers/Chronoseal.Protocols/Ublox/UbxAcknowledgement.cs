using Chronoseal.Hal;

namespace Chronoseal.Protocols.Ublox
{
    /// <summary>UBX-ACK-ACK and UBX-ACK-NAK (05 01, 05 00). u-blox interface descriptions, UBX-ACK. Touches no port.</summary>
    public static class UbxAcknowledgement
    {
        /// <summary>Length of the payload, in bytes.</summary>
        public const int PayloadLength = 2;

        /// <summary>Decodes a payload.</summary>
        /// <param name="payload">The payload.</param>
        /// <param name="length">Its length.</param>
        /// <param name="message">What is acknowledged or refused, as <see cref="UbxMessage"/>.</param>
        /// <returns><see cref="Outcome.ShortReply"/> for another length than <see cref="PayloadLength"/>.</returns>
        public static Outcome Decode(byte[] payload, int length, out int message)
        {
            bool isWhole = length == PayloadLength;
            message = isWhole ? (payload[0] << 8) | payload[1] : 0;
            return isWhole ? Outcome.Ok : Outcome.ShortReply;
        }
    }
}
