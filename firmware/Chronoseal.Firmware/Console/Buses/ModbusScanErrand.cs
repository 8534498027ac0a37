using Chronoseal.Firmware.Buses;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Asks every unit of a serial line that nobody uses for its first register, one a step. An exception is an answer too.</summary>
    internal sealed class ModbusScanErrand : IErrand
    {
        private readonly ModbusEntry _entry;
        private readonly ModbusProfile _profile = new ModbusProfile { ResponseTimeoutMilliseconds = BusLimits.ScanTimeoutMilliseconds };
        private readonly ModbusMaster _master;
        private readonly Outcome[] _found = new Outcome[ModbusProfile.MaximumSerialUnit + 1];
        private readonly int _first;
        private readonly int _last;
        private int _next;

        internal ModbusScanErrand(ModbusEntry entry, IDelay delay, int first, int last)
        {
            _entry = entry;
            _first = first;
            _last = last;
            _next = first;
            _profile.GapMilliseconds = entry.Profile.GapMilliseconds;
            _master = new ModbusMaster(entry.Channel, delay, _profile);
        }

        /// <inheritdoc/>
        public long StepMicroseconds
        {
            get { return _master.LongestReadsMicroseconds(1); }
        }

        /// <summary><see cref="Outcome.Ok"/>, or why the rest was not asked.</summary>
        internal Outcome Outcome { get; private set; }

        /// <summary>Units asked.</summary>
        internal int Asked { get; private set; }

        /// <summary>What came back from a unit; <see cref="Outcome.Timeout"/> for one that said nothing or was not asked.</summary>
        internal Outcome Found(int unit)
        {
            bool isAsked = unit >= _first && unit < _next && unit != _entry.Profile.Unit;
            return isAsked ? _found[unit] : Outcome.Timeout;
        }

        /// <inheritdoc/>
        public bool Step()
        {
            _next += _next == _entry.Profile.Unit ? 1 : 0;
            if (_next > _last)
            {
                return false;
            }

            _profile.Unit = _next;
            Outcome found = _master.Read(ModbusFunction.ReadHoldingRegisters, 0, 1);
            if (found == Outcome.BusFault)
            {
                Outcome = found;
                return false;
            }

            _found[_next] = found;
            _next++;
            Asked++;
            return _next <= _last;
        }
    }
}
