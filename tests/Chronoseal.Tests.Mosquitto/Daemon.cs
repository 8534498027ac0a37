using System.Collections.Concurrent;
using System.Diagnostics;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>A process that runs until it is told or killed, with the lines it prints.</summary>
    internal sealed class Daemon : IDisposable
    {
        private const int PatienceMilliseconds = 30_000;
        private readonly Process _process;
        private readonly BlockingCollection<string> _lines = [];

        internal Daemon(string program, params string[] arguments)
        {
            _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            _process.OutputDataReceived += (_, e) => Take(e.Data);
            _process.ErrorDataReceived += (_, e) => Take(e.Data);
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        /// <summary>Everything printed so far that nobody has waited for.</summary>
        internal string Printed => string.Join("\n", _lines);

        public void Dispose()
        {
            Kill();
            _process.Dispose();
        }

        internal void WaitFor(string text)
        {
            var seen = new List<string>();
            while (_lines.TryTake(out string? line, PatienceMilliseconds))
            {
                seen.Add(line);
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return;
                }
            }

            Assert.Fail($"'{text}' was not printed, but: {string.Join(" | ", seen)}");
        }

        /// <summary>SIGKILL: it has no say in it.</summary>
        internal void Kill()
        {
            if (!_process.HasExited)
            {
                _process.Kill();
                Assert.IsTrue(_process.WaitForExit(PatienceMilliseconds));
            }
        }

        /// <summary>SIGTERM, and waits for its end.</summary>
        /// <returns>Its exit code.</returns>
        internal int Terminate()
        {
            using Process kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {_process.Id}"]);
            Assert.IsTrue(kill.WaitForExit(PatienceMilliseconds));
            Assert.IsTrue(_process.WaitForExit(PatienceMilliseconds), "it does not end");
            return _process.ExitCode;
        }

        private void Take(string? line)
        {
            if (line is not null)
            {
                _lines.Add(line);
            }
        }
    }
}
