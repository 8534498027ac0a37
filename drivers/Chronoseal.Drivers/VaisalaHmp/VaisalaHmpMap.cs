namespace Chronoseal.Drivers.VaisalaHmp
{
    /// <summary>
    /// PDU addresses of the Vaisala HMP probes; the manuals number registers from 1, which is one higher (HMP110 user guide,
    /// appendix A, tables 41, 43, 45 and 46; HMP4 tables 2 and 78). 32-bit values have their low word first.
    /// </summary>
    public static class VaisalaHmpMap
    {
        /// <summary>Holding registers: relative humidity and temperature, a float each. Always read in one request.</summary>
        public const int Values = 0x0000;

        /// <summary>How many registers both take.</summary>
        public const int ValuesLength = 4;

        /// <summary>Index of the temperature behind <see cref="Values"/>.</summary>
        public const int TemperatureIndex = 2;

        /// <summary>Error status: <see cref="NoErrors"/>, or 0 with errors. The HMP1 to HMP9 have the online status behind it.</summary>
        public const int Status = 0x0200;

        /// <summary>Content of <see cref="Status"/> while all is well.</summary>
        public const int NoErrors = 1;

        /// <summary>Content of the online status while values are live; 0 while the output is locked.</summary>
        public const int Online = 1;

        /// <summary>Error code, 32 bits, then the security hash, 32 bits.</summary>
        public const int ErrorCode = 0x0203;

        /// <summary>How many registers error code and security hash take.</summary>
        public const int ErrorCodeLength = 4;

        /// <summary>Index of the security hash behind <see cref="ErrorCode"/>.</summary>
        public const int SecurityHashIndex = 2;

        /// <summary>Communication test registers: an integer, a float and a text of known value.</summary>
        public const int Test = 0x1F00;

        /// <summary>How many test registers there are.</summary>
        public const int TestLength = 7;

        /// <summary>Identification object: vendor.</summary>
        public const int VendorObject = 0x00;

        /// <summary>Identification object: product code, such as "HMP113".</summary>
        public const int ProductObject = 0x01;

        /// <summary>Identification object: software version.</summary>
        public const int VersionObject = 0x02;

        /// <summary>Identification object: serial number.</summary>
        public const int SerialObject = 0x80;

        /// <summary>Identification object: date of calibration, yyyy-mm-dd; empty if not set.</summary>
        public const int CalibrationDateObject = 0x81;

        /// <summary>Identification object: who calibrated; empty if not set.</summary>
        public const int CalibrationTextObject = 0x82;
    }
}
