namespace Chronoseal.Plant
{
    /// <summary>Switches for the failures of an ATECC608. They stay as they are set, unless they say otherwise.</summary>
    public sealed class Atecc608Faults
    {
        /// <summary>Acknowledges nothing and does not wake, like a part without power.</summary>
        public bool IsSilent { get; set; }

        /// <summary>Is never done with a command, until its watchdog sends it to sleep.</summary>
        public bool IsStuckBusy { get; set; }

        /// <summary>Spoils the last byte of every reply, that to waking included.</summary>
        public bool HasWrongChecksum { get; set; }

        /// <summary>Gives every reply to a command a count byte that is one too large.</summary>
        public bool HasWrongCount { get; set; }

        /// <summary>Fails the test that it makes when it wakes and refuses cryptographic commands.</summary>
        public bool FailsSelfTest { get; set; }

        /// <summary>Tests, as bits, that fail when the part is asked to test itself.</summary>
        public byte FailingTests { get; set; }

        /// <summary>Bytes after which every reply to a command breaks off; negative for whole replies.</summary>
        public int TruncateToBytes { get; set; } = -1;

        /// <summary>This many of the next commands arrive spoilt.</summary>
        public int CommandsToSpoil { get; set; }
    }
}
