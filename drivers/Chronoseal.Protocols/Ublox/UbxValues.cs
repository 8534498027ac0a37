using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// Configuration by keys: UBX-CFG-VALSET and UBX-CFG-VALGET, built in a caller's buffer, and the answer to the latter. u-blox
    /// interface descriptions from generation 9 on. Touches no port.
    /// </summary>
    public static class UbxValues
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
        private const int HeaderLength = 4;
        private const int KeyLength = 4;

        // In UBX-CFG-VALGET layers are numbers, not bits: 0 is RAM. The answer has version 1.
        private const int ReadRamLayer = 0;
        private const int AnswerVersion = 1;

        /// <summary>Bytes of a key's value, 1 to 8; 0 for a key that says no size we know.</summary>
        public static int SizeOf(uint key)
        {
            switch ((key >> 28) & 7)
            {
                case 1:
                case 2:
                    return 1;
                case 3:
                    return 2;
                case 4:
                    return 4;
                case 5:
                    return 8;
                default:
                    return 0;
            }
        }

        /// <summary>UBX-CFG-VALSET of some keys. The receiver takes all of them or none.</summary>
        /// <param name="frame">The buffer.</param>
        /// <param name="layers">One or more of <see cref="RamLayer"/>, <see cref="BatteryLayer"/>, <see cref="FlashLayer"/>.</param>
        /// <param name="keys">Of <see cref="UbxKey"/>; keys of 8 bytes are not supported.</param>
        /// <param name="values">Their values, by the same index.</param>
        /// <param name="first">Index of the first key.</param>
        /// <param name="count">How many, 1 to <see cref="MaximumKeys"/>.</param>
        /// <param name="length">The frame's length in bytes; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for arguments outside their ranges, values too large for their keys and a buffer too short.</returns>
        public static Outcome BuildSet(byte[] frame, int layers, uint[] keys, int[] values, int first, int count, out int length)
        {
            length = 0;
            if (layers < 1 || layers > AllLayers || count < 1 || count > MaximumKeys || first < 0 || first + count > keys.Length)
            {
                return Outcome.OutOfRange;
            }

            int position = UbxFrame.HeaderLength + HeaderLength;
            for (int i = first; i < first + count; i++)
            {
                int size = SizeOf(keys[i]);
                if (!Fits(keys[i], values[i]) || position + KeyLength + size + 2 > frame.Length)
                {
                    return Outcome.OutOfRange;
                }

                LittleEndian.Write(frame, position, keys[i], KeyLength);
                LittleEndian.Write(frame, position + KeyLength, values[i], size);
                position += KeyLength + size;
            }

            LittleEndian.Write(frame, UbxFrame.HeaderLength, layers << 8, HeaderLength);
            length = UbxFrame.Seal(frame, UbxMessage.ConfigureValues, position - UbxFrame.HeaderLength);
            return Outcome.Ok;
        }

        /// <summary>UBX-CFG-VALGET: asks for the values in RAM of some keys.</summary>
        /// <param name="frame">The buffer.</param>
        /// <param name="keys">Of <see cref="UbxKey"/>.</param>
        /// <param name="first">Index of the first key.</param>
        /// <param name="count">How many, 1 to <see cref="MaximumKeys"/>.</param>
        /// <param name="length">The frame's length in bytes; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for arguments outside their ranges and a buffer too short.</returns>
        public static Outcome BuildGet(byte[] frame, uint[] keys, int first, int count, out int length)
        {
            length = 0;
            int payloadLength = HeaderLength + count * KeyLength;
            if (count < 1 || count > MaximumKeys || first < 0 || first + count > keys.Length || frame.Length < payloadLength + UbxFrame.OverheadLength)
            {
                return Outcome.OutOfRange;
            }

            LittleEndian.Write(frame, UbxFrame.HeaderLength, ReadRamLayer << 8, HeaderLength);
            for (int i = 0; i < count; i++)
            {
                LittleEndian.Write(frame, UbxFrame.HeaderLength + HeaderLength + i * KeyLength, keys[first + i], KeyLength);
            }

            length = UbxFrame.Seal(frame, UbxMessage.ReadValues, payloadLength);
            return Outcome.Ok;
        }

        /// <summary>Compares the answer to UBX-CFG-VALGET with what the values should be; their order does not matter.</summary>
        /// <param name="payload">The answer's payload.</param>
        /// <param name="payloadLength">Its length.</param>
        /// <param name="keys">The keys that were asked for.</param>
        /// <param name="values">What their values should be.</param>
        /// <param name="first">Index of the first key.</param>
        /// <param name="count">How many.</param>
        /// <returns>
        /// <see cref="Outcome.WrongReply"/> if a value differs, <see cref="Outcome.NotReady"/> if the answer is about other keys,
        /// <see cref="Outcome.ShortReply"/> if one is missing or cut off, <see cref="Outcome.Unsupported"/> for another version or layer.
        /// </returns>
        public static Outcome Compare(byte[] payload, int payloadLength, uint[] keys, int[] values, int first, int count)
        {
            if (payloadLength < HeaderLength)
            {
                return Outcome.ShortReply;
            }

            if (payload[0] != AnswerVersion || payload[1] != ReadRamLayer)
            {
                return Outcome.Unsupported;
            }

            int found = 0;
            int position = HeaderLength;
            while (position + KeyLength < payloadLength)
            {
                uint key = LittleEndian.ReadUInt32(payload, position);
                int size = SizeOf(key);
                int index = IndexOf(key, keys, first, count);
                if (index < 0 || size == 0)
                {
                    return Outcome.NotReady;
                }

                position += KeyLength;
                if (position + size > payloadLength)
                {
                    return Outcome.ShortReply;
                }

                if (LittleEndian.Read(payload, position, size) != Unsigned(values[index], size))
                {
                    return Outcome.WrongReply;
                }

                position += size;
                found++;
            }

            return position == payloadLength && found == count ? Outcome.Ok : Outcome.ShortReply;
        }

        private static int IndexOf(uint key, uint[] keys, int first, int count)
        {
            for (int i = first; i < first + count; i++)
            {
                if (keys[i] == key)
                {
                    return i;
                }
            }

            return -1;
        }

        private static bool Fits(uint key, int value)
        {
            switch ((key >> 28) & 7)
            {
                case 1:
                    return value == 0 || value == 1;
                case 2:
                    return value >= -128 && value <= 255;
                case 3:
                    return value >= -32768 && value <= 65535;
                case 4:
                    return true;
                default:
                    return false;
            }
        }

        private static long Unsigned(int value, int size)
        {
            return value & ((1L << (8 * size)) - 1);
        }
    }
}
