namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>Bounds of the verification pipeline.</summary>
    public static class PipelineLimits
    {
        /// <summary>Frames that a worker takes at a time.</summary>
        public const int FramesPerBatch = 512;

        /// <summary>Bytes that a worker takes at a time.</summary>
        public const int BytesPerBatch = 262_144;

        /// <summary>Batches under way for each worker: one in hand and some before and behind it.</summary>
        public const int BatchesPerWorker = 4;

        /// <summary>Bytes read from a file at a time.</summary>
        public const int ReadBytes = 262_144;

        /// <summary>Names and units of readings that a worker recognises without decoding in full.</summary>
        public const int Vocabulary = 256;

        /// <summary>Boot keys that a worker keeps derived.</summary>
        public const int BootKeys = 1_024;

        /// <summary>Readings of a frame that is recognised without decoding in full.</summary>
        public const int FastReadings = 24;
    }
}
