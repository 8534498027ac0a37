using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;

namespace Chronoseal.Firmware.Console.Health
{
    /// <summary>Shows the log, now or as it grows, and says what it keeps.</summary>
    public sealed class LogVerb : IVerb
    {
        private const int UsualLines = 20;

        private readonly LogRing _log;
        private readonly ConsoleSession _session;
        private readonly LogLine _line = new LogLine();

        /// <summary>Makes the verb.</summary>
        public LogVerb(Node node, ConsoleSession session)
        {
            _log = node.Log;
            _session = session;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "log"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "log\nlog tail [N]\nlog level [error|warning|info|debug]\nlog follow on|off"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Shows the last lines of the log, those of earlier boots too, or shows lines as they come."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            string what = words[1];
            if (words.Count == 1)
            {
                Tail(UsualLines, answer);
            }
            else if (what == "tail" && words.Count <= 3)
            {
                Tail(words, answer);
            }
            else if (what == "level" && words.Count <= 3)
            {
                SetLevel(words, answer);
            }
            else if (what == "follow" && words.Count == 3 && (words[2] == "on" || words[2] == "off"))
            {
                _session.Follow(words[2] == "on" ? new LogFollower(_log) : null);
                answer.Block();
                answer.Put("follow", words[2]);
            }
            else
            {
                answer.Misuse(this);
            }
        }

        private void Tail(Words words, Answer answer)
        {
            int lines = UsualLines;
            if (words.Count == 3 && !WholeNumber.TryReadDecimal(words[2], 1, HealthLimits.LogLines, out lines))
            {
                answer.Fail("OutOfRange", "N must be 1 to " + HealthLimits.LogLines.ToString() + "; the log holds no more");
                return;
            }

            Tail(lines, answer);
        }

        private void Tail(int lines, Answer answer)
        {
            long newest = _log.Newest;
            long first = newest - lines + 1;
            first = first > _log.Oldest ? first : _log.Oldest;
            for (long ordinal = first; ordinal <= newest; ordinal++)
            {
                if (_log.TryRead(ordinal, _line))
                {
                    answer.Row();
                    Put(answer);
                }
            }

            if (newest == 0)
            {
                answer.Say("the log is empty");
            }

            if (_log.WriteFaults > 0)
            {
                answer.Say(_log.WriteFaults.ToString() + " writes of the log to the flash failed; check the drive");
            }
        }

        private void Put(Answer answer)
        {
            answer.Put("boot", _line.Boot);
            answer.Put("us", _line.CounterMicroseconds);
            if (_line.UtcMicroseconds > 0)
            {
                answer.Put("utc", UtcText.Format(_line.UtcMicroseconds));
            }

            answer.Put("level", LogLevels.Name(_line.Level));
            answer.Put("source", _line.Source);
            if (_line.Times > 1)
            {
                answer.Put("times", _line.Times);
            }

            answer.Put("text", _line.Text);
        }

        private void SetLevel(Words words, Answer answer)
        {
            if (words.Count == 3)
            {
                if (!LogLevels.TryFind(words[2], out LogLevel level))
                {
                    answer.Fail("OutOfRange", "no such level; use error, warning, info or debug");
                    return;
                }

                _log.Level = level;
            }

            answer.Block();
            answer.Put("level", LogLevels.Name(_log.Level));
            if (words.Count == 3)
            {
                answer.Say("until the next restart; config set log-level and config save keep it");
            }
        }
    }
}
