namespace Chronoseal.Hal
{
    /// <summary>
    /// Everything a gateway needs of the hardware under it, by name. Opening allocates: do it at start. What a board does not
    /// have is <see cref="Outcome.Unsupported"/>, what it cannot open <see cref="Outcome.BusFault"/>; the out value is then null.
    /// </summary>
    public interface IBoard
    {
        /// <summary>A word for the board, such as "esp32".</summary>
        string Name { get; }

        /// <summary>The EUI-64 of the node, 8 bytes; the same at every boot.</summary>
        byte[] UniqueId { get; }

        /// <summary>Why the processor started.</summary>
        ResetReason ResetReason { get; }

        /// <summary>Bytes of managed heap that are free now. May run a collection: not for the steady loop.</summary>
        long FreeHeapBytes { get; }

        /// <summary>Where the node waits.</summary>
        ITimeline Timeline { get; }

        /// <summary>The flash.</summary>
        IFileStore Files { get; }

        /// <summary>The source of keys and nonces.</summary>
        IEntropy Entropy { get; }

        /// <summary>Opens a device on an I2C bus ("i2c1", "i2c2").</summary>
        Outcome OpenI2c(string bus, int address, out II2cDevice device);

        /// <summary>
        /// Looks whether a part answers at an address, and changes nothing in it as far as a board can know. Not for an address that is open, and never
        /// for a reserved one: that is <see cref="Outcome.OutOfRange"/>. <see cref="Outcome.Ok"/> for a part that acknowledged, <see cref="Outcome.Nack"/> for
        /// none, <see cref="Outcome.BusFault"/> for a bus that hangs, <see cref="Outcome.Unsupported"/> where there is no such bus or the board cannot look.
        /// Only on the task that owns the bus.
        /// </summary>
        Outcome ProbeI2c(string bus, int address);

        /// <summary>Opens a UART ("rs485", "gnss", "console").</summary>
        Outcome OpenSerial(string port, SerialSettings settings, out ISerialPort serial);

        /// <summary>Names a TCP peer; nothing is connected yet.</summary>
        Outcome OpenTcp(string host, int port, out ITcpChannel channel);

        /// <summary>Names a UDP peer; nothing is looked up yet.</summary>
        Outcome OpenDatagram(string host, int port, out IDatagramChannel channel);

        /// <summary>Opens an edge input ("pps").</summary>
        Outcome OpenPulse(string input, out IPulseInput pulse);

        /// <summary>Opens an output: for the loop-back test of an edge input ("loopback"), or to a watchdog beside the processor ("watchdog").</summary>
        Outcome OpenPulseOutput(string output, out IPulseOutput pulse);

        /// <summary>
        /// Makes a link to an MQTT broker; nothing is connected yet. May be called again for a fresh one: the caller disposes the old
        /// one first. <see cref="Outcome.OutOfRange"/> for certificates or a key that cannot be read.
        /// </summary>
        Outcome OpenMqtt(MqttEndpoint endpoint, out IMqttLink link);

        /// <summary>Makes the HMAC-SHA-256 of a key of 32 bytes: native where the image has it, otherwise <see cref="Outcome.Unsupported"/>.</summary>
        Outcome CreateKeyedHash(byte[] key, out IKeyedHash hash);

        /// <summary>Restarts the node. Does not return on a device.</summary>
        void Reboot();
    }
}
