using Chronoseal.Firmware.Buses;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Reads registers, coils or inputs of a unit, once.</summary>
    internal sealed class ModbusReadErrand : IErrand
    {
        private readonly byte _function;
        private readonly int _address;
        private readonly int _count;

        internal ModbusReadErrand(ModbusEntry entry, IDelay delay, int unit, byte function, int address, int count)
        {
            _function = function;
            _address = address;
            _count = count;
            Master = new ModbusMaster(entry.Channel, delay, ProfileFor(entry.Profile, unit));
        }

        /// <inheritdoc/>
        public long StepMicroseconds
        {
            get { return Master.LongestReadsMicroseconds(1); }
        }

        /// <summary>Holds what was read.</summary>
        internal ModbusMaster Master { get; }

        /// <summary>What came of it.</summary>
        internal Outcome Outcome { get; private set; } = Outcome.NotReady;

        /// <inheritdoc/>
        public bool Step()
        {
            Outcome = Master.Read(_function, _address, _count);
            return false;
        }

        // Timing as of the instrument on the bus; addresses as they go over the line.
        private static ModbusProfile ProfileFor(ModbusProfile used, int unit)
        {
            return new ModbusProfile
            {
                Unit = unit,
                ResponseTimeoutMilliseconds = used.ResponseTimeoutMilliseconds,
                GapMilliseconds = used.GapMilliseconds,
                Retries = used.Retries,
            };
        }
    }
}
