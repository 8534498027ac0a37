using Chronoseal.Drivers.Atecc608;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Trust;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;
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
            var ports = new FiveParameterPorts(node, settings);
            Outcome outcome = ports.OpenSensors(out parts.Sensors);
            outcome = outcome == Outcome.Ok ? ports.OpenTiming(parts) : outcome;
            failed = ports.Last;
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
                outcome = MakeSeal(ports, board, keys, configuration, settings, parts, out failed);
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
            FiveParameterPorts ports,
            IBoard board,
            KeyStore keys,
            GatewayConfiguration configuration,
            FiveParameterSettings settings,
            GatewayParts parts,
            out string failed)
        {
            failed = "";
            if (!configuration.SignsFrames)
            {
                parts.Seal = new MacSealSource(board, keys);
                return Outcome.Ok;
            }

            string bus = settings.SecureElementI2cBus ?? settings.I2cBus;
            failed = "secure element on " + bus;
            Outcome outcome = ports.OpenI2c(bus, settings.SecureElementAddress, "seal", out II2cDevice device);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            outcome = board.OpenI2c(bus, GeneralCallAddress, out II2cDevice generalCall);
            var element = new Atecc608Element(device, generalCall, board.Timeline);
            parts.Seal = new SignatureSealSource(new Atecc608Signer(element, configuration.SignatureSlot));
            return outcome;
        }
    }
}
