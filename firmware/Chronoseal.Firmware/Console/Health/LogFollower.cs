using System.Text;
using Chronoseal.Firmware.Health;

namespace Chronoseal.Firmware.Console.Health
{
    /// <summary>Shows lines of the log as they come. A line that comes again in a row is shown once.</summary>
    public sealed class LogFollower : IStreamer
    {
        private const int LinesPerTurn = 4;

        private readonly LogRing _log;
        private readonly LogLine _line = new LogLine();
        private long _shown;

        /// <summary>Begins behind the newest line.</summary>
        public LogFollower(LogRing log)
        {
            _log = log;
            _shown = log.Newest;
        }

        /// <inheritdoc/>
        public bool Turn(IConsoleLine line)
        {
            long newest = _log.Newest;
            for (int i = 0; i < LinesPerTurn && _shown < newest; i++)
            {
                _shown = _shown + 1 < _log.Oldest ? _log.Oldest : _shown + 1;
                if (_log.TryRead(_shown, _line))
                {
                    line.Unasked(Format(_line));
                }
            }

            return true;
        }

        /// <inheritdoc/>
        public void End()
        {
        }

        private static string Format(LogLine line)
        {
            var text = new StringBuilder();
            text.Append("!log level=").Append(LogLevels.Name(line.Level)).Append(" source=").Append(line.Source)
                .Append(" us=").Append(line.CounterMicroseconds.ToString()).Append(" text=\"");
            for (int i = 0; i < line.Text.Length; i++)
            {
                char c = line.Text[i];
                text.Append(c == '"' || c == '\\' ? "\\" : "").Append(c.ToString());
            }

            return text.Append("\"").ToString();
        }
    }
}
