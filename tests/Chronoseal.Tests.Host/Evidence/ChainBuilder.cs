using System.Security.Cryptography;

namespace Chronoseal.Tests.Host.Evidence
{
    /// <summary>Builds a right chain frame by frame; the caller may alter any of them before it is sealed.</summary>
    internal sealed class ChainBuilder
    {
        private const long EpochStepMicroseconds = 1_000_000;

        private byte[] _previous = new byte[32];
        private ulong _sequence;
        private long _epochMicroseconds = FrameBuilder.FirstEpochMicroseconds;

        public ulong Boot { get; set; } = 1;

        public byte[] Next(Action<FrameBuilder>? alter = null)
        {
            var builder = new FrameBuilder { Boot = Boot, Sequence = _sequence + 1, Previous = _previous, EpochMicroseconds = _epochMicroseconds };
            alter?.Invoke(builder);
            byte[] frame = builder.Build();
            _sequence = builder.Sequence;
            _previous = SHA256.HashData(frame);
            _epochMicroseconds += EpochStepMicroseconds;
            return frame;
        }
    }
}
