namespace Chronoseal.Plant
{
    /// <summary>What a node and its instruments are like.</summary>
    public sealed record NodeSettings
    {
        /// <summary>Its crystal.</summary>
        public CrystalSettings Crystal { get; init; } = new CrystalSettings();

        /// <summary>Its GNSS receiver.</summary>
        public GnssSettings Gnss { get; init; } = new GnssSettings();

        /// <summary>Its edge input.</summary>
        public PulseSettings Pulse { get; init; } = new PulseSettings();

        /// <summary>Its particle counter.</summary>
        public LighthouseSettings Lighthouse { get; init; } = new LighthouseSettings();

        /// <summary>The path to its TOC analyser.</summary>
        public TcpSettings Tcp { get; init; } = new TcpSettings();

        /// <summary>The path to its network time server.</summary>
        public DatagramSettings TimePath { get; init; } = new DatagramSettings();

        /// <summary>Its network time server.</summary>
        public SntpServerSettings TimeServer { get; init; } = new SntpServerSettings();

        /// <summary>Whether a secure element is fitted, with a key in its slot 0.</summary>
        public bool HasSecureElement { get; init; } = true;

        /// <summary>Capacity of its flash in bytes.</summary>
        public long FileCapacityBytes { get; init; } = MemoryFileStore.DefaultCapacityBytes;

        /// <summary>Seconds for which the pin "watchdog" may stand still before the watchdog beside the processor resets the node; 0 where none is fitted.</summary>
        public int WatchdogSeconds { get; init; }

        /// <summary>From a reset to the first instruction of the firmware, in milliseconds.</summary>
        public int BootMilliseconds { get; init; } = 300;
    }
}
