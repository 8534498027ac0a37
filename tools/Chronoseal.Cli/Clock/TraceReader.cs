namespace Chronoseal.Cli.Clock
{
    /// <summary>Reads a trace in the format of shared/clock/make_trace.py.</summary>
    public sealed class TraceReader
    {
        private const long LargestUnixSeconds = 253_402_300_799;

        private readonly LineFile _file;
        private readonly TraceHeader _header;
        private readonly List<TraceEvent> _events = [];

        private TraceReader(string path)
        {
            _file = new LineFile(path);
            _header = new TraceHeader(_file, Path.GetFileNameWithoutExtension(path));
        }

        /// <summary>Reads a file.</summary>
        /// <exception cref="InputFault">It cannot be read or a line of it makes no sense.</exception>
        public static ClockTrace Read(string path)
        {
            var reader = new TraceReader(path);
            foreach (string line in reader._file.Lines())
            {
                reader.Take(line);
            }

            return reader._events.Count > 0
                ? new ClockTrace(reader._header.Name, reader._header.Settings, reader._events)
                : throw reader._file.FaultOfAll("there is no event in it");
        }

        private void Take(string line)
        {
            if (!line.StartsWith('#'))
            {
                AddEvent(line);
            }
            else if (_events.Count == 0)
            {
                _header.Take(line);
            }
            else
            {
                throw _file.Fault("a header line after the first event");
            }
        }

        private void AddEvent(string line)
        {
            string[] fields = line.Split(' ');
            TraceEvent next = (fields[0], fields.Length) switch
            {
                ("P", 2) => new TraceEvent(TraceEventKind.Edge, Counter(fields)),
                ("Q", 2) => new TraceEvent(TraceEventKind.Question, Counter(fields)),
                ("T", 4) => new TraceEvent(TraceEventKind.Label, Counter(fields), UnixSeconds(fields), IsValid(fields)),
                _ => throw _file.Fault($"'{Start(line)}' is none of 'P counter', 'T counter second valid', 'Q counter', '# key=value'"),
            };
            if (_events.Count > 0 && next.Counter < _events[^1].Counter)
            {
                throw _file.Fault($"the counter goes back from {_events[^1].Counter} to {next.Counter}");
            }

            _events.Add(next);
        }

        private long Counter(string[] fields) => _file.Number(fields[1], "counter", 0, LineFile.LargestCounter);

        private long UnixSeconds(string[] fields) => _file.Number(fields[2], "second", 0, LargestUnixSeconds);

        private bool IsValid(string[] fields) => _file.Number(fields[3], "validity", 0, 1) == 1;

        private static string Start(string line) => line.Length <= 40 ? line : line[..40];
    }
}
