using Chronoseal.Firmware.Buses;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Trust;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;

namespace Chronoseal.Firmware
{
    /// <summary>What a gateway is put together from. At most <see cref="Limits.Sensors"/> sensors with <see cref="Limits.ReadingsPerEpoch"/> readings.</summary>
    public sealed class GatewayParts
    {
        /// <summary>The sensors, in the order in which an epoch starts them.</summary>
        public ISensor[] Sensors;

        /// <summary>The GNSS receiver's sentences.</summary>
        public ISerialPort Receiver;

        /// <summary>The PPS edges.</summary>
        public IPulseInput Pulse;

        /// <summary>The way to the network time server; null for none.</summary>
        public IDatagramChannel NetworkTime;

        /// <summary>The way to the broker.</summary>
        public ILinkSource Links;

        /// <summary>Where the seal of a boot comes from.</summary>
        public ISealSource Seal;

        /// <summary>Where other tasks leave work on the buses; null where none does.</summary>
        public ErrandDesk Errands;

        /// <summary>Where its tasks show that they live; null where nobody looks.</summary>
        public Heartbeats Heartbeats;
    }
}
