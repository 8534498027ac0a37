namespace Chronoseal.Hal
{
    /// <summary>
    /// One measured value as a driver gives it: a decimal fraction, never a float. Instances are made once and filled again.
    /// </summary>
    public sealed class Sample
    {
        /// <summary>What was measured.</summary>
        public Quantity Quantity;

        /// <summary>Its unit.</summary>
        public Unit Unit;

        /// <summary>Value = <see cref="Mantissa"/> x 10^<see cref="Exponent"/>.</summary>
        public long Mantissa;

        /// <summary>Power of ten, -9 to 0.</summary>
        public int Exponent;

        /// <summary>Expanded uncertainty (k = 2) of the value in units of 10^<see cref="Exponent"/>; 0 if not stated.</summary>
        public long ValueUncertainty;

        /// <summary>The raw word or count that the value was computed from.</summary>
        public long Raw;

        /// <summary>The counter at the measurement instant that the driver declares.</summary>
        public long CounterMicroseconds;

        /// <summary>Half the interval around it within which the measurement truly was, in microseconds (rectangular).</summary>
        public int InstantHalfWidthMicroseconds;

        /// <summary>Length of the exposure that ended at the measurement instant, in microseconds; 0 for a quantity without one.</summary>
        public long ExposureMicroseconds;

        /// <summary>The instrument's own time of the record, Unix seconds; 0 where there is none.</summary>
        public long InstrumentTimeSeconds;

        /// <summary>Bits of <see cref="SampleStatus"/>.</summary>
        public int Status;

        /// <summary>States the interval within which the measurement was, by counter values: its middle, and half of it rounded up.</summary>
        public void PlaceBetween(long earliestMicroseconds, long latestMicroseconds)
        {
            CounterMicroseconds = (earliestMicroseconds + latestMicroseconds) / 2;
            InstantHalfWidthMicroseconds = (int)((latestMicroseconds - earliestMicroseconds + 1) / 2);
        }

        /// <summary>Sets every field to zero.</summary>
        public void Clear()
        {
            Quantity = Quantity.None;
            Unit = Unit.None;
            Mantissa = 0;
            Exponent = 0;
            ValueUncertainty = 0;
            Raw = 0;
            CounterMicroseconds = 0;
            InstantHalfWidthMicroseconds = 0;
            ExposureMicroseconds = 0;
            InstrumentTimeSeconds = 0;
            Status = 0;
        }
    }
}
