using Chronoseal.Hal;

namespace Chronoseal.Firmware.Buses
{
    /// <summary>
    /// Listens on one bus: whoever uses the bus notes what passes, the console takes it. Costs one look while it is off; while it is on, a bounded ring that was
    /// made when it was switched on, whose overflow is counted.
    /// </summary>
    public sealed class BusTap
    {
        private readonly object _gate = new object();
        private readonly ICounter _counter;
        private TapRecord[] _ring;
        private int _head;
        private int _count;
        private long _lastCounter;

        /// <summary>Makes a tap that is off.</summary>
        public BusTap(string bus, ICounter counter)
        {
            Bus = bus;
            _counter = counter;
        }

        /// <summary>The bus.</summary>
        public string Bus { get; }

        /// <summary>Whether it listens.</summary>
        public bool IsOn { get; private set; }

        /// <summary>Transfers that found no room since it was switched on.</summary>
        public int Dropped { get; private set; }

        /// <summary>Transfers that wait to be taken.</summary>
        public int Count
        {
            get
            {
                lock (_gate)
                {
                    return _count;
                }
            }
        }

        /// <summary>Now, by the counter.</summary>
        public long Now
        {
            get { return _counter.Microseconds; }
        }

        /// <summary>Switches it on or off, and forgets what it holds. Allocates.</summary>
        public void Switch(bool isOn)
        {
            TapRecord[] ring = isOn ? new TapRecord[Limits.TapRecords] : null;
            for (int i = 0; isOn && i < ring.Length; i++)
            {
                ring[i] = new TapRecord();
            }

            lock (_gate)
            {
                _ring = ring;
                _count = 0;
                Dropped = 0;
                IsOn = isOn;
            }
        }

        /// <summary>Takes the oldest; false if there is none.</summary>
        public bool TryTake(TapRecord record)
        {
            lock (_gate)
            {
                if (_count == 0)
                {
                    return false;
                }

                record.CopyFrom(_ring[_head]);
                _head = (_head + 1) % _ring.Length;
                _count--;
                return true;
            }
        }

        /// <summary>Notes a transfer of its own.</summary>
        public void Note(long counterMicroseconds, bool isWrite, int address, byte[] buffer, int count, Outcome outcome)
        {
            lock (_gate)
            {
                Append(counterMicroseconds, isWrite, address, buffer, 0, count, outcome);
            }
        }

        /// <summary>Notes bytes that came from a stream: they go to those before, unless there was a pause.</summary>
        public void NoteReceived(byte[] buffer, int offset, int count, Outcome outcome)
        {
            long now = _counter.Microseconds;
            lock (_gate)
            {
                TapRecord last = _count == 0 ? null : _ring[(_head + _count - 1) % _ring.Length];
                bool isMore = last != null && !last.IsWrite && outcome == Outcome.Ok && last.Outcome == Outcome.Ok
                    && last.Count < Limits.TapBytes && now - _lastCounter < Limits.TapPauseMicroseconds;
                _lastCounter = now;
                if (isMore)
                {
                    last.Add(buffer, offset, count);
                }
                else
                {
                    Append(now, false, TapRecord.NoAddress, buffer, offset, count, outcome);
                }
            }
        }

        private void Append(long counterMicroseconds, bool isWrite, int address, byte[] buffer, int offset, int count, Outcome outcome)
        {
            // Switched off since the caller looked.
            if (_ring == null)
            {
                return;
            }

            if (_count == _ring.Length)
            {
                Dropped++;
                return;
            }

            TapRecord record = _ring[(_head + _count) % _ring.Length];
            record.CounterMicroseconds = counterMicroseconds;
            record.IsWrite = isWrite;
            record.Address = address;
            record.Outcome = outcome;
            record.Count = 0;
            record.Add(buffer, offset, count);
            _count++;
        }
    }
}
