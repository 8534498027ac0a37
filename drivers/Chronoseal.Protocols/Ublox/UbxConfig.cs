using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// Polls, and the frames that configure receivers up to generation 8, built in a caller's buffer. The receiver answers
    /// <see cref="UbxMessage.Acknowledged"/> or <see cref="UbxMessage.Refused"/>; a poll it answers with the message itself. u-blox interface
    /// descriptions, UBX-CFG-MSG and UBX-CFG-RATE. Touches no port.
    /// </summary>
    public static class UbxConfig
    {
        /// <summary>Length of the answer to <see cref="BuildMessageRatePoll"/>: class, id and the rates of six ports.</summary>
        public const int MessageRateLength = 8;

        /// <summary>Where the rate of UART1 stands in it.</summary>
        public const int MessageRateUart1 = 3;

        /// <summary>Length of UBX-CFG-RATE.</summary>
        public const int RateLength = 6;

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

        /// <summary>UBX-CFG-MSG in its short form: the rate of a message on the port that the frame arrives at.</summary>
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

            frame[UbxFrame.HeaderLength + 2] = (byte)rate;
            length = SealMessage(frame, message, 3);
            return Outcome.Ok;
        }

        /// <summary>Asks for the rates of a message with UBX-CFG-MSG.</summary>
        /// <param name="frame">The buffer.</param>
        /// <param name="message">One of <see cref="UbxMessage"/>.</param>
        /// <param name="length">The frame's length in bytes; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for a buffer too short.</returns>
        public static Outcome BuildMessageRatePoll(byte[] frame, int message, out int length)
        {
            bool fits = frame.Length >= 2 + UbxFrame.OverheadLength;
            length = fits ? SealMessage(frame, message, 2) : 0;
            return fits ? Outcome.Ok : Outcome.OutOfRange;
        }

        /// <summary>UBX-CFG-RATE with one navigation solution a measurement, aligned to UTC.</summary>
        /// <param name="frame">The buffer.</param>
        /// <param name="measurementMilliseconds">Time between measurements, 25 to 65535 ms.</param>
        /// <param name="length">The frame's length in bytes; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for a time outside its range or a buffer too short.</returns>
        public static Outcome BuildRate(byte[] frame, int measurementMilliseconds, out int length)
        {
            length = 0;
            if (measurementMilliseconds < 25 || measurementMilliseconds > 65535 || frame.Length < RateLength + UbxFrame.OverheadLength)
            {
                return Outcome.OutOfRange;
            }

            LittleEndian.Write(frame, UbxFrame.HeaderLength, measurementMilliseconds, 2);
            LittleEndian.Write(frame, UbxFrame.HeaderLength + 2, 1, 2);
            LittleEndian.Write(frame, UbxFrame.HeaderLength + 4, 0, 2);
            length = UbxFrame.Seal(frame, UbxMessage.ConfigureRate, RateLength);
            return Outcome.Ok;
        }

        /// <summary>Compares the answer to a poll of UBX-CFG-RATE with what <see cref="BuildRate"/> sets.</summary>
        /// <returns><see cref="Outcome.ShortReply"/>, or <see cref="Outcome.WrongReply"/> if anything differs.</returns>
        public static Outcome CompareRate(byte[] payload, int length, int measurementMilliseconds)
        {
            if (length < RateLength)
            {
                return Outcome.ShortReply;
            }

            bool isEqual = LittleEndian.ReadUInt16(payload, 0) == measurementMilliseconds
                && LittleEndian.ReadUInt16(payload, 2) == 1 && LittleEndian.ReadUInt16(payload, 4) == 0;
            return isEqual ? Outcome.Ok : Outcome.WrongReply;
        }

        private static int SealMessage(byte[] frame, int message, int payloadLength)
        {
            frame[UbxFrame.HeaderLength] = (byte)(message >> 8);
            frame[UbxFrame.HeaderLength + 1] = (byte)message;
            return UbxFrame.Seal(frame, UbxMessage.ConfigureMessage, payloadLength);
        }
    }
}
