namespace Chronoseal.Drivers.Lighthouse
{
    /// <summary>
    /// PDU addresses of the Lighthouse Modbus map v1.44 to v1.50 (ApexR, Apex RP, Remote, Solair): holding register 4xxxx is
    /// address - 40001, input register 3xxxx is address - 30001. 32-bit values have their high word first.
    /// </summary>
    public static class LighthouseMap
    {
        /// <summary>Map version x100 (holding).</summary>
        public const int MapVersion = 0;

        /// <summary>Device status (holding).</summary>
        public const int DeviceStatus = 2;

        /// <summary>Firmware x100 (holding).</summary>
        public const int Firmware = 3;

        /// <summary>Serial number, 32 bits (holding).</summary>
        public const int SerialNumber = 4;

        /// <summary>Product name, 8 registers (holding).</summary>
        public const int ProductName = 6;

        /// <summary>Flow x100 (holding).</summary>
        public const int Flow = 22;

        /// <summary>Number of records in the buffer (holding).</summary>
        public const int RecordCount = 23;

        /// <summary>Which record the input registers show: 0 the oldest, <see cref="NewestRecord"/> the newest (holding).</summary>
        public const int RecordIndex = 24;

        /// <summary>Location number, 1 to 200 (holding).</summary>
        public const int Location = 25;

        /// <summary>The instrument's clock in Unix seconds, 32 bits (holding).</summary>
        public const int Clock = 26;

        /// <summary>How many holding registers there are from <see cref="SerialNumber"/> to <see cref="Clock"/>.</summary>
        public const int SerialToClockLength = 24;

        /// <summary>How many holding registers hold the identity, from <see cref="MapVersion"/> on.</summary>
        public const int IdentityLength = 34;

        /// <summary>When a setting was changed last, by the instrument's clock, Unix seconds, 32 bits (holding; v1.50, not in v1.44).</summary>
        public const int SettingsChanged = 61;

        /// <summary>The record index that means the newest.</summary>
        public const int NewestRecord = 0xFFFF;

        /// <summary>Start of the record chosen by <see cref="RecordIndex"/>, its timestamp first (input).</summary>
        public const int Record = 0;

        /// <summary>Registers of a record up to its sixth channel: timestamp, sample time, location, status, channels.</summary>
        public const int RecordLength = 24;

        /// <summary>Valid particle channels, a bit each (input).</summary>
        public const int ValidChannels = 73;

        /// <summary>Bit of <see cref="DeviceStatus"/>: started, and not stopped since.</summary>
        public const int StatusRunning = 0x0001;

        /// <summary>Bit of <see cref="DeviceStatus"/>: a record was added; cleared by reading input registers.</summary>
        public const int StatusNewData = 0x0004;

        /// <summary>Bit of <see cref="DeviceStatus"/>: device error.</summary>
        public const int StatusDeviceError = 0x0008;

        /// <summary>In place of an exception code: the counter was stopped.</summary>
        public const int StoppedCode = 0x10000;

        /// <summary>The most channels that an instrument has.</summary>
        public const int Channels = 8;
    }
}
