namespace Chronoseal.Drivers.Hd402st
{
    /// <summary>
    /// Input registers of the Delta Ohm HD402ST by the numbers of its manual (HD402 operating manual V1.1, table 6.1). Whether
    /// these count from 0 or from 1 the manual does not say: <see cref="Chronoseal.Protocols.Modbus.ModbusProfile.AddressBase"/>, proven by the pattern of
    /// what a model offers.
    /// </summary>
    public static class Hd402stMap
    {
        /// <summary>Tenths of a pascal; HD402ST1 only.</summary>
        public const int TenthPascals = 3;

        /// <summary>Pascals; HD402ST1 to HD402ST3.</summary>
        public const int Pascals = 4;

        /// <summary>Tens of pascals; HD402ST2 to HD402ST4.</summary>
        public const int TenPascals = 5;

        /// <summary>Hectopascals; HD402ST3 to HD402ST5.</summary>
        public const int Hectopascals = 6;

        /// <summary>Kilopascals; HD402ST4 and HD402ST5.</summary>
        public const int Kilopascals = 7;

        /// <summary>
        /// How many registers from <see cref="TenthPascals"/> on hold the pressure in one unit or another (3 to 20). Those that a
        /// model does not offer hold <see cref="NotAvailable"/>.
        /// </summary>
        public const int PressureLength = 18;

        /// <summary>What a register holds that the model does not offer.</summary>
        public const int NotAvailable = 0x8000;

        /// <summary>The error register.</summary>
        public const int Errors = 26;

        /// <summary>Bit of <see cref="Errors"/>: measurement error.</summary>
        public const int MeasurementError = 0x0001;
    }
}
