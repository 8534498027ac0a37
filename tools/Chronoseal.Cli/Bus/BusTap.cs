using System.Globalization;
using Chronoseal.Hal;
using Chronoseal.Stand;

namespace Chronoseal.Cli.Bus
{
    /// <summary>Shows the bytes on a part's bus with the time of each transfer and the gap before it, and keeps the driver's end of the bus.</summary>
    internal sealed class BusTap(TextWriter output) : BusWrapper
    {
        // Some characters at 9,600 baud.
        private const int BurstGapMicroseconds = 3_000;

        private readonly List<byte> _burst = [];
        private string _direction = "";
        private Outcome _outcome;
        private long _burstStartMicroseconds;
        private long _burstEndMicroseconds;
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

        /// <summary>Shows a transfer, if the tap is on. Received bytes that follow one another closely make one line.</summary>
        public void Show(string direction, ReadOnlySpan<byte> bytes, Outcome outcome)
        {
            if (!IsOn)
            {
                return;
            }

            long now = Counter!.Microseconds;
            bool continues = direction == "<" && outcome == Outcome.Ok && _burst.Count > 0 && now - _burstEndMicroseconds <= BurstGapMicroseconds;
            if (!continues)
            {
                Flush();
                _burstStartMicroseconds = now;
                _direction = direction;
            }

            _burst.AddRange(bytes);
            _burstEndMicroseconds = now;
            _outcome = outcome;
            if (direction != "<" || outcome != Outcome.Ok)
            {
                Flush();
            }
        }

        /// <summary>Shows what has been held back to make one line of it.</summary>
        public void Flush()
        {
            if (_direction.Length == 0)
            {
                return;
            }

            string gap = _lastMicroseconds < 0 ? "" : "+" + (_burstStartMicroseconds - _lastMicroseconds).ToString(CultureInfo.InvariantCulture);
            string hex = string.Join(' ', Convert.ToHexString([.. _burst]).Chunk(2).Select(pair => new string(pair)));
            string word = _outcome == Outcome.Ok ? "" : Outcomes.Name(_outcome);
            string length = _burstEndMicroseconds > _burstStartMicroseconds ? $"(in {_burstEndMicroseconds - _burstStartMicroseconds} us)" : "";
            string text = string.Join(' ', new[] { _direction, hex, word, length }.Where(part => part.Length > 0));
            output.WriteLine($"  {_burstStartMicroseconds,12} us {gap,10}  {text}");
            _lastMicroseconds = _burstEndMicroseconds;
            _direction = "";
            _burst.Clear();
        }
    }
}
