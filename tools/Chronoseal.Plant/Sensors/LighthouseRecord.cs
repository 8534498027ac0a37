namespace Chronoseal.Plant
{
    /// <summary>One record of the counter's buffer.</summary>
    internal sealed class LighthouseRecord
    {
        public const int ChannelLimit = 8;

        public uint[] Counts { get; } = new uint[ChannelLimit];

        public uint TimestampSeconds { get; set; }

        public uint SampleSeconds { get; set; }

        public uint Location { get; set; }

        public uint Status { get; set; }
    }
}
