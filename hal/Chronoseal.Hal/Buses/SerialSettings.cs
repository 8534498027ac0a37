namespace Chronoseal.Hal
{
    /// <summary>How a UART is to be opened.</summary>
    public sealed class SerialSettings
    {
        /// <summary>Names the line parameters.</summary>
        /// <param name="baudRate">Bits per second, 1200 to 921600.</param>
        /// <param name="parity">None, odd or even.</param>
        /// <param name="stopBits">1 or 2.</param>
        /// <param name="rs485">True where the port must drive a transceiver's direction pin.</param>
        public SerialSettings(int baudRate, SerialParity parity, int stopBits, bool rs485)
        {
            BaudRate = baudRate;
            Parity = parity;
            StopBits = stopBits;
            Rs485 = rs485;
        }

        /// <summary>Bits per second.</summary>
        public int BaudRate { get; }

        /// <summary>The parity bit.</summary>
        public SerialParity Parity { get; }

        /// <summary>1 or 2.</summary>
        public int StopBits { get; }

        /// <summary>Whether the port drives a transceiver's direction pin.</summary>
        public bool Rs485 { get; }

        /// <summary>Start, eight data, parity and stop bits.</summary>
        public int BitsPerCharacter
        {
            get { return 9 + (Parity == SerialParity.None ? 0 : 1) + StopBits; }
        }
    }
}
