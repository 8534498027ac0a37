using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Health
{
    /// <summary>
    /// The log of a node: the newest lines in memory, and on the flash so that they outlive a reboot. Any task may add; only the supervisor writes to the
    /// flash, so that no one else ever waits for it: warnings and errors within ten seconds, the rest along with them or at an orderly restart.
    /// </summary>
    public sealed class LogRing : INodeLog
    {
        private const long HourMicroseconds = 3600000000;

        private readonly object _gate = new object();
        private readonly ICounter _counter;
        private readonly LogLine[] _lines = new LogLine[HealthLimits.LogLines];
        private readonly Stamp _stamp = new Stamp();
        private readonly byte[] _batch = new byte[HealthLimits.LogBatchBytes];
        private LogFile _file;
        private long _boot;
        private long _written;
        private long _again;
        private long _nextWriteCounter;
        private long _hourCounter;
        private int _hourBytes;
        private bool _isUrgent;

        /// <summary>Makes a log that is in memory only until <see cref="Open"/>.</summary>
        public LogRing(ICounter counter)
        {
            _counter = counter;
            for (int i = 0; i < _lines.Length; i++)
            {
                _lines[i] = new LogLine();
            }
        }

        /// <summary>The least that is kept.</summary>
        public LogLevel Level { get; set; } = LogLevel.Info;

        /// <summary>Where lines get their UTC from; null while there is no clock.</summary>
        public DisciplinedClock Clock { get; set; }

        /// <summary>The ordinal of the newest line; 0 if there is none.</summary>
        public long Newest { get; private set; }

        /// <summary>The ordinal of the oldest line that is still there; one more than <see cref="Newest"/> if there is none.</summary>
        public long Oldest { get; private set; } = 1;

        /// <summary>Writes to the flash that failed.</summary>
        public int WriteFaults { get; private set; }

        /// <summary>Lines that went out of memory before they were written: too many came, or the hour's limit was used up.</summary>
        public long LinesUnwritten { get; private set; }

        /// <summary>Reads what earlier boots left. Call once, before the first line.</summary>
        /// <param name="files">The flash.</param>
        /// <param name="boot">The number of this boot.</param>
        public void Open(IFileStore files, long boot)
        {
            _boot = boot;
            var file = new LogFile(files);
            file.Read(this);
            _written = Newest;
            _file = file;
        }

        /// <inheritdoc/>
        public void Add(LogLevel level, string source, string text)
        {
            if (level > Level)
            {
                return;
            }

            source = LogText.Clean(source, HealthLimits.LogSourceCharacters, true);
            text = LogText.Clean(text, HealthLimits.LogTextCharacters, false);
            lock (_gate)
            {
                LogLine line = At(Newest);
                if (Newest >= Oldest && line.Boot == _boot && line.Level == level && line.Source == source && line.Text == text)
                {
                    line.Times++;
                    _again = Newest <= _written ? Newest : _again;
                }
                else
                {
                    line = Next(Newest + 1);
                    line.Boot = _boot;
                    line.Level = level;
                    line.Source = source;
                    line.Text = text;
                    line.Times = 1;
                    _isUrgent |= level <= LogLevel.Warning;
                }

                SetTime(line);
            }
        }

        /// <summary>Copies a line; false if it is no longer there, not yet, or the flash has lost it.</summary>
        public bool TryRead(long ordinal, LogLine line)
        {
            lock (_gate)
            {
                bool isThere = ordinal >= Oldest && ordinal <= Newest && At(ordinal).Times > 0;
                if (isThere)
                {
                    line.CopyFrom(At(ordinal));
                }

                return isThere;
            }
        }

        /// <summary>Writes what is due, if the hour's limit allows it. For the supervisor.</summary>
        public void Turn(long nowMicroseconds)
        {
            if (nowMicroseconds - _hourCounter >= HourMicroseconds)
            {
                _hourCounter = nowMicroseconds;
                _hourBytes = 0;
            }

            if (_isUrgent && nowMicroseconds >= _nextWriteCounter && _hourBytes < HealthLimits.LogBytesPerHour)
            {
                _nextWriteCounter = nowMicroseconds + HealthLimits.LogWriteMicroseconds;
                _isUrgent = false;
                if (!Write())
                {
                    _isUrgent = true;
                }
            }
        }

        /// <summary>Writes everything that is kept and not written. For the supervisor, at an orderly restart.</summary>
        public void Flush()
        {
            Write();
        }

        /// <summary>Takes in a line of an earlier boot, in their order; one that is there already, again with a higher count.</summary>
        internal void Restore(LogLine line)
        {
            if (line.Ordinal == Newest && Newest >= Oldest)
            {
                At(Newest).CopyFrom(line);
            }
            else if (line.Ordinal > Newest)
            {
                LeaveGap(line.Ordinal);
                Next(line.Ordinal).CopyFrom(line);
            }
        }

        // Lines that the flash lost must not hide those before them.
        private void LeaveGap(long ordinal)
        {
            if (Newest < Oldest || ordinal - Newest > _lines.Length)
            {
                Oldest = ordinal;
            }

            while (Newest >= Oldest && Newest + 1 < ordinal)
            {
                Next(Newest + 1).Times = 0;
            }
        }

        private LogLine At(long ordinal)
        {
            return _lines[(int)(ordinal % _lines.Length)];
        }

        private LogLine Next(long ordinal)
        {
            Newest = ordinal;
            if (Newest - Oldest >= _lines.Length)
            {
                LinesUnwritten += _file != null && Oldest > _written ? 1 : 0;
                Oldest = Newest - _lines.Length + 1;
            }

            LogLine line = At(ordinal);
            line.Ordinal = ordinal;
            return line;
        }

        private void SetTime(LogLine line)
        {
            line.CounterMicroseconds = _counter.Microseconds;
            line.UtcMicroseconds = 0;
            if (Clock != null)
            {
                Clock.At(line.CounterMicroseconds, _stamp);
                line.UtcMicroseconds = _stamp.HasUtc ? _stamp.UtcMicroseconds : 0;
            }
        }

        // Batch by batch, each made up under the lock and written without it.
        private bool Write()
        {
            for (int i = 0; _file != null && i < HealthLimits.LogLines; i++)
            {
                int count = Compose(out long last);
                if (last == 0)
                {
                    return true;
                }

                _hourBytes += count;
                if (_file.Append(_batch, count) != Outcome.Ok)
                {
                    WriteFaults++;
                    return false;
                }

                _written = last;
            }

            return true;
        }

        private int Compose(out long last)
        {
            lock (_gate)
            {
                last = 0;
                int count = 0;
                _batch[count++] = (byte)'\n';
                long from = _again != 0 ? _again : _written + 1;
                _again = 0;
                for (long ordinal = from > Oldest ? from : Oldest; ordinal <= Newest && count + HealthLimits.LogLineBytes <= _batch.Length; ordinal++)
                {
                    count += LogText.Write(At(ordinal), _batch, count);
                    last = ordinal;
                }

                return count;
            }
        }
    }
}
