using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Serial;

namespace Chronoseal.Drivers.Pms5003
{
    /// <summary>Frames of the PMS series in a stream of bytes: those of any length in the series, so that one of a wrong length is told from garbage.</summary>
    public sealed class Pms5003FrameReader : FrameReader
    {
        private const int LongestFrame = Pms5003Codec.HeaderLength + Pms5003Codec.LongDataLength;

        /// <summary>Makes a reader.</summary>
        public Pms5003FrameReader()
            : base(LongestFrame)
        {
        }

        /// <inheritdoc/>
        protected override int FrameLength(byte[] window, int count)
        {
            if (window[0] != Pms5003Codec.FirstStart || (count > 1 && window[1] != Pms5003Codec.SecondStart))
            {
                return NoFrame;
            }

            if (count < Pms5003Codec.HeaderLength)
            {
                return TooFew;
            }

            int dataLength = Pms5003Codec.DataLength(window);
            bool isPossible = dataLength >= Pms5003Codec.ReplyDataLength && dataLength <= Pms5003Codec.LongDataLength && dataLength % 2 == 0;
            return isPossible ? Pms5003Codec.HeaderLength + dataLength : NoFrame;
        }

        /// <inheritdoc/>
        protected override bool IsIntact(byte[] window, int length)
        {
            return Pms5003Codec.Sum(window, length - 2) == BigEndian.ReadUInt16(window, length - 2);
        }
    }
}
