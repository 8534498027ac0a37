namespace Chronoseal.Firmware.Journal
{
    /// <summary>Why frames are gone from the journal without having been acknowledged.</summary>
    public enum LossCause
    {
        /// <summary>Dropped to make room.</summary>
        Full = 0,

        /// <summary>The flash gave back something else than was written.</summary>
        Damage = 1,
    }
}
