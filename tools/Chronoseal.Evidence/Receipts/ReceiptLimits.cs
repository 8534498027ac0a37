namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Bounds of the collector's archive and of its receipts.</summary>
    public static class ReceiptLimits
    {
        /// <summary>Version of statements and proofs, label "v".</summary>
        public const int Version = 1;

        /// <summary>Label "kind" of a statement. Frames use 0 to 2, so that neither can pass for the other.</summary>
        public const int Kind = 3;

        /// <summary>Content type application/cbor (CoAP content format 60).</summary>
        public const int ContentType = 60;

        /// <summary>Ranges of one statement; the statement is made early when one more would be needed.</summary>
        public const int RangesPerStatement = 256;

        /// <summary>Items of one statement; it is made early when they are reached. Bounds the memory that a proof takes.</summary>
        public const int ItemsPerStatement = 65_536;

        /// <summary>Items of one range: the last message before a statement is made may bring several.</summary>
        public const int ItemsPerRange = ItemsPerStatement + 256;

        /// <summary>Bytes of one statement.</summary>
        public const int StatementBytes = 262_144;

        /// <summary>Nodes with a folder of their own; frames of further ones go to the quarantine.</summary>
        public const int Nodes = 1_024;

        /// <summary>
        /// Latest frames of one node whose hashes are remembered to tell a repetition. A node repeats at most its window and what a power cut
        /// made it forget.
        /// </summary>
        public const int RememberedFrames = 2_048;

        /// <summary>Bytes of a message that one quarantine item holds; a longer message takes several.</summary>
        public const int QuarantineChunkBytes = 65_536;

        /// <summary>Bytes of one item of an archive file: a quarantine chunk with the longest topic.</summary>
        public const int ItemBytes = 2 * QuarantineChunkBytes + 64;

        /// <summary>Bytes of one time-stamp token.</summary>
        public const int TokenBytes = 65_536;

        /// <summary>Bytes of the entry around a token.</summary>
        public const int TimestampEntryBytes = TokenBytes + 128;

        /// <summary>Bytes read from a file at a time.</summary>
        public const int ReadBytes = 65_536;

        /// <summary>Items behind a damaged range that are searched for the beginning of the next whole one.</summary>
        public const int SearchedItems = 4_096;

        /// <summary>Hash computations that all such searches of one verification may take together: some ten seconds.</summary>
        public const long SearchHashes = 40_000_000;

        /// <summary>Nonce of a time-stamp request, in bytes.</summary>
        public const int NonceBytes = 8;

        /// <summary>Bytes of a file of trusted authorities.</summary>
        public const int RootsFileBytes = 1_048_576;

        /// <summary>Findings kept whole in a report; further ones are counted.</summary>
        public const int Findings = 10_000;

        /// <summary>
        /// Ranges that a <see cref="ReceiptBook"/> remembers, at about 40 bytes each: seven nodes for a year with a
        /// statement a minute. Further ones are verified all the same.
        /// </summary>
        public const int BookRanges = 4_000_000;

        /// <summary>Bytes of a key file in PEM.</summary>
        public const int KeyFileBytes = 16_384;
    }
}
