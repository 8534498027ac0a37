namespace Chronoseal.Drivers.Atecc608
{
    /// <summary>Status bytes of the part (data sheet, "Status/Error Codes"): what DeviceErrorCode tells after a DeviceError.</summary>
    public static class Atecc608Status
    {
        /// <summary>Done.</summary>
        public const byte Success = 0x00;

        /// <summary>The signature does not fit.</summary>
        public const byte Miscompare = 0x01;

        /// <summary>Length, operation code or a parameter is not allowed, whatever the state of the part.</summary>
        public const byte ParseError = 0x03;

        /// <summary>The elliptic curve engine failed; another try may succeed.</summary>
        public const byte CurveFault = 0x05;

        /// <summary>A self-test failed; the part refuses cryptographic commands until one passes.</summary>
        public const byte SelfTestFailed = 0x07;

        /// <summary>The random number generator failed its health test.</summary>
        public const byte RandomFailed = 0x08;

        /// <summary>Not in this state of the part: not locked, no such key, nothing loaded, counter at its end.</summary>
        public const byte ExecutionError = 0x0F;

        /// <summary>Awake, and no command since.</summary>
        public const byte Awake = 0x11;

        /// <summary>The command came in with a wrong checksum or length and was not carried out.</summary>
        public const byte CommunicationError = 0xFF;
    }
}
