namespace Chronoseal.Drivers.CheckPoint
{
    /// <summary>
    /// PDU addresses of the Sievers CheckPoint TOC sensors (operation manual, Modbus table: "reference addresses are the values
    /// sent over Ethernet"). Floats have their low word first.
    /// </summary>
    public static class CheckPointMap
    {
        /// <summary>Discrete inputs: new data, error, warning, standby, alarm 1, alarm 2.</summary>
        public const int Status = 1000;

        /// <summary>How many discrete inputs there are.</summary>
        public const int StatusLength = 6;

        /// <summary>Which of them says that there is an error.</summary>
        public const int StatusError = 1;

        /// <summary>Which of them says that it takes no readings.</summary>
        public const int StatusStandby = 3;

        /// <summary>Input register: what kind of error there is.</summary>
        public const int ErrorType = 3200;

        /// <summary>In place of an error type or an exception code: the analyser stands by.</summary>
        public const int StandbyCode = 0x10000;

        /// <summary>Input registers: family, model, serial number.</summary>
        public const int Identity = 3010;

        /// <summary>How many identity registers there are.</summary>
        public const int IdentityLength = 3;

        /// <summary>Input registers: year, month, day, hour, minute, second of the reading.</summary>
        public const int ReadingTime = 3100;

        /// <summary>How many registers the reading time has.</summary>
        public const int ReadingTimeLength = 6;

        /// <summary>Input registers: TOC as a float (low word first) and its unit. Always read in one request.</summary>
        public const int Toc = 3300;

        /// <summary>How many registers TOC and its unit take.</summary>
        public const int TocLength = 3;

        /// <summary>The unit is parts per trillion.</summary>
        public const int UnitPpt = 1;

        /// <summary>The unit is parts per billion.</summary>
        public const int UnitPpb = 2;

        /// <summary>The unit is parts per million.</summary>
        public const int UnitPpm = 3;
    }
}
