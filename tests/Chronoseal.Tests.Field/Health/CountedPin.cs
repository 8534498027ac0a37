using Chronoseal.Hal;

namespace Chronoseal.Tests.Field.Health
{
    /// <summary>An output that counts its changes.</summary>
    internal sealed class CountedPin : IPulseOutput
    {
        private bool _isHigh;

        public int Edges { get; private set; }

        public void Set(bool isHigh)
        {
            Edges += isHigh != _isHigh ? 1 : 0;
            _isHigh = isHigh;
        }
    }
}
