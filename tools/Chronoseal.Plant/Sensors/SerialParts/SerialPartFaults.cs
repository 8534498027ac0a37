namespace Chronoseal.Plant
{
    /// <summary>Switches for the failures of a part at a serial line. They stay as they are set.</summary>
    public sealed class SerialPartFaults
    {
        /// <summary>Sends nothing, like a part without power.</summary>
        public bool IsSilent { get; set; }

        /// <summary>Spoils the checksum of everything it sends, where it sends one.</summary>
        public bool HasWrongChecksum { get; set; }

        /// <summary>Bytes after which every transmission breaks off; negative for whole ones.</summary>
        public int TruncateToBytes { get; set; } = -1;
    }
}
