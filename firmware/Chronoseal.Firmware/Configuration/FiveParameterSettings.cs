using Chronoseal.Drivers.CheckPoint;
using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Drivers.Sfa30;
using Chronoseal.Drivers.Sht4x;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>Where the five parameters' instruments are, and what is known of them.</summary>
    public sealed class FiveParameterSettings
    {
        /// <summary>Names of the sensors that are fitted: climate, hcho, particles, toc. Others are not opened.</summary>
        public string[] Sensors = { "climate", "hcho", "particles", "toc" };

        /// <summary>I2C bus of the SHT4x.</summary>
        public string I2cBus = "i2c1";

        /// <summary>I2C bus of the SFA30; null for the same.</summary>
        public string FormaldehydeI2cBus;

        /// <summary>Address of the SHT4x.</summary>
        public int Sht4xAddress = 0x44;

        /// <summary>I2C bus of the secure element, where frames are signed; null for that of the SHT4x.</summary>
        public string SecureElementI2cBus;

        /// <summary>Address of the secure element: 0x60 blank, 0x36 TrustFLEX, 0x35 Trust&amp;GO.</summary>
        public int SecureElementAddress = 0x60;

        /// <summary>UART of the particle counter.</summary>
        public string ParticlePort = "rs485";

        /// <summary>Baud rate of the particle counter.</summary>
        public int ParticleBaudRate = 19200;

        /// <summary>Host of the TOC sensor.</summary>
        public string TocHost = "toc";

        /// <summary>Port of the TOC sensor.</summary>
        public int TocPort = ModbusTcpChannel.DefaultPort;

        /// <summary>UART of the GNSS receiver.</summary>
        public string ReceiverPort = "gnss";

        /// <summary>Baud rate of the GNSS receiver.</summary>
        public int ReceiverBaudRate = 9600;

        /// <summary>Input of the PPS.</summary>
        public string PulseInput = "pps";

        /// <summary>Output that is wired to it for the loop-back test.</summary>
        public string LoopbackOutput = "loopback";

        /// <summary>Temperature and humidity.</summary>
        public Sht4xSettings Climate = new Sht4xSettings();

        /// <summary>Formaldehyde.</summary>
        public Sfa30Settings Formaldehyde = new Sfa30Settings();

        /// <summary>Particles.</summary>
        public LighthouseSettings Particles = new LighthouseSettings();

        /// <summary>Total organic carbon.</summary>
        public CheckPointSettings Toc = new CheckPointSettings();
    }
}
