using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>A board with nothing but time, which passes by sleeping only.</summary>
    internal sealed class QuietBoard : IBoard, ITimeline, ICounter
    {
        public string Name => "quiet";

        public byte[] UniqueId { get; } = new byte[8];

        public ResetReason ResetReason => ResetReason.PowerOn;

        public long FreeHeapBytes => 0;

        public ITimeline Timeline => this;

        public IFileStore Files { get; } = new MemoryFileStore(new PlantRandom(1));

        public IEntropy Entropy => throw new NotSupportedException();

        public ICounter Counter => this;

        public long Microseconds { get; private set; }

        public int QuantumMicroseconds => 1;

        public void SleepUntil(long counterMicroseconds) => Microseconds = Math.Max(Microseconds, counterMicroseconds);

        public ISignal CreateSignal() => new NoSignal();

        public void Start(string name, TaskPriority priority, TaskBody body) => throw new NotSupportedException();

        public Outcome ProbeI2c(string bus, int address) => Outcome.Unsupported;

        public Outcome OpenI2c(string bus, int address, out II2cDevice device) => throw new NotSupportedException();

        public Outcome OpenSerial(string port, SerialSettings settings, out ISerialPort serial) => throw new NotSupportedException();

        public Outcome OpenTcp(string host, int port, out ITcpChannel channel) => throw new NotSupportedException();

        public Outcome OpenDatagram(string host, int port, out IDatagramChannel channel) => throw new NotSupportedException();

        public Outcome OpenPulse(string input, out IPulseInput pulse) => throw new NotSupportedException();

        public Outcome OpenPulseOutput(string output, out IPulseOutput pulse) => throw new NotSupportedException();

        public Outcome OpenMqtt(MqttEndpoint endpoint, out IMqttLink link) => throw new NotSupportedException();

        public Outcome CreateKeyedHash(byte[] key, out IKeyedHash hash) => throw new NotSupportedException();

        public void Reboot() => throw new NotSupportedException();

        private sealed class NoSignal : ISignal
        {
            public void Set()
            {
            }

            public bool Wait(long deadlineMicroseconds) => false;
        }
    }
}
