using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.Ze07
{
    /// <summary>
    /// Bytes of the Winsen ZE07-CH2O and ZE08-CH2O: frames of nine bytes from 0xFF on. ZE07-CH2O user's manual V1.8, tables 4 to 8
    /// and "checksum and calculation". Touches no bus.
    /// </summary>
    public static class Ze07Codec
    {
        /// <summary>First byte of every frame and command.</summary>
        public const byte Start = 0xFF;

        /// <summary>Length of every frame and command.</summary>
        public const int FrameLength = 9;

        /// <summary>Command byte that asks for the concentration; second byte of the answer.</summary>
        public const byte Read = 0x86;

        /// <summary>Second byte of a frame that the part uploads by itself: formaldehyde (table 4).</summary>
        public const byte Formaldehyde = 0x17;

        /// <summary>Exponent of parts per billion in parts per million.</summary>
        public const int BillionExponent = -3;

        private const byte Switch = 0x78;
        private const byte ToQuestions = 0x41;
        private const byte ToUpload = 0x40;
        private const byte UnitPartsPerMillion = 0x03;
        private const byte UnitPartsPerBillion = 0x04;
        private const int MaximumDecimals = 3;

        // ug/m3 of formaldehyde (30.03 g/mol) in 1 ppb: 1.34 at 0 degC, 1.23 at 25, 1.15 at 45; wider by 5 % and by rounding.
        private const int LeastMilligramsPerPart = 1090;
        private const int MostMilligramsPerPart = 1410;
        private const int RoundingMilligrams = 2500;

        /// <summary>Makes the command that switches the part between answering and uploading; for the constructor. Allocates.</summary>
        public static byte[] SwitchCommand(bool toUpload)
        {
            return Command(Switch, toUpload ? ToUpload : ToQuestions);
        }

        /// <summary>Makes the command that asks for the concentration; for the constructor. Allocates.</summary>
        public static byte[] ReadCommand()
        {
            return Command(Read, 0);
        }

        /// <summary>The two's complement of the sum of bytes 1 to 7.</summary>
        public static byte Checksum(byte[] frame)
        {
            int sum = 0;
            for (int i = 1; i < FrameLength - 1; i++)
            {
                sum += frame[i];
            }

            return (byte)-sum;
        }

        /// <summary>Decodes the answer to a read (table 8).</summary>
        /// <param name="frame">A whole frame.</param>
        /// <param name="micrograms">Bytes 2 and 3: ug/m3.</param>
        /// <param name="partsPerBillion">Bytes 6 and 7: ppb.</param>
        /// <returns>
        /// <see cref="Outcome.WrongReply"/> for another frame, <see cref="Outcome.OutOfRange"/> where the two cannot be of one
        /// concentration.
        /// </returns>
        public static Outcome DecodeReply(byte[] frame, out int micrograms, out int partsPerBillion)
        {
            micrograms = BigEndian.ReadUInt16(frame, 2);
            partsPerBillion = BigEndian.ReadUInt16(frame, 6);
            if (frame[1] != Read)
            {
                return Outcome.WrongReply;
            }

            int milligrams = micrograms * 1000;
            bool isOne = milligrams >= partsPerBillion * LeastMilligramsPerPart - RoundingMilligrams
                && milligrams <= partsPerBillion * MostMilligramsPerPart + RoundingMilligrams;
            return isOne ? Outcome.Ok : Outcome.OutOfRange;
        }

        /// <summary>Decodes a frame that the part uploaded by itself (table 4).</summary>
        /// <param name="frame">A whole frame.</param>
        /// <param name="value">The concentration in units of 10^exponent parts per million.</param>
        /// <param name="exponent">From the unit and decimals that the frame states.</param>
        /// <param name="fullScale">Full scale in the same units.</param>
        /// <returns><see cref="Outcome.WrongReply"/> for another frame or gas, <see cref="Outcome.Unsupported"/> for another unit.</returns>
        public static Outcome DecodeUpload(byte[] frame, out int value, out int exponent, out int fullScale)
        {
            value = BigEndian.ReadUInt16(frame, 4);
            fullScale = BigEndian.ReadUInt16(frame, 6);
            exponent = (frame[2] == UnitPartsPerBillion ? BillionExponent : 0) - frame[3];
            if (frame[1] != Formaldehyde)
            {
                return Outcome.WrongReply;
            }

            bool isUnit = frame[2] == UnitPartsPerBillion || frame[2] == UnitPartsPerMillion;
            return isUnit && frame[3] <= MaximumDecimals ? Outcome.Ok : Outcome.Unsupported;
        }

        private static byte[] Command(byte command, byte argument)
        {
            var bytes = new byte[FrameLength];
            bytes[0] = Start;
            bytes[1] = 0x01;
            bytes[2] = command;
            bytes[3] = argument;
            bytes[FrameLength - 1] = Checksum(bytes);
            return bytes;
        }
    }
}
