namespace Chronoseal.Firmware.Timing
{
    /// <summary>What became of a second label.</summary>
    public enum LabelVerdict
    {
        /// <summary>Agrees with what is proven, or counts towards the proof.</summary>
        Accepted = 0,

        /// <summary>The receiver does not vouch for it.</summary>
        NotValid = 1,

        /// <summary>Came too soon or too late after an edge to label it.</summary>
        OutsideWindow = 2,

        /// <summary>Contradicts what is proven, or the labels before.</summary>
        Contradiction = 3,
    }
}
