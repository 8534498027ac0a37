namespace Chronoseal.Firmware.Configuration
{
    /// <summary>What the value of a setting looks like.</summary>
    public enum SettingKind
    {
        /// <summary>The version of the schema: <see cref="Schema.Version"/> and nothing else.</summary>
        Version = 0,

        /// <summary>0 or 1.</summary>
        Flag = 1,

        /// <summary>A whole number of decimal digits within limits.</summary>
        Whole = 2,

        /// <summary>A number with a sign and up to six decimals; limits and answers are millionths.</summary>
        Decimal = 3,

        /// <summary>One of the words in <see cref="SettingSpec.Choices"/>.</summary>
        Choice = 4,

        /// <summary>Printable ASCII; limits are numbers of characters.</summary>
        Text = 5,

        /// <summary>A host name or IPv4 address; limits are numbers of characters.</summary>
        Host = 6,

        /// <summary>host:port, or host alone.</summary>
        Broker = 7,

        /// <summary>A name of a node; limits are numbers of characters.</summary>
        NodeName = 8,

        /// <summary>A divisor or multiple of one second in microseconds, within limits.</summary>
        Period = 9,

        /// <summary>A calendar date as YYYY-MM-DD, or empty.</summary>
        Date = 10,

        /// <summary>Some of the words in <see cref="SettingSpec.Choices"/>, in their order, with commas between.</summary>
        List = 11,

        /// <summary>Particle sizes with commas between; limits are numbers of sizes.</summary>
        Sizes = 12,
    }
}
