using Chronoseal.Hal;

namespace Chronoseal.Firmware.Sampling
{
    /// <summary>A sample with its stamp, or the record of a read that failed. Instances are made once and filled again.</summary>
    public sealed class Reading
    {
        /// <summary>What was, or would have been, measured.</summary>
        public Quantity Quantity;

        /// <summary>Its unit.</summary>
        public Unit Unit;

        /// <summary>Whether there is a value; if not, <see cref="Outcome"/> says why.</summary>
        public bool HasValue;

        /// <summary>What came of the read.</summary>
        public Outcome Outcome;

        /// <summary>The device's own code of a failed read; 0 for none.</summary>
        public int DeviceErrorCode;

        /// <summary>Value = mantissa x 10^<see cref="Exponent"/>.</summary>
        public long Mantissa;

        /// <summary>The mantissa before the correction of the sensor's calibration; the same where there is none.</summary>
        public long MeasuredMantissa;

        /// <summary>Power of ten.</summary>
        public int Exponent;

        /// <summary>Expanded uncertainty (k = 2) of the value in units of 10^<see cref="Exponent"/>; 0 if not stated.</summary>
        public long ValueUncertainty;

        /// <summary>The counter at the measurement instant, microseconds since boot.</summary>
        public long CounterMicroseconds;

        /// <summary>Whether the clock knew UTC at that instant.</summary>
        public bool HasUtc;

        /// <summary>UTC at that instant, microseconds since 1970.</summary>
        public long UtcMicroseconds;

        /// <summary>Expanded uncertainty (k = 2) of the stamp: the clock's and the acquisition instant's, microseconds.</summary>
        public long StampUncertaintyMicroseconds;

        /// <summary>The guarantee of the stamp: the clock's bound and the half width of the instant, microseconds.</summary>
        public long StampBoundMicroseconds;

        /// <summary>Length of the exposure, microseconds; 0 for none.</summary>
        public long ExposureMicroseconds;

        /// <summary>The instrument's own time of the record, Unix seconds; 0 for none.</summary>
        public long InstrumentTimeSeconds;

        /// <summary>Bits of <see cref="SampleStatus"/>.</summary>
        public int Status;

        /// <summary>Takes over everything of another reading.</summary>
        public void CopyFrom(Reading other)
        {
            Quantity = other.Quantity;
            Unit = other.Unit;
            HasValue = other.HasValue;
            Outcome = other.Outcome;
            DeviceErrorCode = other.DeviceErrorCode;
            Mantissa = other.Mantissa;
            MeasuredMantissa = other.MeasuredMantissa;
            Exponent = other.Exponent;
            ValueUncertainty = other.ValueUncertainty;
            CounterMicroseconds = other.CounterMicroseconds;
            HasUtc = other.HasUtc;
            UtcMicroseconds = other.UtcMicroseconds;
            StampUncertaintyMicroseconds = other.StampUncertaintyMicroseconds;
            StampBoundMicroseconds = other.StampBoundMicroseconds;
            ExposureMicroseconds = other.ExposureMicroseconds;
            InstrumentTimeSeconds = other.InstrumentTimeSeconds;
            Status = other.Status;
        }
    }
}
