using Chronoseal.Hal;

namespace Chronoseal.Tests.Timing
{
    /// <summary>A source of one byte, again and again, or of none.</summary>
    internal sealed class FixedEntropy : IEntropy
    {
        private readonly Outcome _outcome;
        private readonly byte _value;

        public FixedEntropy(Outcome outcome, byte value)
        {
            _outcome = outcome;
            _value = value;
        }

        public Outcome Fill(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                buffer[offset + i] = _value;
            }

            return _outcome;
        }
    }
}
