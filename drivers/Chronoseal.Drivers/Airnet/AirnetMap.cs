namespace Chronoseal.Drivers.Airnet
{
    /// <summary>
    /// PDU addresses of the Airnet II Modbus map 1.00 (operations manual, appendix B): input register 3xxxx is address - 30001,
    /// holding register 4xxxx is address - 40001, coil n is address n - 1. 32-bit values have their high word first.
    /// </summary>
    public static class AirnetMap
    {
        /// <summary>Map version x100, always <see cref="Version"/> (input).</summary>
        public const int MapVersion = 0;

        /// <summary>What <see cref="MapVersion"/> holds; proves the address base.</summary>
        public const int Version = 100;

        /// <summary>Firmware x100 (input).</summary>
        public const int Firmware = 1;

        /// <summary>Product name (input).</summary>
        public const int ProductName = 2;

        /// <summary>Registers of the name that are read; where it ends is not documented, a NUL or another end of text cuts it.</summary>
        public const int ProductNameLength = 8;

        /// <summary>Start of the data packet (input): number of samples in the queue, then the oldest of them.</summary>
        public const int Packet = 214;

        /// <summary>Registers of the packet before its channels.</summary>
        public const int PacketHeadLength = 14;

        /// <summary>In the packet: samples in the queue.</summary>
        public const int Queued = 0;

        /// <summary>In the packet: time stamp, Unix seconds, 32 bits.</summary>
        public const int Timestamp = 1;

        /// <summary>In the packet: sample time, hundredths of a second, 32 bits; in float mode, seconds.</summary>
        public const int SampleTime = 3;

        /// <summary>In the packet: status bits, 32 bits, three of them used; their meaning was not found.</summary>
        public const int PacketStatus = 5;

        /// <summary>In the packet: number of particle channels.</summary>
        public const int ChannelCount = 12;

        /// <summary>The most channels that an instrument has.</summary>
        public const int Channels = 4;

        /// <summary>The instrument's clock, Unix seconds, 32 bits (holding). Read only: any write of a holding register stops the sampling.</summary>
        public const int Clock = 0;

        /// <summary>Coils read at each poll, from 1 to the float mode.</summary>
        public const int CoilsLength = 8;

        /// <summary>Coil: sampling is on.</summary>
        public const int Sampling = 0;

        /// <summary>Coil: a sample is in the queue; writing 0 takes it out.</summary>
        public const int DataAvailable = 1;

        /// <summary>Coil: sample time, flow and volume are floats.</summary>
        public const int FloatMode = 7;

        /// <summary>In place of an exception code: sampling is switched off.</summary>
        public const int StoppedCode = 0x10000;
    }
}
