using Chronoseal.Drivers.Numbers;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Ublox
{
    /// <summary>
    /// Frames that switch a receiver's messages on, built in a caller's buffer. The receiver answers <see cref="UbxMessage.Acknowledged"/> or
    /// <see cref="UbxMessage.Refused"/>. u-blox interface descriptions, UBX-CFG-MSG and UBX-CFG-VALSET.
    /// </summary>
    public static class UbxConfig
    {
        /// <summary>Layer of values that last until the power goes.</summary>
        public const int RamLayer = 1;

        /// <summary>Layer of values that last as long as the backup battery.</summary>
        public const int BatteryLayer = 2;

        /// <summary>Layer of values in flash, where the receiver has any.</summary>
        public const int FlashLayer = 4;

        /// <summary>Most keys that the receiver takes in one frame.</summary>
        public const int MaximumKeys = 64;

        private const int AllLayers = RamLayer | BatteryLayer | FlashLayer;
        private const int ValueSetHeaderLength = 4;
        private const int KeyAndValueLength = 5;

        // Bits 28 to 30 of a key tell the size of its value; 2 means one byte.
        private const uint OneByteKey = 0x20000000;
        private const uint KeySizeMask = 0x70000000;

        /// <summary>A request for one message: a frame without payload.</summary>
        /// <param name="frame">The buffer.</param>
        /// <param name="message">One of <see cref="UbxMessage"/>.</param>
        /// <param name="length">The frame's length in bytes; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for a buffer too short.</returns>
        public static Outcome BuildPoll(byte[] frame, int message, out int length)
        {
            bool fits = frame.Length >= UbxFrame.OverheadLength;
            length = fits ? UbxFrame.Seal(frame, message, 0) : 0;
            return fits ? Outcome.Ok : Outcome.OutOfRange;
        }

        /// <summary>UBX-CFG-MSG in its short form: the rate of a message on the port that the frame arrives at. For generations up to 8.</summary>
        /// <param name="frame">The buffer.</param>
        /// <param name="message">One of <see cref="UbxMessage"/>.</param>
        /// <param name="rate">Navigation epochs or pulses a message, 0 to 255; 0 switches it off.</param>
        /// <param name="length">The frame's length in bytes; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for a rate outside its range or a buffer too short.</returns>
        public static Outcome BuildMessageRate(byte[] frame, int message, int rate, out int length)
        {
            length = 0;
            if (rate < 0 || rate > 255 || frame.Length < 3 + UbxFrame.OverheadLength)
            {
                return Outcome.OutOfRange;
            }

            frame[UbxFrame.HeaderLength] = (byte)(message >> 8);
            frame[UbxFrame.HeaderLength + 1] = (byte)message;
            frame[UbxFrame.HeaderLength + 2] = (byte)rate;
            length = UbxFrame.Seal(frame, UbxMessage.ConfigureMessage, 3);
            return Outcome.Ok;
        }

        /// <summary>UBX-CFG-VALSET: the same one-byte value for some keys. For generation 9 on.</summary>
        /// <param name="frame">The buffer; each key takes 5 bytes, the rest of the frame 12.</param>
        /// <param name="layers">One or more of <see cref="RamLayer"/>, <see cref="BatteryLayer"/>, <see cref="FlashLayer"/>.</param>
        /// <param name="keys">1 to <see cref="MaximumKeys"/> of <see cref="UbxKey"/>.</param>
        /// <param name="value">0 to 255; of a message rate, 0 switches the message off.</param>
        /// <param name="length">The frame's length in bytes; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for arguments outside their ranges, keys of other sizes and a buffer too short.</returns>
        public static Outcome BuildValueSet(byte[] frame, int layers, uint[] keys, int value, out int length)
        {
            length = 0;
            int payloadLength = ValueSetHeaderLength + keys.Length * KeyAndValueLength;
            if (keys.Length < 1 || keys.Length > MaximumKeys || value < 0 || value > 255 || layers < 1 || layers > AllLayers
                || frame.Length < payloadLength + UbxFrame.OverheadLength)
            {
                return Outcome.OutOfRange;
            }

            int position = UbxFrame.HeaderLength;
            frame[position] = 0;
            frame[position + 1] = (byte)layers;
            frame[position + 2] = 0;
            frame[position + 3] = 0;
            position += ValueSetHeaderLength;
            for (int i = 0; i < keys.Length; i++)
            {
                if ((keys[i] & KeySizeMask) != OneByteKey)
                {
                    return Outcome.OutOfRange;
                }

                LittleEndian.Write(frame, position, keys[i], 4);
                frame[position + 4] = (byte)value;
                position += KeyAndValueLength;
            }

            length = UbxFrame.Seal(frame, UbxMessage.ConfigureValues, payloadLength);
            return Outcome.Ok;
        }
    }
}
