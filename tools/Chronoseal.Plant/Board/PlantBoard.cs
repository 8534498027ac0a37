using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// One boot of a node's board: the contracts over the node's plant. Has I2C "i2c1" (SHT4x 0x44, SFA30 0x5D, ATECC608B 0x60), serial
    /// "rs485" (Lighthouse), "gnss" and "console", pulse input "pps", outputs "loopback" and, where a watchdog is fitted, "watchdog",
    /// TCP host "toc" (CheckPoint), UDP host "time" (SNTP), and MQTT by the world's factory. No native keyed hash, so that the firmware's
    /// managed one runs. Not modelled: the heap; see <see cref="PlantNode.FreeHeapBytes"/>.
    /// </summary>
    public sealed class PlantBoard : IBoard
    {
        /// <summary>The host name of the TOC analyser.</summary>
        public const string TocHost = "toc";

        /// <summary>The host name of the network time server.</summary>
        public const string TimeHost = "time";

        private const int FirstI2cAddress = 0x08;
        private const int LastI2cAddress = 0x77;

        private readonly PlantNode _node;

        internal PlantBoard(PlantNode node, ResetReason resetReason)
        {
            _node = node;
            ResetReason = resetReason;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "plant"; }
        }

        /// <inheritdoc/>
        public byte[] UniqueId
        {
            get { return (byte[])_node.UniqueId.Clone(); }
        }

        /// <inheritdoc/>
        public ResetReason ResetReason { get; }

        /// <inheritdoc/>
        public long FreeHeapBytes
        {
            get { return _node.FreeHeapBytes; }
        }

        /// <inheritdoc/>
        public ITimeline Timeline
        {
            get { return _node.Timeline; }
        }

        /// <inheritdoc/>
        public IFileStore Files
        {
            get { return _node.Files; }
        }

        /// <inheritdoc/>
        public IEntropy Entropy
        {
            get { return _node.Entropy; }
        }

        /// <inheritdoc/>
        public Outcome OpenI2c(string bus, int address, out II2cDevice device)
        {
            device = bus == "i2c1" ? _node.I2c.Open(address) : null!;
            return device == null ? Outcome.Unsupported : Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome ProbeI2c(string bus, int address)
        {
            bool isReserved = address < FirstI2cAddress || address > LastI2cAddress;
            return bus != "i2c1" ? Outcome.Unsupported : isReserved ? Outcome.OutOfRange : _node.I2c.Probe(address);
        }

        /// <inheritdoc/>
        public Outcome OpenSerial(string port, SerialSettings settings, out ISerialPort serial)
        {
            serial = null!;
            SerialLine? line = _node.LineNamed(port);
            if (line == null)
            {
                return Outcome.Unsupported;
            }

            Outcome outcome = line.Open(settings, out ISerialPort? opened);
            serial = opened!;
            return outcome;
        }

        /// <inheritdoc/>
        public Outcome OpenTcp(string host, int port, out ITcpChannel channel)
        {
            channel = _node.ConnectTcp(host)!;
            return channel == null ? Outcome.Unsupported : Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome OpenDatagram(string host, int port, out IDatagramChannel channel)
        {
            channel = _node.ConnectDatagram(host, port)!;
            return channel == null ? Outcome.Unsupported : Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome OpenPulse(string input, out IPulseInput pulse)
        {
            pulse = input == "pps" ? _node.Pulses : null!;
            return pulse == null ? Outcome.Unsupported : Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome OpenPulseOutput(string output, out IPulseOutput pulse)
        {
            pulse = output == "loopback" ? new LoopBack(_node.Pulses) : output == "watchdog" ? _node.Watchdog! : null!;
            return pulse == null ? Outcome.Unsupported : Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome OpenMqtt(MqttEndpoint endpoint, out IMqttLink link)
        {
            link = _node.ConnectMqtt(endpoint)!;
            return link == null ? Outcome.Unsupported : Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome CreateKeyedHash(byte[] key, out IKeyedHash hash)
        {
            hash = null!;
            return Outcome.Unsupported;
        }

        /// <summary>Restarts the node. Does not return to a task of the node.</summary>
        public void Reboot()
        {
            _node.Reset(ResetReason.Software);
            _node.World.Timeline.LeaveIfCondemned();
        }
    }
}
