namespace Chronoseal.Drivers.Ublox
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

        /// <summary>UBX-CFG-VALSET: configuration by keys, generation 9 on.</summary>
        public const int ConfigureValues = 0x068A;

        /// <summary>UBX-MON-VER: versions of the receiver.</summary>
        public const int MonitorVersion = 0x0A04;

        /// <summary>UBX-TIM-TP: <see cref="UbxTimePulse"/>.</summary>
        public const int TimePulse = 0x0D01;
    }
}
