namespace Chronoseal.Plant
{
    /// <summary>Switches for the failures of an SHDLC device. They stay as they are set.</summary>
    public sealed class ShdlcFaults
    {
        /// <summary>Answers nothing.</summary>
        public bool IsSilent { get; set; }

        /// <summary>Spoils the checksum of every reply.</summary>
        public bool HasWrongChecksum { get; set; }

        /// <summary>Answers in the name of another address.</summary>
        public bool HasWrongAddress { get; set; }

        /// <summary>Answers with another command than was sent.</summary>
        public bool HasWrongCommand { get; set; }

        /// <summary>States a length that is one more than what follows; the checksum is right.</summary>
        public bool HasWrongLength { get; set; }

        /// <summary>Refuses every request with this state; 0 for none.</summary>
        public byte State { get; set; }

        /// <summary>Bytes after which every reply breaks off; negative for whole replies.</summary>
        public int TruncateToBytes { get; set; } = -1;

        /// <summary>Time to think before a reply, in microseconds.</summary>
        public long DelayMicroseconds { get; set; } = 3_000;
    }
}
