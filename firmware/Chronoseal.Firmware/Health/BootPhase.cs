namespace Chronoseal.Firmware.Health
{
    /// <summary>How far a boot came.</summary>
    public enum BootPhase
    {
        /// <summary>It began. If it ends like that without order, or by a fault of the node, it was bad.</summary>
        Begun = 0,

        /// <summary>It ran in normal operation for long enough: good, whatever ended it.</summary>
        Good = 1,

        /// <summary>Safe mode: neither good nor bad.</summary>
        SafeMode = 2,

        /// <summary>
        /// It waited for somebody: configuration or key refused, a port that does not open, calibration of the capture. Neither good nor bad: it knew what
        /// was wrong and said so, and safe mode would hide that.
        /// </summary>
        Waiting = 3,
    }
}
