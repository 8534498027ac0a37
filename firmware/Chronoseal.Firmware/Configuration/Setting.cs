namespace Chronoseal.Firmware.Configuration
{
    /// <summary>The settings of a node. The numbers are places in <see cref="Schema"/> and the order of the canonical text.</summary>
    public enum Setting
    {
        /// <summary>Version of the schema.</summary>
        Format = 0,

        /// <summary>Name of the node.</summary>
        Node = 1,

        /// <summary>Sampling period.</summary>
        Epoch = 2,

        /// <summary>Sensors that are fitted.</summary>
        Sensors = 3,

        /// <summary>Host and port of the broker.</summary>
        Broker = 4,

        /// <summary>Whether the broker is spoken to over TLS.</summary>
        BrokerTls = 5,

        /// <summary>Whether only the roots in the node's own file are trusted.</summary>
        BrokerRoots = 6,

        /// <summary>Whether the node shows the broker a certificate.</summary>
        BrokerClientCertificate = 7,

        /// <summary>User at the broker.</summary>
        BrokerUser = 8,

        /// <summary>Password at the broker; a secret.</summary>
        BrokerPassword = 9,

        /// <summary>Keep-alive of the session.</summary>
        KeepAlive = 10,

        /// <summary>The most frames of a backlog sent a second.</summary>
        DrainRate = 11,

        /// <summary>How frames are sealed.</summary>
        Seal = 12,

        /// <summary>The secure element's slot of the private key.</summary>
        SealSlot = 13,

        /// <summary>What a full journal does.</summary>
        JournalFull = 14,

        /// <summary>Frames written to the flash at a time.</summary>
        JournalBatch = 15,

        /// <summary>Silence after which a heartbeat frame is sealed.</summary>
        Heartbeat = 16,

        /// <summary>The crystal's limit.</summary>
        Crystal = 17,

        /// <summary>The guarantee at which the clock says Expired.</summary>
        ClockExpiry = 18,

        /// <summary>Whether the clock learns the crystal's frequency over temperature.</summary>
        ClockTemperature = 19,

        /// <summary>Measured least latency of the edge capture.</summary>
        CaptureLatency = 20,

        /// <summary>Its expanded uncertainty.</summary>
        CaptureUncertainty = 21,

        /// <summary>Whether to run the loop-back test instead of the gateway.</summary>
        CalibrateCapture = 22,

        /// <summary>Host of the network time server.</summary>
        SntpHost = 23,

        /// <summary>Host of the TOC sensor.</summary>
        TocHost = 24,

        /// <summary>Its port.</summary>
        TocPort = 25,

        /// <summary>Modbus address of the particle counter.</summary>
        ParticleUnit = 26,

        /// <summary>Sizes of its channels.</summary>
        ChannelSizes = 27,

        /// <summary>Certificate of the climate sensor; date and due date follow it, as they do for the other sensors.</summary>
        ClimateCertificate = 28,

        /// <summary>Date of that certificate.</summary>
        ClimateDate = 29,

        /// <summary>When the next is due.</summary>
        ClimateDue = 30,

        /// <summary>Offset of temperature.</summary>
        TemperatureOffset = 31,

        /// <summary>Slope of temperature.</summary>
        TemperatureSlope = 32,

        /// <summary>Offset of relative humidity.</summary>
        HumidityOffset = 33,

        /// <summary>Slope of relative humidity.</summary>
        HumiditySlope = 34,

        /// <summary>Certificate of the formaldehyde sensor.</summary>
        FormaldehydeCertificate = 35,

        /// <summary>Its date.</summary>
        FormaldehydeDate = 36,

        /// <summary>When the next is due.</summary>
        FormaldehydeDue = 37,

        /// <summary>Offset of formaldehyde.</summary>
        FormaldehydeOffset = 38,

        /// <summary>Slope of formaldehyde.</summary>
        FormaldehydeSlope = 39,

        /// <summary>Certificate of the particle counter.</summary>
        ParticlesCertificate = 40,

        /// <summary>Its date.</summary>
        ParticlesDate = 41,

        /// <summary>When the next is due.</summary>
        ParticlesDue = 42,

        /// <summary>Certificate of the TOC sensor.</summary>
        TocCertificate = 43,

        /// <summary>Its date.</summary>
        TocDate = 44,

        /// <summary>When the next is due.</summary>
        TocDue = 45,

        /// <summary>Offset of TOC.</summary>
        TocOffset = 46,

        /// <summary>Slope of TOC.</summary>
        TocSlope = 47,

        /// <summary>Baud rate of the console.</summary>
        ConsoleBaud = 48,

        /// <summary>Whether the console echoes.</summary>
        ConsoleEcho = 49,

        /// <summary>Whether the console shows a prompt.</summary>
        ConsolePrompt = 50,

        /// <summary>How much the log keeps.</summary>
        LogLevel = 51,

        /// <summary>When a boot counts as good.</summary>
        BootGood = 52,

        /// <summary>Bad boots in a row that lead to safe mode.</summary>
        BootBadLimit = 53,

        /// <summary>How long safe mode lasts.</summary>
        SafeMode = 54,

        /// <summary>Free heap below which the node restarts.</summary>
        HeapFloor = 55,
    }
}
