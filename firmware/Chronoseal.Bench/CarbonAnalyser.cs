using Chronoseal.Hal;

namespace Chronoseal.Bench
{
    /// <summary>A CheckPoint that has a new reading of 3.42 ppb every second.</summary>
    internal sealed class CarbonAnalyser
    {
        private const int HourOffset = 8;
        private const int SecondsPerDay = 86400;

        // 2026-01-15 and a time of day that Measure fills in.
        private readonly byte[] _time = { 0x04, 12, 0x07, 0xEA, 0, 1, 0, 15, 0, 0, 0, 0, 0, 0 };

        internal CarbonAnalyser(VirtualTimeline timeline)
        {
            Channel = new TcpPeer(timeline, new Exchanges(
                new Exchange(new byte[] { 0x04, 0x0C, 0x1C }, _time),
                new Exchange(new byte[] { 0x04, 0x0C, 0xE4 }, new byte[] { 0x04, 6, 0xE1, 0x48, 0x40, 0x5A, 0, 2 }),
                new Exchange(new byte[] { 0x02, 0x03, 0xE8 }, new byte[] { 0x02, 1, 0x01 }),
                new Exchange(new byte[] { 0x04, 0x0B, 0xC2 }, new byte[] { 0x04, 6, 0, 1, 0, 2, 0, 123 })));
        }

        /// <summary>Its connection.</summary>
        internal ITcpChannel Channel { get; }

        /// <summary>Ends a reading at a second.</summary>
        internal void Measure(long unixSeconds)
        {
            int second = (int)(unixSeconds % SecondsPerDay);
            _time[HourOffset + 1] = (byte)(second / 3600);
            _time[HourOffset + 3] = (byte)(second / 60 % 60);
            _time[HourOffset + 5] = (byte)(second % 60);
        }
    }
}
