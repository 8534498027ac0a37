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

        /// <summary>Longest wait for a byte, microseconds: how often streamers get their turn.</summary>
        public const long TurnMicroseconds = 200000;
    }
}
