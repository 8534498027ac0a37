using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>A wire from an output pin to the edge input. The pin changes at once; the capture is late as ever.</summary>
    public sealed class LoopBack : IPulseOutput
    {
        private readonly PulseTrain _input;
        private bool _isHigh;

        /// <summary>Wires an output to an edge input.</summary>
        public LoopBack(PulseTrain input)
        {
            _input = input;
        }

        /// <inheritdoc/>
        public void Set(bool isHigh)
        {
            if (isHigh && !_isHigh)
            {
                _input.Fire();
            }

            _isHigh = isHigh;
        }
    }
}
