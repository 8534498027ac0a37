using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>Measures how long a node's secure element is at work: from the first wake-up of an operation to the idle that ends it.</summary>
    internal sealed class SigningWatch : II2cTarget
    {
        private const byte Idle = 0x02;

        private readonly VirtualTimeline _timeline;
        private readonly Atecc608Emulator _part;
        private long _wokenNanoseconds;
        private bool _isWoken;

        internal SigningWatch(PlantNode node)
        {
            _timeline = node.World.Timeline;
            _part = node.SecureElement;
            node.I2c.Attach(Atecc608Emulator.Address, this);
            node.I2c.Attach(0, new WakeWatch(this));
        }

        /// <summary>Durations, milliseconds.</summary>
        internal List<double> Milliseconds { get; } = [];

        public bool Write(ReadOnlySpan<byte> data)
        {
            bool isAcknowledged = _part.Write(data);
            if (data.Length == 1 && data[0] == Idle && _isWoken && isAcknowledged)
            {
                _isWoken = false;
                Milliseconds.Add((_timeline.NowNanoseconds - _wokenNanoseconds) / 1e6);
            }

            return isAcknowledged;
        }

        public int Read(Span<byte> buffer) => _part.Read(buffer);

        private void Woken()
        {
            _wokenNanoseconds = _isWoken ? _wokenNanoseconds : _timeline.NowNanoseconds;
            _isWoken = true;
        }

        private sealed class WakeWatch(SigningWatch watch) : II2cTarget
        {
            public bool Write(ReadOnlySpan<byte> data)
            {
                watch.Woken();
                return watch._part.GeneralCall.Write(data);
            }

            public int Read(Span<byte> buffer) => watch._part.GeneralCall.Read(buffer);
        }
    }
}
