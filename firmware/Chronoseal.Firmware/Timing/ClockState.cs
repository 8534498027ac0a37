namespace Chronoseal.Firmware.Timing
{
    /// <summary>What the clock claims. The numbers are part of the frame format.</summary>
    public enum ClockState
    {
        /// <summary>No edges: nothing is known.</summary>
        Unsynchronised = 0,

        /// <summary>Edges, but the second label is not proven yet.</summary>
        Acquiring = 1,

        /// <summary>Edges and labels agree.</summary>
        Locked = 2,

        /// <summary>Edges go on, labels have stopped: the seconds are counted.</summary>
        LabelCoasting = 3,

        /// <summary>No edges: time runs on by the crystal, with a bound that grows.</summary>
        Holdover = 4,

        /// <summary>The bound has grown past the limit of the configuration.</summary>
        Expired = 5,
    }
}
