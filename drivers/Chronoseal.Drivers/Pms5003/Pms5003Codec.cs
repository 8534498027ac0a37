using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.Pms5003
{
    /// <summary>
    /// Bytes of the Plantower PMS series: frames of 0x42 0x4D, a length, words with the most significant byte first, and their sum.
    /// PMS5003 series data manual V2.3, appendices I and II. Touches no bus.
    /// </summary>
    public static class Pms5003Codec
    {
        /// <summary>First byte of every frame and command.</summary>
        public const byte FirstStart = 0x42;

        /// <summary>Second byte.</summary>
        public const byte SecondStart = 0x4D;

        /// <summary>Bytes before the words: start and length.</summary>
        public const int HeaderLength = 4;

        /// <summary>Length field of the answer to a mode command.</summary>
        public const int ReplyDataLength = 4;

        /// <summary>Length field of parts that give masses alone, such as the PMS3003.</summary>
        public const int ShortDataLength = 20;

        /// <summary>Length field of the PMS5003, PMS7003 and PMSA003.</summary>
        public const int StandardDataLength = 28;

        /// <summary>Length field of the PMS5003ST, which adds formaldehyde, temperature and humidity.</summary>
        public const int LongDataLength = 36;

        /// <summary>Mass channels: PM1.0, PM2.5, PM10.</summary>
        public const int Masses = 3;

        /// <summary>Number channels: beyond 0.3, 0.5, 1.0, 2.5, 5 and 10 um.</summary>
        public const int Numbers = 6;

        /// <summary>Command byte that sets the mode: argument 0 passive, 1 active.</summary>
        public const byte SetMode = 0xE1;

        /// <summary>Command byte that asks for a frame in passive mode.</summary>
        public const byte Read = 0xE2;

        /// <summary>Command byte that sets sleep: argument 0 sleep, 1 wake.</summary>
        public const byte SetSleep = 0xE4;

        private const int StandardMassOffset = 4;
        private const int AtmosphericMassOffset = 10;
        private const int NumberOffset = 16;
        private const int VersionOffset = 28;
        private const int ErrorOffset = 29;
        private const int ReplyCommandOffset = 4;
        private const int ReplyArgumentOffset = 5;
        private const int CommandLength = 7;

        /// <summary>Makes a command; for the constructor. Allocates.</summary>
        public static byte[] Command(byte command, byte argument)
        {
            var bytes = new byte[CommandLength];
            bytes[0] = FirstStart;
            bytes[1] = SecondStart;
            bytes[2] = command;
            bytes[4] = argument;
            BigEndian.WriteUInt16(bytes, CommandLength - 2, Sum(bytes, CommandLength - 2));
            return bytes;
        }

        /// <summary>The sum of the first bytes, 16 bits.</summary>
        public static int Sum(byte[] bytes, int count)
        {
            int sum = 0;
            for (int i = 0; i < count; i++)
            {
                sum += bytes[i];
            }

            return sum & 0xFFFF;
        }

        /// <summary>The length field of a whole frame.</summary>
        public static int DataLength(byte[] frame)
        {
            return BigEndian.ReadUInt16(frame, 2);
        }

        /// <summary>Whether a whole frame answers a mode command.</summary>
        public static bool IsReplyTo(byte[] frame, byte command, byte argument)
        {
            return DataLength(frame) == ReplyDataLength && frame[ReplyCommandOffset] == command && frame[ReplyArgumentOffset] == argument;
        }

        /// <summary>A mass in micrograms per cubic metre.</summary>
        /// <param name="frame">A data frame.</param>
        /// <param name="index">0 PM1.0, 1 PM2.5, 2 PM10.</param>
        /// <param name="isAtmospheric">As computed for ambient air; otherwise for the factory's standard particles ("CF=1").</param>
        public static int Mass(byte[] frame, int index, bool isAtmospheric)
        {
            return BigEndian.ReadUInt16(frame, (isAtmospheric ? AtmosphericMassOffset : StandardMassOffset) + 2 * index);
        }

        /// <summary>Particles larger than a size in 0.1 L of air.</summary>
        /// <param name="frame">A data frame of <see cref="StandardDataLength"/> or more.</param>
        /// <param name="index">0 to 5: 0.3, 0.5, 1.0, 2.5, 5, 10 um.</param>
        public static int NumberInTenthLitre(byte[] frame, int index)
        {
            return BigEndian.ReadUInt16(frame, NumberOffset + 2 * index);
        }

        /// <summary>The part's version byte, of a frame of <see cref="StandardDataLength"/>.</summary>
        public static int Version(byte[] frame)
        {
            return frame[VersionOffset];
        }

        /// <summary>The part's error byte, 0 for none, of a frame of <see cref="StandardDataLength"/>; its bits are not published.</summary>
        public static int ErrorCode(byte[] frame)
        {
            return frame[ErrorOffset];
        }
    }
}
