using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// The frame around a payload: B5 62, class, id, length (low byte first), payload, two checksum bytes. u-blox interface
    /// descriptions, UBX frame structure and UBX checksum (8-bit Fletcher over class to payload).
    /// </summary>
    public static class UbxFrame
    {
        /// <summary>First byte of every frame.</summary>
        public const byte FirstSync = 0xB5;

        /// <summary>Second byte of every frame.</summary>
        public const byte SecondSync = 0x62;

        /// <summary>Bytes before the payload.</summary>
        public const int HeaderLength = 6;

        /// <summary>Bytes of a frame that are not payload.</summary>
        public const int OverheadLength = HeaderLength + 2;

        /// <summary>Puts header and checksum around a payload that stands at <see cref="HeaderLength"/> already.</summary>
        /// <param name="frame">At least <paramref name="payloadLength"/> + <see cref="OverheadLength"/> bytes.</param>
        /// <param name="message">One of <see cref="UbxMessage"/>.</param>
        /// <param name="payloadLength">0 to 65535 bytes.</param>
        /// <returns>The length of the frame.</returns>
        public static int Seal(byte[] frame, int message, int payloadLength)
        {
            frame[0] = FirstSync;
            frame[1] = SecondSync;
            frame[2] = (byte)(message >> 8);
            frame[3] = (byte)message;
            LittleEndian.Write(frame, 4, payloadLength, 2);
            int end = HeaderLength + payloadLength;
            byte first = 0;
            byte second = 0;
            for (int i = 2; i < end; i++)
            {
                first = (byte)(first + frame[i]);
                second = (byte)(second + first);
            }

            frame[end] = first;
            frame[end + 1] = second;
            return payloadLength + OverheadLength;
        }
    }
}
