using System;
using System.Device.Gpio;
using nanoFramework.Runtime.Native;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// What boards of both chips share: everything that needs no pin map beyond a <see cref="PortMap"/>. A port that is not in
    /// the map is <see cref="Outcome.Unsupported"/>.
    /// </summary>
    public abstract class NanoBoard : IBoard
    {
        private readonly PortMap _ports;
        private readonly ICounter _counter;
        private readonly ThreadTimeline _timeline;
        private readonly int _latencyLimitMicroseconds;
        private readonly byte[] _uniqueId;
        private GpioController _gpio;

        /// <summary>Takes over what the concrete board has made.</summary>
        /// <param name="name">A word for the board.</param>
        /// <param name="counter">The node's time base.</param>
        /// <param name="ports">The board's names, complete.</param>
        /// <param name="files">The flash.</param>
        /// <param name="entropy">The source of keys and nonces.</param>
        /// <param name="uniqueId">The EUI-64, 8 bytes.</param>
        /// <param name="latencyLimitMicroseconds">The most that a captured edge can be late, in microseconds; see
        /// <see cref="GpioPulseInput.DefaultLatencyLimitMicroseconds"/>.</param>
        protected NanoBoard(string name, ICounter counter, PortMap ports, IFileStore files, IEntropy entropy, byte[] uniqueId, int latencyLimitMicroseconds)
        {
            if (uniqueId == null || uniqueId.Length != Eui64.Bytes)
            {
                throw new ArgumentException();
            }

            Name = name;
            Files = files;
            Entropy = entropy;
            _counter = counter;
            _timeline = new ThreadTimeline(counter);
            _ports = ports;
            _uniqueId = uniqueId;
            _latencyLimitMicroseconds = latencyLimitMicroseconds;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <inheritdoc/>
        public byte[] UniqueId
        {
            get { return (byte[])_uniqueId.Clone(); }
        }

        /// <inheritdoc/>
        public abstract ResetReason ResetReason { get; }

        /// <inheritdoc/>
        public long FreeHeapBytes
        {
            get { return nanoFramework.Runtime.Native.GC.Run(false); }
        }

        /// <inheritdoc/>
        public ITimeline Timeline
        {
            get { return _timeline; }
        }

        /// <summary>The name of the first task that an exception ended; empty if none.</summary>
        public string FaultedTask
        {
            get { return _timeline.FaultedTask; }
        }

        /// <inheritdoc/>
        public IFileStore Files { get; }

        /// <inheritdoc/>
        public IEntropy Entropy { get; }

        /// <inheritdoc/>
        public Outcome OpenI2c(string bus, int address, out II2cDevice device)
        {
            device = null;
            PortEntry entry = _ports.Find(PortKind.I2c, bus);
            return entry == null ? Outcome.Unsupported : OpenI2c(entry.Number, address, entry.IsFast, out device);
        }

        /// <inheritdoc/>
        public Outcome ProbeI2c(string bus, int address)
        {
            PortEntry entry = _ports.Find(PortKind.I2c, bus);
            return entry == null ? Outcome.Unsupported : ProbeI2c(entry.Number, address, entry.IsFast);
        }

        /// <inheritdoc/>
        public Outcome OpenSerial(string port, SerialSettings settings, out ISerialPort serial)
        {
            serial = null;
            PortEntry entry = _ports.Find(PortKind.Serial, port);
            return entry == null ? Outcome.Unsupported : NanoSerialPort.Open(entry.PortName, settings, _counter, out serial);
        }

        /// <inheritdoc/>
        public Outcome OpenTcp(string host, int port, out ITcpChannel channel)
        {
            channel = null;
            if (!IsPeer(host, port))
            {
                return Outcome.OutOfRange;
            }

            channel = new NanoTcpChannel(_counter, host, port);
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome OpenDatagram(string host, int port, out IDatagramChannel channel)
        {
            channel = null;
            if (!IsPeer(host, port))
            {
                return Outcome.OutOfRange;
            }

            channel = new NanoDatagramChannel(_counter, host, port);
            return Outcome.Ok;
        }

        /// <inheritdoc/>
        public Outcome OpenPulse(string input, out IPulseInput pulse)
        {
            Outcome outcome = OpenPin(PortKind.Pulse, input, PinMode.Input, out GpioPin pin);
            pulse = outcome == Outcome.Ok ? new GpioPulseInput(pin, _counter, _latencyLimitMicroseconds) : null;
            return outcome;
        }

        /// <inheritdoc/>
        public Outcome OpenPulseOutput(string output, out IPulseOutput pulse)
        {
            Outcome outcome = OpenPin(PortKind.Output, output, PinMode.Output, out GpioPin pin);
            pulse = outcome == Outcome.Ok ? new GpioPulseOutput(pin) : null;
            return outcome;
        }

        /// <inheritdoc/>
        public Outcome OpenMqtt(MqttEndpoint endpoint, out IMqttLink link)
        {
            return M2MqttLink.Create(_counter, endpoint, out link);
        }

        /// <inheritdoc/>
        public Outcome CreateKeyedHash(byte[] key, out IKeyedHash hash)
        {
            return HmacSha256.Create(key, out hash);
        }

        /// <inheritdoc/>
        public void Reboot()
        {
            Power.RebootDevice(RebootOption.NormalReboot);
        }

        /// <summary>Opens a device on a bus of the platform.</summary>
        protected virtual Outcome OpenI2c(int busId, int address, bool fast, out II2cDevice device)
        {
            return NanoI2cDevice.Open(busId, address, fast, out device);
        }

        /// <summary>Looks at an address on a bus of the platform.</summary>
        protected virtual Outcome ProbeI2c(int busId, int address, bool fast)
        {
            return NanoI2cDevice.Probe(busId, address, fast);
        }

        private static bool IsPeer(string host, int port)
        {
            return host != null && host.Length > 0 && port > 0 && port <= 65535;
        }

        private Outcome OpenPin(PortKind kind, string name, PinMode mode, out GpioPin pin)
        {
            pin = null;
            PortEntry entry = _ports.Find(kind, name);
            if (entry == null)
            {
                return Outcome.Unsupported;
            }

            try
            {
                if (_gpio == null)
                {
                    _gpio = new GpioController();
                }

                pin = _gpio.OpenPin(entry.Number, mode);
                return Outcome.Ok;
            }
            catch (Exception)
            {
                // A pin that is in use, does not exist or cannot do this arrives as different exceptions.
                return Outcome.BusFault;
            }
        }
    }
}
