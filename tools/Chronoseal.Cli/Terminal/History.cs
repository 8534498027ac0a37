using System.Text;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>Lines typed before, oldest first, kept in a file that only its owner can read. A line with a secret in it never comes here.</summary>
    public sealed class History
    {
        private readonly List<string> _lines = [];
        private readonly string? _path;
        private int _at;
        private string _draft = "";

        /// <summary>Reads what is kept.</summary>
        /// <param name="path">The file; null to keep nothing.</param>
        public History(string? path)
        {
            _path = path;
            try
            {
                _lines.AddRange(path != null && File.Exists(path) ? File.ReadLines(path).TakeLast(TerminalLimits.HistoryLines).Where(IsKept) : []);
            }
            catch (Exception exception) when (IsFileFault(exception))
            {
                Fault = exception.Message;
            }

            _at = _lines.Count;
        }

        /// <summary>Why the file could not be read or written; empty if it could.</summary>
        public string Fault { get; private set; } = "";

        /// <summary>The lines.</summary>
        public IReadOnlyList<string> Lines => _lines;

        /// <summary>Where a user's programs keep such things; null where there is no such place.</summary>
        public static string? UsualPath()
        {
            string? state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
            string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            string root = !string.IsNullOrEmpty(state) ? state
                : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : home.Length > 0 ? Path.Combine(home, ".local", "state")
                : "";
            return root.Length > 0 ? Path.Combine(root, "chronoseal", "console-history") : null;
        }

        /// <summary>Keeps a line, unless it holds a secret, is empty, or is the one before once more.</summary>
        public void Add(string line)
        {
            if (IsKept(line) && _lines.LastOrDefault() != line)
            {
                _lines.Add(line);
                if (_lines.Count > TerminalLimits.HistoryLines)
                {
                    _lines.RemoveAt(0);
                }
            }

            _at = _lines.Count;
        }

        /// <summary>The line before the one shown; what is typed is kept to come back to. Null if there is none.</summary>
        public string? Older(string typed)
        {
            _draft = _at == _lines.Count ? typed : _draft;
            return _at > 0 ? _lines[--_at] : null;
        }

        /// <summary>The line behind the one shown, or what was typed. Null if that is shown.</summary>
        public string? Newer() => _at == _lines.Count ? null : ++_at == _lines.Count ? _draft : _lines[_at];

        /// <summary>Writes the file: whole, under another name first.</summary>
        public void Save()
        {
            if (_path == null)
            {
                return;
            }

            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
                string made = _path + ".new";
                var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                }

                using (var writer = new StreamWriter(made, Encoding.ASCII, options))
                {
                    _lines.ForEach(writer.WriteLine);
                }

                File.Move(made, _path, true);
            }
            catch (Exception exception) when (IsFileFault(exception))
            {
                Fault = exception.Message;
            }
        }

        private static bool IsKept(string line) => line.Trim().Length > 0 && line.Length <= TerminalLimits.LineCharacters && SecretWords.Start(line) < 0;

        private static bool IsFileFault(Exception exception) => exception is IOException or UnauthorizedAccessException or NotSupportedException;
    }
}
