// host only
using System;

namespace Chronoseal.Drivers.Parts
{
    /// <summary>
    /// What an engineer asks of a supported part before choosing it. Each driver's folder holds its own sheets; the list of parts
    /// (`chronoseal parts`, docs/drivers.md) is made of them and of nothing else. They take no room on a device.
    /// </summary>
    public sealed class PartSheet
    {
        /// <summary>A short word for commands, a-z, 0-9 and hyphen, such as "sht4x".</summary>
        public string Id { get; init; } = "";

        /// <summary>Who makes it.</summary>
        public string Maker { get; init; } = "";

        /// <summary>The parts it holds for, such as "SHT40, SHT41, SHT45".</summary>
        public string Models { get; init; } = "";

        /// <summary>What it is for.</summary>
        public PartKind Kind { get; init; }

        /// <summary>The driver's class.</summary>
        public Type Driver { get; init; } = typeof(PartSheet);

        /// <summary>Bus and line settings, such as "I2C, up to 100 kHz" or "Modbus RTU, 19200 8N2".</summary>
        public string Bus { get; init; } = "";

        /// <summary>Default address on the bus and how else it can be set; "-" where there is none.</summary>
        public string Address { get; init; } = "-";

        /// <summary>What it measures; empty for parts that measure nothing.</summary>
        public PartQuantity[] Quantities { get; init; } = new PartQuantity[0];

        /// <summary>Response time and time from request to value.</summary>
        public string Response { get; init; } = "";

        /// <summary>What the stamp of a sample stands for, such as "middle of the conversion, +-4.15 ms".</summary>
        public string Instant { get; init; } = "";

        /// <summary>The components of a value's uncertainty, as far as they are known.</summary>
        public string[] Uncertainty { get; init; } = new string[0];

        /// <summary>How word order, address base and unit are proven at commissioning; empty where there is nothing to prove.</summary>
        public string Proof { get; init; } = "";

        /// <summary>What the driver writes to the part, beside requests to read. Everything else is refused.</summary>
        public string Writes { get; init; } = "nothing";

        /// <summary>What rests on one source, on memory or on a guess, and has to be checked against a real part.</summary>
        public string[] Unverified { get; init; } = new string[0];
    }
}
