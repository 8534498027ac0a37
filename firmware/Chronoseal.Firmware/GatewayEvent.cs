namespace Chronoseal.Firmware
{
    /// <summary>What can happen to a node that is worth a frame of its own.</summary>
    public enum GatewayEvent
    {
        /// <summary>The clock's answer stepped; the value is the step in microseconds.</summary>
        ClockStep = 0,

        /// <summary>Epochs could not be sealed; the value is how many.</summary>
        Gap = 1,

        /// <summary>A sensor was replaced or came back; the value is its index.</summary>
        Sensor = 2,

        /// <summary>A sensor's settings, calibration or firmware changed; the value is its index.</summary>
        Change = 3,

        /// <summary>The node lives, though nothing else was sealed; the value is the time since boot in microseconds.</summary>
        Alive = 4,

        /// <summary>The node is about to restart in good order; the value is the <see cref="Health.RestartCause"/>.</summary>
        Restart = 5,

        /// <summary>A sensor has another calibration by configuration; the value is its index.</summary>
        Calibration = 6,
    }
}
