namespace Chronoseal.Tests.Fakes
{
    /// <summary>A counter against true UTC, with a frequency error that can be changed on the way.</summary>
    internal sealed class SimulatedCrystal
    {
        private long _utc;
        private long _counter;
        private long _partsPerBillion;

        public SimulatedCrystal(long utcMicroseconds, long counter, long partsPerBillion)
        {
            _utc = utcMicroseconds;
            _counter = counter;
            _partsPerBillion = partsPerBillion;
        }

        /// <summary>The counter at an instant after the latest change.</summary>
        public long CounterAt(long utcMicroseconds)
        {
            long elapsed = utcMicroseconds - _utc;
            return _counter + elapsed + elapsed * _partsPerBillion / 1000000000;
        }

        /// <summary>Another frequency from an instant on.</summary>
        public void ChangeAt(long utcMicroseconds, long partsPerBillion)
        {
            _counter = CounterAt(utcMicroseconds);
            _utc = utcMicroseconds;
            _partsPerBillion = partsPerBillion;
        }
    }
}
