namespace Chronoseal.Firmware.Sampling
{
    /// <summary>What is new about a sensor that was asked who it is.</summary>
    public enum SensorNews
    {
        /// <summary>Nothing, or it did not answer.</summary>
        None = 0,

        /// <summary>It is another one than before, or came back after it had not answered.</summary>
        Replaced = 1,

        /// <summary>It is the same one, but its settings, calibration or firmware are not what they were.</summary>
        Changed = 2,
    }
}
