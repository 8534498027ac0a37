using System.ComponentModel;
using System.Diagnostics;

namespace Chronoseal.Cli.Collect
{
    /// <summary>An authority behind a command of the shell: TimeStampReq on its standard input, TimeStampResp on its standard output.</summary>
    public sealed class CommandTimestampAuthority(string command) : ITimestampAuthority
    {
        /// <inheritdoc/>
        public bool TryAsk(byte[] query, out byte[] response, out string fault)
        {
            response = [];
            try
            {
                using Process process = Start();
                using var deadline = new CancellationTokenSource(CollectLimits.AuthorityMilliseconds);
                using CancellationTokenRegistration kill = deadline.Token.Register(() => Kill(process));
                Task<byte[]> output = Task.Run(() => ReadBounded(process.StandardOutput.BaseStream));
                Write(process, query);
                response = output.GetAwaiter().GetResult();
                if (response.Length == CollectLimits.AuthorityBytes)
                {
                    Kill(process);
                    response = [];
                }

                process.WaitForExit();
                fault = deadline.IsCancellationRequested ? $"the command did not end within {CollectLimits.AuthorityMilliseconds} ms"
                    : process.ExitCode != 0 ? $"the command ended with {process.ExitCode}"
                    : "";
            }
            catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
            {
                fault = $"the command: {exception.Message}";
            }

            return fault.Length == 0;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
        }

        private Process Start()
        {
            bool isWindows = OperatingSystem.IsWindows();
            var start = new ProcessStartInfo(isWindows ? "cmd.exe" : "/bin/sh", [isWindows ? "/c" : "-c", command])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            };
            return Process.Start(start) ?? throw new InvalidOperationException("it did not start.");
        }

        private static void Write(Process process, byte[] query)
        {
            try
            {
                process.StandardInput.BaseStream.Write(query);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It may answer, or fail, without having read everything: its end tells.
            }
        }

        private static byte[] ReadBounded(Stream stream)
        {
            byte[] bytes = new byte[CollectLimits.AuthorityBytes];
            int read = stream.ReadAtLeast(bytes, bytes.Length, false);
            return bytes[..read];
        }

        private static void Kill(Process process)
        {
            try
            {
                process.Kill(true);
            }
            catch (InvalidOperationException)
            {
                // It has ended by itself meanwhile.
            }
        }
    }
}
