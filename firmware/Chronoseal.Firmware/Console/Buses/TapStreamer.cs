using Chronoseal.Firmware.Buses;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Writes what a tap hears: <c>!tap</c> lines for a machine, columns for a human.</summary>
    public sealed class TapStreamer : IStreamer
    {
        private const int CounterColumn = 12;
        private const int GapColumn = 9;

        private readonly TapRecord _record = new TapRecord();
        private readonly BusTap _tap;
        private readonly bool _isForMachine;
        private readonly long _endCounter;
        private long _lastCounter = -1;
        private int _toldDropped;

        /// <summary>Shows a tap that is on.</summary>
        /// <param name="tap">The tap; switched off at the end.</param>
        /// <param name="isForMachine">For whom.</param>
        /// <param name="endCounter">Counter at which it ends by itself.</param>
        public TapStreamer(BusTap tap, bool isForMachine, long endCounter)
        {
            _tap = tap;
            _isForMachine = isForMachine;
            _endCounter = endCounter;
        }

        /// <inheritdoc/>
        public bool Turn(IConsoleLine line)
        {
            bool isOver = _tap.Now >= _endCounter;
            for (int i = 0; i < BusLimits.TapLinesPerTurn && _tap.TryTake(_record); i++)
            {
                long gap = _lastCounter < 0 ? 0 : _record.CounterMicroseconds - _lastCounter;
                _lastCounter = _record.CounterMicroseconds;
                line.Unasked(_isForMachine ? ForMachine(gap) : ForHuman(gap));
            }

            // What still waits at the end is not shown either.
            int dropped = _tap.Dropped + (isOver ? _tap.Count : 0);
            if (dropped != _toldDropped)
            {
                _toldDropped = dropped;
                line.Unasked(_isForMachine ? Head() + " dropped=" + dropped.ToString() : "  " + dropped.ToString() + " transfers were too many for the console and are not shown");
            }

            if (isOver)
            {
                _tap.Switch(false);
                line.Unasked(_isForMachine ? Head() + " end=time" : "  end of the tap on " + _tap.Bus);
            }

            return !isOver;
        }

        /// <inheritdoc/>
        public void End()
        {
            _tap.Switch(false);
        }

        private string Head()
        {
            return "!tap bus=" + _tap.Bus;
        }

        private string ForMachine(long gap)
        {
            string text = Head() + " dir=" + Direction() + (HasAddress() ? " addr=" + HexText.Address(_record.Address) : "")
                + " us=" + _record.CounterMicroseconds.ToString() + " gap-us=" + gap.ToString();
            text += _record.Count > 0 ? " hex=" + HexText.Bytes(_record.Bytes, Kept(), false) : "";
            text += More() > 0 ? " more=" + More().ToString() : "";
            return _record.Outcome == Outcome.Ok ? text : text + " outcome=" + Outcomes.Name(_record.Outcome);
        }

        private string ForHuman(long gap)
        {
            string text = _record.CounterMicroseconds.ToString().PadLeft(CounterColumn) + " us " + ("+" + gap.ToString()).PadLeft(GapColumn) + " us  "
                + Direction() + " " + (HasAddress() ? HexText.Address(_record.Address) + "  " : " ") + HexText.Bytes(_record.Bytes, Kept(), true);
            text += More() > 0 ? " and " + More().ToString() + " more" : "";
            return _record.Outcome == Outcome.Ok ? text : text + " (" + Outcomes.Name(_record.Outcome) + ")";
        }

        private string Direction()
        {
            return _record.IsWrite ? "w" : "r";
        }

        private bool HasAddress()
        {
            return _record.Address != TapRecord.NoAddress;
        }

        private int Kept()
        {
            return _record.Count - More();
        }

        private int More()
        {
            return _record.Count > _record.Bytes.Length ? _record.Count - _record.Bytes.Length : 0;
        }
    }
}
