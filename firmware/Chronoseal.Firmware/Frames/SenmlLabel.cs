namespace Chronoseal.Firmware.Frames
{
    /// <summary>Map keys of SenML in CBOR (RFC 8428, table 4).</summary>
    public static class SenmlLabel
    {
        /// <summary>Base name.</summary>
        public const int BaseName = -2;

        /// <summary>Base time.</summary>
        public const int BaseTime = -3;

        /// <summary>Name.</summary>
        public const int Name = 0;

        /// <summary>Unit.</summary>
        public const int Unit = 1;

        /// <summary>Numeric value.</summary>
        public const int Value = 2;

        /// <summary>String value.</summary>
        public const int StringValue = 3;

        /// <summary>Time relative to the base time.</summary>
        public const int Time = 6;

        /// <summary>Data value.</summary>
        public const int DataValue = 8;
    }
}
