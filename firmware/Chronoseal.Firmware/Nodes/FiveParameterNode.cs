using Chronoseal.Drivers.Atecc608;
using Chronoseal.Drivers.CheckPoint;
using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Drivers.Sfa30;
using Chronoseal.Drivers.Sht4x;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Trust;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Protocols.Sntp;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>
    /// The standard node: temperature and humidity (SHT4x), formaldehyde (SFA30), particles (Lighthouse over Modbus RTU), TOC
    /// (CheckPoint over Modbus TCP) and GNSS time, on any board that has the buses.
    /// </summary>
    public static class FiveParameterNode
    {
        // Wakes a secure element (ATECC608 data sheet, "Wake").
        private const int GeneralCallAddress = 0x00;

        /// <summary>Opens the buses, makes the drivers and the gateway.</summary>
        /// <param name="node">The node that it becomes part of, with its board.</param>
        /// <param name="keys">Where the device key lies; not looked into where the secure element signs.</param>
        /// <param name="configuration">What is set of the gateway.</param>
        /// <param name="settings">Where the instruments are.</param>
        /// <param name="gateway">The gateway, not started; null unless <see cref="Outcome.Ok"/>.</param>
        /// <param name="failed">The name of what could not be opened; empty if nothing.</param>
        public static Outcome Create(
            Node node, KeyStore keys, GatewayConfiguration configuration, FiveParameterSettings settings, out Gateway gateway, out string failed)
        {
            gateway = null;
            IBoard board = node.Board;
            var parts = new GatewayParts { Errands = node.Errands, Heartbeats = node.Heartbeats };
            Outcome outcome = OpenSensors(board, settings, parts, out failed);
            if (outcome == Outcome.Ok)
            {
                outcome = OpenTiming(board, settings, parts, out failed);
            }

            if (outcome == Outcome.Ok && configuration.SntpHost.Length > 0)
            {
                failed = configuration.SntpHost;
                outcome = board.OpenDatagram(configuration.SntpHost, SntpCodec.Port, out parts.NetworkTime);
            }

            if (outcome == Outcome.Ok)
            {
                failed = "mqtt";
                var links = new BoardLinkSource(board, configuration.Broker());
                outcome = links.Prepare();
                parts.Links = links;
            }

            if (outcome == Outcome.Ok)
            {
                outcome = MakeSeal(board, keys, configuration, settings, parts, out failed);
            }

            if (outcome == Outcome.Ok)
            {
                failed = "";
                gateway = new Gateway(board, configuration, parts);
            }

            return outcome;
        }

        // One or the other, as it is set: a secure element that fails is never made up for by a MAC.
        private static Outcome MakeSeal(
            IBoard board, KeyStore keys, GatewayConfiguration configuration, FiveParameterSettings settings, GatewayParts parts, out string failed)
        {
            failed = "";
            if (!configuration.SignsFrames)
            {
                parts.Seal = new MacSealSource(board, keys);
                return Outcome.Ok;
            }

            string bus = settings.SecureElementI2cBus ?? settings.I2cBus;
            failed = "secure element on " + bus;
            Outcome outcome = board.OpenI2c(bus, settings.SecureElementAddress, out II2cDevice device);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            outcome = board.OpenI2c(bus, GeneralCallAddress, out II2cDevice generalCall);
            var element = new Atecc608Element(device, generalCall, board.Timeline);
            parts.Seal = new SignatureSealSource(new Atecc608Signer(element, configuration.SignatureSlot));
            return outcome;
        }

        private static Outcome OpenSensors(IBoard board, FiveParameterSettings settings, GatewayParts parts, out string failed)
        {
            ITimeline timeline = board.Timeline;
            failed = settings.I2cBus;
            Outcome outcome = board.OpenI2c(settings.I2cBus, settings.Sht4xAddress, out II2cDevice climate);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            failed = settings.FormaldehydeI2cBus ?? settings.I2cBus;
            outcome = board.OpenI2c(failed, Sfa30Codec.Address, out II2cDevice formaldehyde);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            failed = settings.ParticlePort;
            var serial = new SerialSettings(settings.ParticleBaudRate, SerialParity.None, 1, true);
            outcome = board.OpenSerial(settings.ParticlePort, serial, out ISerialPort particlePort);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            failed = settings.TocHost;
            outcome = board.OpenTcp(settings.TocHost, settings.TocPort, out ITcpChannel tocChannel);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            var rtu = new ModbusRtuChannel(particlePort, timeline);
            var tcp = new ModbusTcpChannel(tocChannel, timeline);
            parts.Sensors = new ISensor[]
            {
                new Sht4xSensor("climate", climate, timeline, settings.Climate),
                new Sfa30Sensor("hcho", formaldehyde, timeline, settings.Formaldehyde),
                new LighthouseSensor("particles", rtu, timeline, settings.Particles),
                new CheckPointSensor("toc", tcp, timeline, settings.Toc),
            };
            return Outcome.Ok;
        }

        private static Outcome OpenTiming(IBoard board, FiveParameterSettings settings, GatewayParts parts, out string failed)
        {
            failed = settings.ReceiverPort;
            var serial = new SerialSettings(settings.ReceiverBaudRate, SerialParity.None, 1, false);
            Outcome outcome = board.OpenSerial(settings.ReceiverPort, serial, out parts.Receiver);
            if (outcome == Outcome.Ok)
            {
                failed = settings.PulseInput;
                outcome = board.OpenPulse(settings.PulseInput, out parts.Pulse);
            }

            return outcome;
        }
    }
}
