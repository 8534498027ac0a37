using Chronoseal.Protocols.Serial;

namespace Chronoseal.Drivers.Ze07
{
    /// <summary>Winsen's frames of nine bytes in a stream of bytes.</summary>
    public sealed class Ze07FrameReader : FrameReader
    {
        /// <summary>Makes a reader.</summary>
        public Ze07FrameReader()
            : base(Ze07Codec.FrameLength)
        {
        }

        /// <inheritdoc/>
        protected override int FrameLength(byte[] window, int count)
        {
            return window[0] == Ze07Codec.Start ? Ze07Codec.FrameLength : NoFrame;
        }

        /// <inheritdoc/>
        protected override bool IsIntact(byte[] window, int length)
        {
            return Ze07Codec.Checksum(window) == window[length - 1];
        }
    }
}
