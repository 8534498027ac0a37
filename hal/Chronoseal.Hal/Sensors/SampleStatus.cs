namespace Chronoseal.Hal
{
    /// <summary>Bits that qualify a value. Zero means: nothing to say against it. The numbers are part of the frame format.</summary>
    public static class SampleStatus
    {
        /// <summary>The computed value lay outside the physical range and was clamped to it; the raw word is kept.</summary>
        public const int Clamped = 0x0001;

        /// <summary>The record was fetched from the instrument's buffer after an outage.</summary>
        public const int Backfilled = 0x0002;

        /// <summary>The instrument warns of itself.</summary>
        public const int InstrumentWarning = 0x0004;

        /// <summary>The instrument reports a fault of its own.</summary>
        public const int InstrumentError = 0x0008;

        /// <summary>Sample flow is out of specification.</summary>
        public const int FlowFault = 0x0010;

        /// <summary>Laser, lamp or other source is out of specification.</summary>
        public const int SourceFault = 0x0020;

        /// <summary>The count overflowed or the range was exceeded.</summary>
        public const int Overflow = 0x0040;

        /// <summary>The instrument asks for service.</summary>
        public const int ServiceDue = 0x0080;

        /// <summary>An upper threshold of the instrument was crossed.</summary>
        public const int ThresholdHigh = 0x0100;

        /// <summary>A lower threshold of the instrument was crossed.</summary>
        public const int ThresholdLow = 0x0200;

        /// <summary>A sampler or pump failed.</summary>
        public const int SamplerFault = 0x0400;

        /// <summary>The instant may lie farther from the stamp than the half width can say, which is then the largest that there is.</summary>
        public const int InstantUnbounded = 0x0800;
    }
}
