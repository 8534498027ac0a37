namespace Chronoseal.Protocols.Ublox
{
    /// <summary>Messages by class (high byte) and id (low byte). u-blox interface descriptions, UBX messages overview.</summary>
    public static class UbxMessage
    {
        /// <summary>UBX-NAV-PVT: <see cref="UbxPosition"/>.</summary>
        public const int NavigationPosition = 0x0107;

        /// <summary>UBX-NAV-TIMEUTC: <see cref="UbxTimeUtc"/>.</summary>
        public const int NavigationTimeUtc = 0x0121;

        /// <summary>UBX-NAV-TIMELS: <see cref="UbxLeapSeconds"/>.</summary>
        public const int NavigationLeapSeconds = 0x0126;

        /// <summary>UBX-ACK-NAK: a configuration refused; the payload is the class and id of what was sent.</summary>
        public const int Refused = 0x0500;

        /// <summary>UBX-ACK-ACK: a configuration taken; the payload is the class and id of what was sent.</summary>
        public const int Acknowledged = 0x0501;

        /// <summary>UBX-CFG-MSG: output rate of a message, generations up to 8.</summary>
        public const int ConfigureMessage = 0x0601;

        /// <summary>UBX-CFG-RATE: measurements and navigation solutions, generations up to 8.</summary>
        public const int ConfigureRate = 0x0608;

        /// <summary>UBX-CFG-TP5: the time pulse, generations up to 8: <see cref="UbxPulseConfig"/>.</summary>
        public const int ConfigureTimePulse = 0x0631;

        /// <summary>UBX-CFG-VALSET: configuration by keys, generation 9 on: <see cref="UbxValues"/>.</summary>
        public const int ConfigureValues = 0x068A;

        /// <summary>UBX-CFG-VALGET: the same, read back.</summary>
        public const int ReadValues = 0x068B;

        /// <summary>UBX-MON-VER: <see cref="UbxVersion"/>.</summary>
        public const int MonitorVersion = 0x0A04;

        /// <summary>UBX-TIM-TP: <see cref="UbxTimePulse"/>.</summary>
        public const int TimePulse = 0x0D01;

        /// <summary>UBX-SEC-UNIQID: <see cref="UbxUniqueId"/>.</summary>
        public const int UniqueId = 0x2703;

        /// <summary>NMEA GGA, for <see cref="ConfigureMessage"/>; so are those that follow.</summary>
        public const int SentenceGga = 0xF000;

        /// <summary>NMEA GLL.</summary>
        public const int SentenceGll = 0xF001;

        /// <summary>NMEA GSA.</summary>
        public const int SentenceGsa = 0xF002;

        /// <summary>NMEA GSV.</summary>
        public const int SentenceGsv = 0xF003;

        /// <summary>NMEA RMC.</summary>
        public const int SentenceRmc = 0xF004;

        /// <summary>NMEA VTG.</summary>
        public const int SentenceVtg = 0xF005;

        /// <summary>NMEA ZDA.</summary>
        public const int SentenceZda = 0xF008;
    }
}
