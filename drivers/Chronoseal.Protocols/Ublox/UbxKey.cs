namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// Keys for UBX-CFG-VALSET and UBX-CFG-VALGET. u-blox interface descriptions from generation 9 on, configuration reference;
    /// the numbers agree with SparkFun's library (u-blox_config_keys.h) and with pyubx2. Bits 28 to 30 tell the size of the value.
    /// </summary>
    public static class UbxKey
    {
        /// <summary>CFG-RATE-MEAS, 2 bytes: milliseconds between measurements.</summary>
        public const uint MeasurementMilliseconds = 0x30210001;

        /// <summary>CFG-RATE-NAV, 2 bytes: measurements a navigation solution.</summary>
        public const uint MeasurementsPerSolution = 0x30210002;

        /// <summary>CFG-RATE-TIMEREF, 1 byte: what measurements are aligned to, 0 UTC, 1 GPS.</summary>
        public const uint MeasurementTimeBase = 0x20210003;

        /// <summary>CFG-UART1-BAUDRATE, 4 bytes. <see cref="UbloxReceiver"/> never writes it: the node's own port could not follow.</summary>
        public const uint BaudRateUart1 = 0x40520001;

        /// <summary>CFG-UART1OUTPROT-UBX, one bit.</summary>
        public const uint UbxOutputUart1 = 0x10740001;

        /// <summary>CFG-UART1OUTPROT-NMEA, one bit.</summary>
        public const uint NmeaOutputUart1 = 0x10740002;

        /// <summary>CFG-MSGOUT-UBX_NAV_PVT_UART1, 1 byte: navigation epochs or pulses a message, 0 is off; so are those that follow.</summary>
        public const uint NavigationPositionUart1 = 0x20910007;

        /// <summary>CFG-MSGOUT-UBX_NAV_TIMEUTC_UART1.</summary>
        public const uint NavigationTimeUtcUart1 = 0x2091005C;

        /// <summary>CFG-MSGOUT-UBX_NAV_TIMELS_UART1.</summary>
        public const uint NavigationLeapSecondsUart1 = 0x20910061;

        /// <summary>CFG-MSGOUT-UBX_TIM_TP_UART1.</summary>
        public const uint TimePulseUart1 = 0x2091017E;

        /// <summary>CFG-MSGOUT-NMEA_ID_RMC_UART1.</summary>
        public const uint SentenceRmcUart1 = 0x209100AC;

        /// <summary>CFG-MSGOUT-NMEA_ID_VTG_UART1.</summary>
        public const uint SentenceVtgUart1 = 0x209100B1;

        /// <summary>CFG-MSGOUT-NMEA_ID_GGA_UART1.</summary>
        public const uint SentenceGgaUart1 = 0x209100BB;

        /// <summary>CFG-MSGOUT-NMEA_ID_GSA_UART1.</summary>
        public const uint SentenceGsaUart1 = 0x209100C0;

        /// <summary>CFG-MSGOUT-NMEA_ID_GSV_UART1.</summary>
        public const uint SentenceGsvUart1 = 0x209100C5;

        /// <summary>CFG-MSGOUT-NMEA_ID_GLL_UART1.</summary>
        public const uint SentenceGllUart1 = 0x209100CA;

        /// <summary>CFG-MSGOUT-NMEA_ID_ZDA_UART1.</summary>
        public const uint SentenceZdaUart1 = 0x209100D9;

        /// <summary>CFG-TP-PULSE_DEF, 1 byte: the pulse is set by 0 period, 1 frequency.</summary>
        public const uint PulseDefinition = 0x20050023;

        /// <summary>CFG-TP-PULSE_LENGTH_DEF, 1 byte: its length is 0 a ratio, 1 microseconds.</summary>
        public const uint PulseLengthDefinition = 0x20050030;

        /// <summary>CFG-TP-ANT_CABLEDELAY, 2 bytes, signed: nanoseconds.</summary>
        public const uint CableDelayNanoseconds = 0x30050001;

        /// <summary>CFG-TP-PERIOD_TP1, 4 bytes: microseconds, before the receiver has time.</summary>
        public const uint PulsePeriod = 0x40050002;

        /// <summary>CFG-TP-PERIOD_LOCK_TP1, 4 bytes: microseconds, once it has.</summary>
        public const uint PulsePeriodLocked = 0x40050003;

        /// <summary>CFG-TP-LEN_TP1, 4 bytes: microseconds, before the receiver has time.</summary>
        public const uint PulseLength = 0x40050004;

        /// <summary>CFG-TP-LEN_LOCK_TP1, 4 bytes: microseconds, once it has.</summary>
        public const uint PulseLengthLocked = 0x40050005;

        /// <summary>CFG-TP-USER_DELAY_TP1, 4 bytes, signed: nanoseconds.</summary>
        public const uint PulseDelayNanoseconds = 0x40050006;

        /// <summary>CFG-TP-TP1_ENA, one bit.</summary>
        public const uint PulseEnabled = 0x10050007;

        /// <summary>CFG-TP-SYNC_GNSS_TP1, one bit: the pulse follows satellite time.</summary>
        public const uint PulseFollowsGnss = 0x10050008;

        /// <summary>CFG-TP-USE_LOCKED_TP1, one bit: the locked period and length count once the receiver has time.</summary>
        public const uint PulseUsesLocked = 0x10050009;

        /// <summary>CFG-TP-ALIGN_TO_TOW_TP1, one bit: on the top of the second.</summary>
        public const uint PulseAligned = 0x1005000A;

        /// <summary>CFG-TP-POL_TP1, one bit: the rising edge is the one that counts.</summary>
        public const uint PulseRises = 0x1005000B;

        /// <summary>CFG-TP-TIMEGRID_TP1, 1 byte: whose second, 0 UTC, 1 GPS.</summary>
        public const uint PulseTimeGrid = 0x2005000C;
    }
}
