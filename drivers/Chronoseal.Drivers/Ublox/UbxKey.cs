namespace Chronoseal.Drivers.Ublox
{
    /// <summary>
    /// Keys of one-byte values for UBX-CFG-VALSET: how often a message comes out of UART1, in navigation epochs or pulses a message; 0 is off. u-blox
    /// interface descriptions from generation 9 on, CFG-MSGOUT.
    /// </summary>
    public static class UbxKey
    {
        /// <summary>CFG-MSGOUT-UBX_NAV_TIMEUTC_UART1.</summary>
        public const uint NavigationTimeUtcUart1 = 0x2091005C;

        /// <summary>CFG-MSGOUT-UBX_NAV_TIMELS_UART1; the number is that of pyubx2 and of SparkFun's library for F9 and M10.</summary>
        public const uint NavigationLeapSecondsUart1 = 0x20910061;

        /// <summary>CFG-MSGOUT-UBX_TIM_TP_UART1.</summary>
        public const uint TimePulseUart1 = 0x2091017E;
    }
}
