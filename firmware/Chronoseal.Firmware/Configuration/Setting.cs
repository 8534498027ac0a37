namespace Chronoseal.Firmware.Configuration
{
    /// <summary>What a line of node.cfg can set. The numbers are places in <see cref="SettingTable"/>.</summary>
    internal enum Setting
    {
        Format = 0,
        Node = 1,
        Epoch = 2,
        Broker = 3,
        BrokerTls = 4,
        BrokerUser = 5,
        BrokerPassword = 6,
        KeepAlive = 7,
        Crystal = 8,
        ClockExpiry = 9,
        TocHost = 10,
        TocPort = 11,
        ParticleUnit = 12,
        ChannelSizes = 13,
    }
}
