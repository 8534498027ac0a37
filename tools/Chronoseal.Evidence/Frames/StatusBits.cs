namespace Chronoseal.Evidence.Frames
{
    /// <summary>Label "q" (frame format, 4).</summary>
    [Flags]
    public enum StatusBits : uint
    {
        /// <summary>Nothing to say.</summary>
        None = 0,

        /// <summary>Clamped to the physical range.</summary>
        Clamped = 0x0001,

        /// <summary>Fetched from the instrument's buffer after an outage.</summary>
        Buffered = 0x0002,

        /// <summary>Instrument warning.</summary>
        InstrumentWarning = 0x0004,

        /// <summary>Instrument error.</summary>
        InstrumentError = 0x0008,

        /// <summary>Flow out of specification.</summary>
        Flow = 0x0010,

        /// <summary>Laser, lamp or source out of specification.</summary>
        Source = 0x0020,

        /// <summary>Overflow.</summary>
        Overflow = 0x0040,

        /// <summary>Service due.</summary>
        ServiceDue = 0x0080,

        /// <summary>Threshold high.</summary>
        ThresholdHigh = 0x0100,

        /// <summary>Threshold low.</summary>
        ThresholdLow = 0x0200,

        /// <summary>Sampler or pump fault.</summary>
        Pump = 0x0400,

        /// <summary>The instant may lie farther from the stamp than its uncertainty says.</summary>
        InstantUnbounded = 0x0800,
    }
}
