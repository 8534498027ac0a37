using Chronoseal.Hal;

namespace Chronoseal.Firmware.Buses
{
    /// <summary>The node's edge input, which the clock gives up for a test and gets back.</summary>
    public sealed class LentPulse : IPulseInput
    {
        private readonly IPulseInput _input;
        private IPulseSink _owner;

        /// <summary>Takes over an open input.</summary>
        public LentPulse(IPulseInput input)
        {
            _input = input;
        }

        /// <inheritdoc/>
        public PulseCapture Capture
        {
            get { return _input.Capture; }
        }

        /// <inheritdoc/>
        public int QuantumMicroseconds
        {
            get { return _input.QuantumMicroseconds; }
        }

        /// <inheritdoc/>
        public int LatencyLimitMicroseconds
        {
            get { return _input.LatencyLimitMicroseconds; }
        }

        /// <summary>Names the owner, who gets the edges unless they are lent.</summary>
        public void Attach(IPulseSink sink)
        {
            _owner = sink;
            _input.Attach(sink);
        }

        /// <summary>Sends edges to somebody else; the clock then runs on by its crystal, and says so.</summary>
        public void Lend(IPulseSink borrower)
        {
            _input.Attach(borrower);
        }

        /// <summary>Gives them back to the owner.</summary>
        public void Return()
        {
            _input.Attach(_owner);
        }
    }
}
