using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.Atecc608
{
    /// <summary>
    /// Packets of the ATECC608: command 03 | count opcode p1 p2 data crc, reply count data crc (data sheet, "I/O Groups" and
    /// "Command Packets"). A reply is judged by count, checksum and status byte alone, never by comparison with a known packet:
    /// the constant of the maker's library for a failed self-test fails its own checksum. Touches no bus.
    /// </summary>
    public static class Atecc608Codec
    {
        /// <summary>Word address: read the last reply again from its start. Like <see cref="Sleep"/> and <see cref="Idle"/> a lone byte.</summary>
        public const byte Restart = 0x00;

        /// <summary>Word address: go to sleep; TempKey is lost.</summary>
        public const byte Sleep = 0x01;

        /// <summary>Word address: go to idle; TempKey is kept, the watchdog stops.</summary>
        public const byte Idle = 0x02;

        /// <summary>Word address: a command follows.</summary>
        public const byte Command = 0x03;

        /// <summary>Where a command's data stands in its packet.</summary>
        public const int CommandData = 6;

        /// <summary>Where a reply's data stands in its packet.</summary>
        public const int ReplyData = 1;

        /// <summary>The longest packet sent: Verify with signature and public key.</summary>
        public const int LongestCommand = CommandData + 128 + ChecksumLength;

        /// <summary>The longest reply: a public key or a signature.</summary>
        public const int LongestReply = ReplyData + 64 + ChecksumLength;

        /// <summary>The shortest reply: a status byte.</summary>
        public const int ShortestReply = ReplyData + 1 + ChecksumLength;

        /// <summary>Bytes of a word of a zone.</summary>
        public const int WordLength = 4;

        /// <summary>Bytes of a block of a zone, of a digest, of a random number.</summary>
        public const int BlockLength = 32;

        /// <summary>Bytes of a public key (X, Y) and of a signature (R, S), most significant byte first.</summary>
        public const int PairLength = 64;

        /// <summary>Bytes of the serial number.</summary>
        public const int SerialNumberLength = 9;

        /// <summary>Slots of the data zone.</summary>
        public const int SlotCount = 16;

        /// <summary>Monotonic counters.</summary>
        public const int CounterCount = 2;

        /// <summary>Where a counter ends (data sheet, "Counter Command").</summary>
        public const int CounterMaximum = 2097151;

        /// <summary>The configuration's word that holds the lock bytes.</summary>
        public const int LockWord = 0x15;

        /// <summary>Where ChipMode stands in the configuration.</summary>
        public const int ChipModeOffset = 19;

        private const int ChecksumLength = 2;
        private const int Polynomial = 0x8005;
        private const int FirstReadableSlot = 8;
        private const int LargeSlot = 8;
        private const int LargeSlotWords = 416 / WordLength;
        private const int SmallSlotWords = 72 / WordLength;
        private const int WordsPerBlock = BlockLength / WordLength;
        private const int ConfigurationWords = 128 / WordLength;
        private const int OneTimeWords = 64 / WordLength;
        private const byte Unlocked = 0x55;
        private const byte Locked = 0x00;

        /// <summary>CRC-16, polynomial 8005, start 0, each byte's lowest bit first into a register that shifts left.</summary>
        public static int Checksum(byte[] buffer, int offset, int count)
        {
            int register = 0;
            for (int i = offset; i < offset + count; i++)
            {
                for (int bit = 0; bit < 8; bit++)
                {
                    int differs = (register >> 15) ^ ((buffer[i] >> bit) & 1);
                    register = (register << 1) & 0xFFFF;
                    if (differs != 0)
                    {
                        register ^= Polynomial;
                    }
                }
            }

            return register;
        }

        /// <summary>Puts word address, head and checksum around the data of a command that stands at <see cref="CommandData"/>.</summary>
        /// <returns>The bytes to write, word address included.</returns>
        public static int Seal(byte[] packet, byte operation, byte parameter1, int parameter2, int dataLength)
        {
            int end = CommandData + dataLength;
            packet[0] = Command;
            packet[1] = (byte)(end - 1 + ChecksumLength);
            packet[2] = operation;
            packet[3] = parameter1;
            LittleEndian.Write(packet, 4, parameter2, 2);

            // The word address belongs to the bus, not to the packet: neither count nor checksum takes it in.
            LittleEndian.Write(packet, end, Checksum(packet, 1, end - 1), ChecksumLength);
            return end + ChecksumLength;
        }

        /// <summary>True for a count byte that a reply to this driver can have.</summary>
        public static bool IsCount(int count)
        {
            return count >= ShortestReply && count <= LongestReply;
        }

        /// <summary>
        /// Judges a reply. <see cref="Outcome.BadChecksum"/> also for a count that no reply has, as a floating or a stuck bus gives;
        /// <see cref="Outcome.WrongReply"/> for a good packet of another length, or the one that the part gives before any command.
        /// </summary>
        /// <param name="reply">At least as many bytes as its first one says, or <see cref="LongestReply"/>.</param>
        /// <param name="dataLength">The length that the reply's data has to have; 1 for commands that answer with a status only.</param>
        /// <param name="status">With <see cref="Outcome.DeviceError"/> the part's status; otherwise 0.</param>
        public static Outcome Check(byte[] reply, int dataLength, out int status)
        {
            status = 0;
            int count = reply[0];
            if (!IsCount(count) || !HasChecksum(reply, count))
            {
                return Outcome.BadChecksum;
            }

            if (count == ShortestReply && reply[ReplyData] != Atecc608Status.Success && reply[ReplyData] != Atecc608Status.Awake)
            {
                status = reply[ReplyData];
                return Outcome.DeviceError;
            }

            bool isAwake = count == ShortestReply && reply[ReplyData] == Atecc608Status.Awake;
            return isAwake || count != dataLength + ShortestReply - 1 ? Outcome.WrongReply : Outcome.Ok;
        }

        /// <summary>Judges the four bytes that a part gives after it was woken; the same way as <see cref="Check"/>.</summary>
        public static Outcome CheckWake(byte[] reply, out int status)
        {
            Outcome outcome = Check(reply, 1, out status);
            if (outcome == Outcome.Ok)
            {
                return Outcome.WrongReply;
            }

            bool isAwake = outcome == Outcome.WrongReply && reply[0] == ShortestReply && reply[ReplyData] == Atecc608Status.Awake;
            return isAwake ? Outcome.Ok : outcome;
        }

        /// <summary>
        /// The Read command's address of a word of a zone (data sheet, "Address Encoding"). <see cref="Outcome.OutOfRange"/> for
        /// what the zone does not have, and for slots 0 to 7.
        /// </summary>
        /// <param name="zone">Which zone.</param>
        /// <param name="slot">Slot of the data zone; 0 for the others.</param>
        /// <param name="word">First word, from the start of the zone or slot.</param>
        /// <param name="words">1, or 8 from a multiple of 8 on.</param>
        /// <param name="address">Parameter 2; 0 unless <see cref="Outcome.Ok"/>.</param>
        public static Outcome Address(Atecc608Zone zone, int slot, int word, int words, out int address)
        {
            address = 0;
            if (word < 0 || word + words > WordsOf(zone, slot) || (words != 1 && word % WordsPerBlock != 0))
            {
                return Outcome.OutOfRange;
            }

            int block = word / WordsPerBlock;
            address = zone == Atecc608Zone.Data ? (block << 8) | (slot << 3) | (word % WordsPerBlock) : word;
            return Outcome.Ok;
        }

        /// <summary>The lock bytes of configuration word <see cref="LockWord"/>; <see cref="Outcome.OutOfRange"/> for values that they never have.</summary>
        /// <param name="buffer">Holds the word.</param>
        /// <param name="offset">Where the word starts.</param>
        /// <param name="isConfigurationLocked">The configuration can no longer be changed.</param>
        /// <param name="isDataLocked">The policies of the slots are in force.</param>
        public static Outcome DecodeLocks(byte[] buffer, int offset, out bool isConfigurationLocked, out bool isDataLocked)
        {
            byte data = buffer[offset + 2];
            byte configuration = buffer[offset + 3];
            bool isKnown = (data == Locked || data == Unlocked) && (configuration == Locked || configuration == Unlocked);
            isConfigurationLocked = isKnown && configuration == Locked;
            isDataLocked = isKnown && data == Locked;
            return isKnown ? Outcome.Ok : Outcome.OutOfRange;
        }

        /// <summary>True for the pattern FF FF 00 00 that Random gives, in place of random bytes, until the configuration is locked.</summary>
        public static bool IsTestPattern(byte[] buffer, int offset)
        {
            for (int i = 0; i < BlockLength; i++)
            {
                if (buffer[offset + i] != ((i & 2) == 0 ? 0xFF : 0x00))
                {
                    return false;
                }
            }

            return true;
        }

        private static bool HasChecksum(byte[] reply, int count)
        {
            int end = count - ChecksumLength;
            return LittleEndian.ReadUInt16(reply, end) == Checksum(reply, 0, end);
        }

        private static int WordsOf(Atecc608Zone zone, int slot)
        {
            switch (zone)
            {
                case Atecc608Zone.Configuration: return slot == 0 ? ConfigurationWords : 0;
                case Atecc608Zone.OneTimeProgrammable: return slot == 0 ? OneTimeWords : 0;
                case Atecc608Zone.Data: return slot < FirstReadableSlot || slot >= SlotCount ? 0 : slot == LargeSlot ? LargeSlotWords : SmallSlotWords;
                default: return 0;
            }
        }
    }
}
