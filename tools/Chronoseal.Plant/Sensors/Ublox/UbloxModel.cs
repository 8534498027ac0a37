namespace Chronoseal.Plant
{
    /// <summary>Which u-blox receiver, and what it starts from.</summary>
    public sealed record UbloxModel
    {
        /// <summary>It takes CFG-VALSET: generation 9 on. Without, it refuses it and takes CFG-MSG, CFG-RATE and CFG-TP5 only.</summary>
        public bool HasKeys { get; init; }

        /// <summary>Software version of MON-VER.</summary>
        public string Software { get; init; } = "";

        /// <summary>Hardware version of MON-VER.</summary>
        public string Hardware { get; init; } = "";

        /// <summary>Further lines of MON-VER.</summary>
        public IReadOnlyList<string> Remarks { get; init; } = [];

        /// <summary>Version of SEC-UNIQID; 0 if it does not know the message.</summary>
        public byte UniqueIdVersion { get; init; } = 1;

        /// <summary>
        /// Sends RMC, ZDA, TIM-TP, NAV-TIMEUTC, NAV-PVT and NAV-TIMELS from the start, as if somebody had saved that; otherwise the
        /// maker's six sentences.
        /// </summary>
        public bool IsConfigured { get; init; }

        /// <summary>Seconds after the start until it knows from the satellites how many leap seconds there are; it has a fix long before.</summary>
        public int AlmanacSeconds { get; init; }

        /// <summary>How far its labels are off until then, seconds: the number of leap seconds in its firmware is outdated.</summary>
        public int OutdatedSeconds { get; init; }

        /// <summary>Generation 8, for timing.</summary>
        public static UbloxModel LeaM8T { get; } = new UbloxModel
        {
            Software = "EXT CORE 3.01 (111141)",
            Hardware = "00080000",
            Remarks = ["ROM BASE 2.01 (75331)", "FWVER=TIM 1.10", "PROTVER=22.00", "MOD=LEA-M8T-0", "FIS=0xEF4015 (100111)", "GPS;GLO;GAL;BDS", "SBAS;IMES;QZSS"],
        };

        /// <summary>Generation 9, for timing.</summary>
        public static UbloxModel ZedF9T { get; } = new UbloxModel
        {
            HasKeys = true,
            Software = "EXT CORE 1.00 (03fda8)",
            Hardware = "00190000",
            Remarks = ["ROM BASE 0x118B2060", "FWVER=TIM 2.20", "PROTVER=29.20", "MOD=ZED-F9T", "GPS;GLO;GAL;BDS", "SBAS;QZSS", "NAVIC"],
        };
    }
}
