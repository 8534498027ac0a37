using Chronoseal.Hal;

namespace Chronoseal.Protocols.Modbus
{
    /// <summary>
    /// The instant of a value that a device measures by itself and shows until the next, kept over the exchanges that follow. The
    /// device looked the value up somewhere within the exchange and had measured it at most one period before: the middle of
    /// that interval is the instant, half of it the half width.
    /// </summary>
    public sealed class ModbusStamp
    {
        private long _instantMicroseconds;
        private int _halfWidthMicroseconds;

        /// <summary>Takes the instant of the last exchange.</summary>
        /// <param name="master">The master that has just read the value.</param>
        /// <param name="periodMicroseconds">How often the device measures, microseconds, 0 to 1,000,000,000.</param>
        public void Take(ModbusMaster master, int periodMicroseconds)
        {
            int half = (periodMicroseconds + 1) / 2;
            _instantMicroseconds = master.InstantMicroseconds - half;
            _halfWidthMicroseconds = master.InstantHalfWidthMicroseconds + half;
        }

        /// <summary>Stamps a sample.</summary>
        public void Set(Sample sample)
        {
            sample.CounterMicroseconds = _instantMicroseconds;
            sample.InstantHalfWidthMicroseconds = _halfWidthMicroseconds;
        }
    }
}
