namespace Chronoseal.Firmware.Console
{
    /// <summary>Every limit of the console.</summary>
    public static class ConsoleLimits
    {
        /// <summary>Characters in a line that is typed or sent; a longer one is thrown away whole.</summary>
        public const int LineCharacters = 256;

        /// <summary>Words in a line.</summary>
        public const int Words = 16;

        /// <summary>Characters in the id of a machine's line.</summary>
        public const int IdCharacters = 8;

        /// <summary>Bytes that were received and wait for the verb before them to end.</summary>
        public const int TypeAheadBytes = 512;

        /// <summary>Bytes handed to the port at a time: 22 ms at 115,200 baud.</summary>
        public const int WriteBytes = 256;

        /// <summary>Bytes of one piece of a machine's answer; the first is always there.</summary>
        public const int AnswerPieceBytes = 512;

        /// <summary>The most pieces of a machine's answer: 16 KiB; what is longer is refused as TooLong.</summary>
        public const int AnswerPieces = 32;

        /// <summary>Microseconds without a line after which a verb that takes following lines is abandoned.</summary>
        public const long EaterMicroseconds = 60000000;

        /// <summary>Longest wait of <c>mqtt test</c> for a connection that proves itself, microseconds.</summary>
        public const long ConnectMicroseconds = 20000000;

        /// <summary>Frames shown at a time, unless asked for another number.</summary>
        public const int FramesShown = 3;

        /// <summary>The most frames shown at a time.</summary>
        public const int FramesLimit = 10;

        /// <summary>Journal files that are looked through for them, newest first.</summary>
        public const int FrameFiles = 3;

        /// <summary>Characters of one frame's records; the rest is left out and said to be.</summary>
        public const int RecordCharacters = 1024;

        /// <summary>Items of one frame that are looked at; a birth frame of 2,048 bytes has fewer.</summary>
        public const int FrameItems = 2048;

        /// <summary>Longest wait for a byte, microseconds: how often streamers get their turn.</summary>
        public const long TurnMicroseconds = 200000;
    }
}
