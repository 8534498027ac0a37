using Chronoseal.Firmware.Buses;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Looks at every I2C address of a bus that nobody uses, one a step.</summary>
    internal sealed class I2cScanErrand : IErrand
    {
        private readonly IBoard _board;
        private readonly BusDirectory _buses;
        private readonly Outcome[] _found = new Outcome[BusLimits.LastI2cAddress + 1];
        private int _next = BusLimits.FirstI2cAddress;

        internal I2cScanErrand(IBoard board, BusDirectory buses, string bus)
        {
            _board = board;
            _buses = buses;
            Bus = bus;
        }

        /// <inheritdoc/>
        public long StepMicroseconds
        {
            get { return BusLimits.ProbeMicroseconds; }
        }

        /// <summary>The bus.</summary>
        internal string Bus { get; }

        /// <summary><see cref="Outcome.Ok"/>, or why the rest was not looked at.</summary>
        internal Outcome Outcome { get; private set; }

        /// <summary>Whether a part answered at an address.</summary>
        internal bool HasAnswered(int address)
        {
            return address < _next && _found[address] == Outcome.Ok && _buses.UserOf(Bus, address).Length == 0;
        }

        /// <inheritdoc/>
        public bool Step()
        {
            while (_next <= BusLimits.LastI2cAddress && _buses.UserOf(Bus, _next).Length > 0)
            {
                _next++;
            }

            if (_next > BusLimits.LastI2cAddress)
            {
                return false;
            }

            Outcome found = _board.ProbeI2c(Bus, _next);
            if (found != Outcome.Ok && found != Outcome.Nack)
            {
                // A bus that hangs does at every address, and takes its time: the first one tells.
                Outcome = found;
                return false;
            }

            _found[_next] = found;
            _next++;
            return _next <= BusLimits.LastI2cAddress;
        }
    }
}
