namespace Chronoseal.Firmware.Timing
{
    /// <summary>What became of an edge.</summary>
    public enum EdgeVerdict
    {
        /// <summary>Taken.</summary>
        Accepted = 0,

        /// <summary>Less than half a second after the one before: doubled or spurious.</summary>
        TooSoon = 1,

        /// <summary>Earlier than the crystal and the capture allow.</summary>
        Early = 2,

        /// <summary>Later than the crystal and the capture allow.</summary>
        Late = 3,

        /// <summary>Taken as a new beginning, because the edges before fitted nothing.</summary>
        Restart = 4,
    }
}
