using System.Globalization;
using Chronoseal.Hal;
using Chronoseal.Stand;

namespace Chronoseal.Cli.Bus
{
    /// <summary>Shows the bytes on a part's bus with the time of each transfer and the gap before it, and keeps the driver's end of the bus.</summary>
    internal sealed class BusTap(TextWriter output) : BusWrapper
    {
        private long _lastMicroseconds = -1;

        /// <summary>Whether transfers are shown.</summary>
        public bool IsOn { get; set; }

        /// <summary>The counter of the bench.</summary>
        public ICounter? Counter { get; set; }

        /// <summary>The UART, if that is the part's bus.</summary>
        public ISerialPort? Port { get; private set; }

        /// <summary>The connection, if that is the part's bus.</summary>
        public ITcpChannel? Channel { get; private set; }

        /// <inheritdoc/>
        public override II2cDevice Wrap(II2cDevice device) => new TappedI2c(this, device);

        /// <inheritdoc/>
        public override ISerialPort Wrap(ISerialPort port) => Port = new TappedSerial(this, port);

        /// <inheritdoc/>
        public override ITcpChannel Wrap(ITcpChannel channel) => Channel = new TappedTcp(this, channel);

        /// <summary>Shows a transfer, if the tap is on.</summary>
        public void Show(string direction, ReadOnlySpan<byte> bytes, Outcome outcome)
        {
            if (!IsOn)
            {
                return;
            }

            long now = Counter!.Microseconds;
            string gap = _lastMicroseconds < 0 ? "" : "+" + (now - _lastMicroseconds).ToString(CultureInfo.InvariantCulture);
            _lastMicroseconds = now;
            string text = Convert.ToHexString(bytes);
            string spaced = string.Join(' ', text.Chunk(2).Select(pair => new string(pair)));
            string ending = outcome == Outcome.Ok ? "" : (spaced.Length > 0 ? " " : "") + Outcomes.Name(outcome);
            output.WriteLine($"  {now,12} us {gap,10}  {direction} {spaced}{ending}");
        }
    }
}
