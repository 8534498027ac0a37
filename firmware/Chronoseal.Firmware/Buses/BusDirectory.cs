using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Firmware.Buses
{
    /// <summary>
    /// What a node has opened, by name: for those who look at buses beside sampling. Filled at start, before sampling begins, and then only read; empty on a node
    /// that does not sample. More than <see cref="Limits.BusEntries"/> of a kind throw.
    /// </summary>
    public sealed class BusDirectory
    {
        private readonly I2cEntry[] _i2c = new I2cEntry[Limits.BusEntries];
        private readonly ModbusEntry[] _modbus = new ModbusEntry[Limits.BusEntries];
        private readonly BusTap[] _taps = new BusTap[Limits.BusEntries];

        /// <summary>I2C addresses in use.</summary>
        public int I2cCount { get; private set; }

        /// <summary>Modbus channels.</summary>
        public int ModbusCount { get; private set; }

        /// <summary>Taps.</summary>
        public int TapCount { get; private set; }

        /// <summary>The edge input; null unless it is open.</summary>
        public LentPulse Pulse { get; set; }

        /// <summary>The output that is wired to it for the loop-back test, by name.</summary>
        public string LoopbackOutput { get; set; } = "";

        /// <summary>Adds an I2C address in use.</summary>
        public void AddI2c(string bus, int address, string user)
        {
            _i2c[I2cCount] = new I2cEntry(bus, address, user);
            I2cCount++;
        }

        /// <summary>Adds a Modbus channel and its user.</summary>
        public void AddModbus(string bus, IModbusChannel channel, ModbusProfile profile, string user)
        {
            _modbus[ModbusCount] = new ModbusEntry(bus, channel, profile, user);
            ModbusCount++;
        }

        /// <summary>The tap of a bus, made if there is none yet.</summary>
        public BusTap TapOn(string bus, ICounter counter)
        {
            BusTap tap = FindTap(bus);
            if (tap == null)
            {
                tap = new BusTap(bus, counter);
                _taps[TapCount] = tap;
                TapCount++;
            }

            return tap;
        }

        /// <summary>An I2C address in use, in the order of opening.</summary>
        public I2cEntry I2cAt(int index)
        {
            return _i2c[index];
        }

        /// <summary>A Modbus channel, in the order of opening.</summary>
        public ModbusEntry ModbusAt(int index)
        {
            return _modbus[index];
        }

        /// <summary>A tap, in the order of opening.</summary>
        public BusTap TapAt(int index)
        {
            return _taps[index];
        }

        /// <summary>Who uses an I2C address; empty if nobody does.</summary>
        public string UserOf(string bus, int address)
        {
            for (int i = 0; i < I2cCount; i++)
            {
                if (_i2c[i].Bus == bus && _i2c[i].Address == address)
                {
                    return _i2c[i].User;
                }
            }

            return "";
        }

        /// <summary>The Modbus channel on a bus; null if there is none.</summary>
        public ModbusEntry FindModbus(string bus)
        {
            for (int i = 0; i < ModbusCount; i++)
            {
                if (_modbus[i].Bus == bus)
                {
                    return _modbus[i];
                }
            }

            return null;
        }

        /// <summary>The tap on a bus; null if there is none.</summary>
        public BusTap FindTap(string bus)
        {
            for (int i = 0; i < TapCount; i++)
            {
                if (_taps[i].Bus == bus)
                {
                    return _taps[i];
                }
            }

            return null;
        }
    }
}
