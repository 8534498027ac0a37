using System.Diagnostics;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>One of mosquitto's programs, started and seen to its end.</summary>
    internal sealed class Tool : IDisposable
    {
        private const int PatienceMilliseconds = 10_000;
        private static readonly string[] Folders = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/sbin", "/opt/homebrew/bin"];
        private readonly Process _process;

        private Tool(Process process)
        {
            _process = process;
        }

        /// <summary>Whether it has not ended yet.</summary>
        internal bool IsRunning => !_process.HasExited;

        public void Dispose()
        {
            if (IsRunning)
            {
                _process.Kill();
                _process.WaitForExit(PatienceMilliseconds);
            }

            _process.Dispose();
        }

        internal static Tool Start(string program, params string[] arguments)
        {
            string? path = Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
            Assert.IsNotNull(path, $"{program} is not installed: apt-get install mosquitto mosquitto-clients");
            var start = new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            return new Tool(Process.Start(start)!);
        }

        /// <summary>Runs to a good end and gives what was printed.</summary>
        internal static string Run(string program, params string[] arguments)
        {
            using Tool tool = Start(program, arguments);
            return tool.Finish();
        }

        internal string Finish()
        {
            Task<string> error = _process.StandardError.ReadToEndAsync();
            Task<string> output = _process.StandardOutput.ReadToEndAsync();
            Assert.IsTrue(_process.WaitForExit(PatienceMilliseconds), "it did not come to an end");
            Assert.AreEqual(0, _process.ExitCode, error.Result);
            return output.Result;
        }
    }
}
