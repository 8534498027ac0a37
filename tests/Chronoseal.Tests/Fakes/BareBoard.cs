using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>A board whose ports open and do nothing, with files in memory.</summary>
    internal sealed class BareBoard : IBoard, IPulseInput
    {
        private readonly ScriptedPeer _peer = new ScriptedPeer(new ManualTimeline());

        public BareBoard(MemoryFiles files)
        {
            Files = files;
        }

        public TaskListTimeline Tasks { get; } = new TaskListTimeline();

        public string MissingPort { get; set; }

        /// <summary>The fastest that its UARTs can do.</summary>
        public int GreatestBaudRate { get; set; } = 921600;

        /// <summary>Where <see cref="ProbeI2c"/> finds something other than nothing; none unless set.</summary>
        public int ProbedAddress { get; set; } = -1;

        public Outcome ProbeOutcome { get; set; }

        public int Reboots { get; private set; }

        /// <summary>The output "watchdog"; null where none is fitted.</summary>
        public IPulseOutput Watchdog { get; set; }

        public string Name
        {
            get { return "bare"; }
        }

        public byte[] UniqueId
        {
            get { return new byte[] { 2, 0, 0, 0, 0, 0, 0, 1 }; }
        }

        public ResetReason ResetReason { get; set; } = ResetReason.PowerOn;

        public long FreeHeapBytes { get; set; } = 100000;

        public ITimeline Timeline
        {
            get { return Tasks; }
        }

        public IFileStore Files { get; }

        public IEntropy Entropy
        {
            get { return null; }
        }

        public PulseCapture Capture
        {
            get { return PulseCapture.Handler; }
        }

        public int QuantumMicroseconds
        {
            get { return 1; }
        }

        public int LatencyLimitMicroseconds
        {
            get { return 100000; }
        }

        public Outcome OpenI2c(string bus, int address, out II2cDevice device)
        {
            device = new ScriptedI2c();
            return Judge(bus);
        }

        public Outcome ProbeI2c(string bus, int address)
        {
            return bus == MissingPort ? Outcome.Unsupported : address == ProbedAddress ? ProbeOutcome : Outcome.Nack;
        }

        public Outcome OpenSerial(string port, SerialSettings settings, out ISerialPort serial)
        {
            serial = _peer;
            return settings.BaudRate > GreatestBaudRate ? Outcome.BusFault : Judge(port);
        }

        public Outcome OpenTcp(string host, int port, out ITcpChannel channel)
        {
            channel = _peer;
            return Judge(host);
        }

        public Outcome OpenDatagram(string host, int port, out IDatagramChannel channel)
        {
            channel = new ScriptedServer(new ManualTimeline());
            return Judge(host);
        }

        public Outcome OpenPulse(string input, out IPulseInput pulse)
        {
            pulse = this;
            return Judge(input);
        }

        public Outcome OpenPulseOutput(string output, out IPulseOutput pulse)
        {
            pulse = output == "watchdog" ? Watchdog : null;
            return pulse == null ? Outcome.Unsupported : Outcome.Ok;
        }

        public Outcome OpenMqtt(MqttEndpoint endpoint, out IMqttLink link)
        {
            link = new DeafLink();
            return Judge("mqtt");
        }

        public Outcome CreateKeyedHash(byte[] key, out IKeyedHash hash)
        {
            hash = null;
            return Outcome.Unsupported;
        }

        public void Attach(IPulseSink sink)
        {
        }

        public void Reboot()
        {
            Reboots++;
        }

        private Outcome Judge(string port)
        {
            return port == MissingPort ? Outcome.Unsupported : Outcome.Ok;
        }
    }
}
