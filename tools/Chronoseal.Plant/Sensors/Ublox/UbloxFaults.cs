namespace Chronoseal.Plant
{
    /// <summary>How a receiver misbehaves when it is spoken to. The counts are of requests to come and count down.</summary>
    public sealed class UbloxFaults
    {
        /// <summary>Requests to leave unanswered; they are not carried out either.</summary>
        public int Ignore { get; set; }

        /// <summary>Requests of the class CFG to refuse.</summary>
        public int Refuse { get; set; }

        /// <summary>Answers to send with a wrong checksum.</summary>
        public int Spoil { get; set; }

        /// <summary>Answers to cut off before their last byte.</summary>
        public int Truncate { get; set; }

        /// <summary>Acknowledgements that name another message.</summary>
        public int Mistake { get; set; }

        /// <summary>Answers with rubbish before them, among it the start of a frame.</summary>
        public int Rubbish { get; set; }

        /// <summary>Acknowledges changes and forgets them.</summary>
        public bool Forgets { get; set; }

        /// <summary>From a request to its answer, milliseconds.</summary>
        public int DelayMilliseconds { get; set; } = 15;
    }
}
