using Chronoseal.Drivers.CheckPoint;
using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Drivers.Sfa30;
using Chronoseal.Drivers.Sht4x;
using Chronoseal.Firmware.Buses;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>Opens what a five-parameter node uses, with a tap on every bus, and notes it in the node's directory.</summary>
    internal sealed class FiveParameterPorts
    {
        /// <summary>The TOC analyser's connection, whatever its host is called.</summary>
        internal const string TocBus = "toc";

        private readonly IBoard _board;
        private readonly ITimeline _timeline;
        private readonly BusDirectory _buses;
        private readonly FiveParameterSettings _settings;

        internal FiveParameterPorts(Node node, FiveParameterSettings settings)
        {
            _board = node.Board;
            _timeline = _board.Timeline;
            _buses = node.Buses;
            _settings = settings;
        }

        /// <summary>What was opened last: the one that failed, if one did.</summary>
        internal string Last { get; private set; } = "";

        /// <summary>Opens the sensors that are fitted; others are not touched.</summary>
        internal Outcome OpenSensors(out ISensor[] sensors)
        {
            var opened = new ISensor[4];
            int count = 0;
            Outcome outcome = OpenClimate(opened, ref count);
            outcome = outcome == Outcome.Ok ? OpenFormaldehyde(opened, ref count) : outcome;
            outcome = outcome == Outcome.Ok ? OpenParticles(opened, ref count) : outcome;
            outcome = outcome == Outcome.Ok ? OpenToc(opened, ref count) : outcome;
            sensors = new ISensor[count];
            for (int i = 0; i < count; i++)
            {
                sensors[i] = opened[i];
            }

            return outcome;
        }

        /// <summary>Opens the receiver's port and the edge input.</summary>
        internal Outcome OpenTiming(GatewayParts parts)
        {
            Outcome outcome = OpenSerial(_settings.ReceiverPort, _settings.ReceiverBaudRate, false, out parts.Receiver);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            Last = _settings.PulseInput;
            outcome = _board.OpenPulse(_settings.PulseInput, out IPulseInput pulse);
            if (outcome == Outcome.Ok)
            {
                _buses.Pulse = new LentPulse(pulse);
                _buses.LoopbackOutput = _settings.LoopbackOutput;
                parts.Pulse = _buses.Pulse;
            }

            return outcome;
        }

        /// <summary>Opens an I2C device.</summary>
        internal Outcome OpenI2c(string bus, int address, string user, out II2cDevice device)
        {
            Last = bus;
            Outcome outcome = _board.OpenI2c(bus, address, out device);
            if (outcome == Outcome.Ok)
            {
                device = new TappedI2c(device, address, _buses.TapOn(bus, _timeline.Counter));
                _buses.AddI2c(bus, address, user);
            }

            return outcome;
        }

        private bool IsFitted(string sensor)
        {
            bool isFitted = false;
            for (int i = 0; i < _settings.Sensors.Length; i++)
            {
                isFitted |= _settings.Sensors[i] == sensor;
            }

            return isFitted;
        }

        private Outcome OpenClimate(ISensor[] sensors, ref int count)
        {
            if (!IsFitted("climate"))
            {
                return Outcome.Ok;
            }

            Outcome outcome = OpenI2c(_settings.I2cBus, _settings.Sht4xAddress, "climate", out II2cDevice device);
            if (outcome == Outcome.Ok)
            {
                sensors[count++] = new Sht4xSensor("climate", device, _timeline, _settings.Climate);
            }

            return outcome;
        }

        private Outcome OpenFormaldehyde(ISensor[] sensors, ref int count)
        {
            if (!IsFitted("hcho"))
            {
                return Outcome.Ok;
            }

            Outcome outcome = OpenI2c(_settings.FormaldehydeI2cBus ?? _settings.I2cBus, Sfa30Codec.Address, "hcho", out II2cDevice device);
            if (outcome == Outcome.Ok)
            {
                sensors[count++] = new Sfa30Sensor("hcho", device, _timeline, _settings.Formaldehyde);
            }

            return outcome;
        }

        private Outcome OpenParticles(ISensor[] sensors, ref int count)
        {
            if (!IsFitted("particles"))
            {
                return Outcome.Ok;
            }

            Outcome outcome = OpenSerial(_settings.ParticlePort, _settings.ParticleBaudRate, true, out ISerialPort port);
            if (outcome == Outcome.Ok)
            {
                var channel = new ModbusRtuChannel(port, _timeline);
                _buses.AddModbus(_settings.ParticlePort, channel, _settings.Particles.Profile, "particles");
                sensors[count++] = new LighthouseSensor("particles", channel, _timeline, _settings.Particles);
            }

            return outcome;
        }

        private Outcome OpenToc(ISensor[] sensors, ref int count)
        {
            if (!IsFitted("toc"))
            {
                return Outcome.Ok;
            }

            Last = _settings.TocHost;
            Outcome outcome = _board.OpenTcp(_settings.TocHost, _settings.TocPort, out ITcpChannel connection);
            if (outcome == Outcome.Ok)
            {
                var channel = new ModbusTcpChannel(new TappedTcp(connection, _buses.TapOn(TocBus, _timeline.Counter)), _timeline);
                _buses.AddModbus(TocBus, channel, _settings.Toc.Profile, "toc");
                sensors[count++] = new CheckPointSensor("toc", channel, _timeline, _settings.Toc);
            }

            return outcome;
        }

        private Outcome OpenSerial(string name, int baudRate, bool isRs485, out ISerialPort port)
        {
            Last = name;
            Outcome outcome = _board.OpenSerial(name, new SerialSettings(baudRate, SerialParity.None, 1, isRs485), out port);
            if (outcome == Outcome.Ok)
            {
                port = new TappedSerial(port, _buses.TapOn(name, _timeline.Counter));
            }

            return outcome;
        }
    }
}
