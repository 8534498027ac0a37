namespace Chronoseal.Drivers.MetOne
{
    /// <summary>
    /// Addresses of the MET ONE 6000 Modbus register maps (user manual, appendix A, tables 16 to 24), all holding registers. The
    /// manual gives bare numbers: whether the first register is 0 or 1 is the profile's address base.
    /// </summary>
    public static class MetOneMap
    {
        /// <summary>Manufacturer, 15 registers of text; then model, serial number and the rest of the identity.</summary>
        public const int Manufacturer = 0;

        /// <summary>Registers of <see cref="Manufacturer"/>.</summary>
        public const int ManufacturerLength = 15;

        /// <summary>Model number, 10 registers of text.</summary>
        public const int Model = 15;

        /// <summary>Registers of <see cref="Model"/>.</summary>
        public const int ModelLength = 10;

        /// <summary>Serial number, 5 registers of text.</summary>
        public const int SerialNumber = 25;

        /// <summary>Registers of <see cref="SerialNumber"/>.</summary>
        public const int SerialNumberLength = 5;

        /// <summary>Year of the last calibration; month and day follow in one register.</summary>
        public const int Calibration = 34;

        /// <summary>Year in which calibration is due; month and day follow in one register.</summary>
        public const int CalibrationDue = 36;

        /// <summary>Firmware x100.</summary>
        public const int Firmware = 38;

        /// <summary>How many registers hold the identity, from <see cref="Manufacturer"/> on.</summary>
        public const int IdentityLength = 40;

        /// <summary>Sample control: 1 run, <see cref="ControlStop"/>.</summary>
        public const int Control = 104;

        /// <summary>The counter is stopped.</summary>
        public const int ControlStop = 2;

        /// <summary>The instrument's clock: year, month and day, hour, minute and second.</summary>
        public const int Clock = 112;

        /// <summary>Registers of a time.</summary>
        public const int TimeLength = 4;

        /// <summary>Concentration mode, 0 for counts; then the count mode, 0 for cumulative.</summary>
        public const int Modes = 143;

        /// <summary>Channel sizes, 4 characters each.</summary>
        public const int Labels = 200;

        /// <summary>The last completed sample.</summary>
        public const int Record = 500;

        /// <summary>In the record: hours of the sample period; then minutes and seconds.</summary>
        public const int RecordPeriod = 4;

        /// <summary>In the record: status bits, 32 bits.</summary>
        public const int RecordStatus = 9;

        /// <summary>In the record: counts, 32 bits each.</summary>
        public const int RecordCounts = 11;

        /// <summary>The most channels that an instrument has.</summary>
        public const int Channels = 4;

        /// <summary>In place of an exception code: the counter is stopped.</summary>
        public const int StoppedCode = 0x10000;
    }
}
