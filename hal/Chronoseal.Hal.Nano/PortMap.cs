using System;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// The board's names ("i2c1", "rs485", "gnss", "console", "pps") and what the platform calls them. Filled at start, then
    /// only read. Names are given by the board's author: one entry too many or a name given twice throws.
    /// </summary>
    public sealed class PortMap
    {
        /// <summary>The most entries.</summary>
        public const int Capacity = 12;

        private readonly PortEntry[] _entries = new PortEntry[Capacity];
        private int _count;

        /// <summary>Adds an I2C bus.</summary>
        /// <param name="name">The board's name, such as "i2c1".</param>
        /// <param name="busId">The platform's number, from 1.</param>
        /// <param name="fast">400 kHz if true; 100 kHz otherwise, which every part on the bus must stand.</param>
        public void AddI2c(string name, int busId, bool fast)
        {
            Add(PortKind.I2c, name, "", busId, fast);
        }

        /// <summary>Adds a UART.</summary>
        /// <param name="name">The board's name, such as "rs485".</param>
        /// <param name="portName">The platform's name, such as "COM2".</param>
        public void AddSerial(string name, string portName)
        {
            Add(PortKind.Serial, name, portName, 0, false);
        }

        /// <summary>Adds an edge input.</summary>
        /// <param name="name">The board's name, such as "pps".</param>
        /// <param name="pinNumber">The platform's number of the pin.</param>
        public void AddPulse(string name, int pinNumber)
        {
            Add(PortKind.Pulse, name, "", pinNumber, false);
        }

        /// <summary>Adds an output.</summary>
        /// <param name="name">The board's name, such as "loopback" or "watchdog".</param>
        /// <param name="pinNumber">The platform's number of the pin.</param>
        public void AddOutput(string name, int pinNumber)
        {
            Add(PortKind.Output, name, "", pinNumber, false);
        }

        /// <summary>The entry of a name, or null if the board has none of that kind.</summary>
        internal PortEntry Find(PortKind kind, string name)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_entries[i].Kind == kind && _entries[i].Name == name)
                {
                    return _entries[i];
                }
            }

            return null;
        }

        private void Add(PortKind kind, string name, string portName, int number, bool isFast)
        {
            if (name == null || portName == null)
            {
                throw new ArgumentNullException();
            }

            if (_count == Capacity || Find(kind, name) != null)
            {
                throw new InvalidOperationException();
            }

            PortEntry entry = new PortEntry();
            entry.Kind = kind;
            entry.Name = name;
            entry.PortName = portName;
            entry.Number = number;
            entry.IsFast = isFast;
            _entries[_count] = entry;
            _count++;
        }
    }
}
