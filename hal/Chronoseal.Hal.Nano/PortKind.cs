namespace Chronoseal.Hal.Nano
{
    /// <summary>What a name of a <see cref="PortMap"/> stands for.</summary>
    internal enum PortKind
    {
        /// <summary>An I2C bus, by number.</summary>
        I2c = 1,

        /// <summary>A UART, by the platform's name.</summary>
        Serial = 2,

        /// <summary>An edge input, by pin number.</summary>
        Pulse = 3,

        /// <summary>An output of a loop-back test, by pin number.</summary>
        Output = 4,
    }
}
