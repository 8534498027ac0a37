using Chronoseal.Hal;

namespace Chronoseal.Firmware.Health
{
    /// <summary>
    /// The log on the flash: two files by turns, each appended to until it is full, so that at least one file of the newest lines is always there. Every
    /// write begins with a line end, so that what a power cut tore takes nothing behind it along.
    /// </summary>
    internal sealed class LogFile
    {
        private static readonly string[] Names = { "log-0", "log-1" };

        private readonly IFileStore _files;
        private readonly byte[] _chunk = new byte[HealthLimits.LogLineBytes];
        private readonly byte[] _line = new byte[HealthLimits.LogLineBytes];
        private readonly LogLine _read = new LogLine();
        private int _active;

        internal LogFile(IFileStore files)
        {
            _files = files;
        }

        /// <summary>Gives all lines to a ring, the older file first.</summary>
        internal void Read(LogRing ring)
        {
            long first = Scan(0, null);
            long second = Scan(1, null);
            _active = second > first ? 1 : 0;
            Scan(1 - _active, ring);
            Scan(_active, ring);
        }

        /// <summary>Appends lines, in the other file if this one has no room. What was there before stays as long as it can.</summary>
        internal Outcome Append(byte[] buffer, int count)
        {
            Outcome outcome = _files.Length(Names[_active], out long length);
            if (outcome == Outcome.Ok && length + count > HealthLimits.LogFileBytes)
            {
                _active = 1 - _active;
                outcome = _files.Delete(Names[_active]);
            }

            // No file yet is as good as an empty one.
            outcome = outcome == Outcome.NotReady ? Outcome.Ok : outcome;
            if (outcome == Outcome.Ok)
            {
                outcome = _files.Append(Names[_active], buffer, 0, count);
            }

            return outcome == Outcome.Ok ? _files.Flush(Names[_active]) : outcome;
        }

        // The highest ordinal in a file; 0 if it has no line.
        private long Scan(int file, LogRing ring)
        {
            long highest = 0;
            int held = 0;
            bool isTooLong = false;
            int read = 1;
            for (int position = 0; position < HealthLimits.LogFileBytes && read > 0; position += read)
            {
                if (_files.Read(Names[file], position, _chunk, 0, _chunk.Length, out read) != Outcome.Ok)
                {
                    return highest;
                }

                for (int i = 0; i < read; i++)
                {
                    if (_chunk[i] != '\n')
                    {
                        isTooLong |= held == _line.Length;
                        held += isTooLong ? 0 : 1;
                        _line[held > 0 ? held - 1 : 0] = _chunk[i];
                        continue;
                    }

                    highest = isTooLong ? highest : Take(held, ring, highest);
                    held = 0;
                    isTooLong = false;
                }
            }

            return highest;
        }

        private long Take(int held, LogRing ring, long highest)
        {
            if (!LogText.TryRead(_line, held, _read))
            {
                return highest;
            }

            if (ring != null)
            {
                ring.Restore(_read);
            }

            return _read.Ordinal > highest ? _read.Ordinal : highest;
        }
    }
}
