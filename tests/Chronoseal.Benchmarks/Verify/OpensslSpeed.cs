using System.Diagnostics;
using System.Globalization;

namespace Chronoseal.Benchmarks.Verify
{
    /// <summary>What `openssl speed` says on this machine, over all cores.</summary>
    internal static class OpensslSpeed
    {
        private const int Seconds = 3;

        /// <summary>HMAC-SHA-256 of messages of a length, messages a second.</summary>
        public static SpeedFigure Hmac(int bytes) => Measure($"-bytes {bytes} -hmac sha256", "+F:").DividedBy(bytes);

        /// <summary>SHA-256 of messages of a length, messages a second.</summary>
        public static SpeedFigure Sha256(int bytes) => Measure($"-bytes {bytes} -evp sha256", "+F:").DividedBy(bytes);

        /// <summary>ECDSA verifications on P-256 a second.</summary>
        public static SpeedFigure Ecdsa() => Measure("ecdsap256", "+F4:");

        // With -multi it counts the time of the clock on the wall, and without it that of its process.
        private static SpeedFigure Measure(string arguments, string mark) => new(
            LastField($"-multi {Environment.ProcessorCount} {arguments}", mark),
            LastField(arguments, mark) * Environment.ProcessorCount);

        private static double LastField(string arguments, string mark)
        {
            var start = new ProcessStartInfo("openssl", $"speed -mr -seconds {Seconds} {arguments}")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process process = Process.Start(start) ?? throw new InvalidOperationException("openssl did not start.");
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            string total = output.Split('\n').Last(line => line.StartsWith(mark, StringComparison.Ordinal));
            return double.Parse(total.Trim().Split(':')[^1], CultureInfo.InvariantCulture);
        }
    }
}
