namespace Chronoseal.Plant
{
    /// <summary>Switches for the failures of an I2C part. They stay as they are set.</summary>
    public sealed class I2cPartFaults
    {
        /// <summary>Acknowledges nothing, like a part without power.</summary>
        public bool IsSilent { get; set; }

        /// <summary>Spoils the first checksum of every reply.</summary>
        public bool HasWrongChecksum { get; set; }

        /// <summary>Bytes after which every reply breaks off; negative for whole replies.</summary>
        public int TruncateToBytes { get; set; } = -1;
    }
}
