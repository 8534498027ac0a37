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

        /// <summary>Measured least latency of the edge capture.</summary>
        CaptureLatency = 14,

        /// <summary>Its expanded uncertainty.</summary>
        CaptureUncertainty = 15,

        /// <summary>Whether to run the loop-back test instead of the gateway.</summary>
        CalibrateCapture = 16,

        /// <summary>Whether the clock learns the crystal's frequency over temperature.</summary>
        ClockTemperature = 17,

        /// <summary>Host of the network time server.</summary>
        SntpHost = 18,

        /// <summary>What a full journal does.</summary>
        JournalFull = 19,

        /// <summary>Frames written to the flash at a time.</summary>
        JournalBatch = 20,

        /// <summary>Silence after which a heartbeat frame is sealed.</summary>
        Heartbeat = 21,

        /// <summary>The most frames of a backlog sent a second.</summary>
        DrainRate = 22,

        /// <summary>How frames are sealed.</summary>
        Seal = 23,

        /// <summary>The secure element's slot of the private key.</summary>
        SealSlot = 24,

        /// <summary>Whether only the roots in the node's own file are trusted.</summary>
        BrokerRoots = 25,

        /// <summary>Whether the node shows the broker a certificate.</summary>
        BrokerClientCertificate = 26,
    }
}
