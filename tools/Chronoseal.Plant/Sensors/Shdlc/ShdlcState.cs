namespace Chronoseal.Plant
{
    /// <summary>Execution error codes of an SHDLC reply (SPS30 data sheet, table 6; SFA3x driver).</summary>
    public static class ShdlcState
    {
        /// <summary>No error.</summary>
        public const byte Ok = 0x00;

        /// <summary>Wrong data length for this command.</summary>
        public const byte WrongLength = 0x01;

        /// <summary>Unknown command.</summary>
        public const byte UnknownCommand = 0x02;

        /// <summary>Illegal parameter.</summary>
        public const byte IllegalParameter = 0x04;

        /// <summary>No measurement data available (SFA3x).</summary>
        public const byte NoData = 0x20;

        /// <summary>Command not allowed in the present state.</summary>
        public const byte NotAllowed = 0x43;
    }
}
