using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;

namespace Chronoseal.Cli.Clock
{
    /// <summary>The head of a trace, lines of `# key=value`, as settings of the clock. Unknown keys say nothing to the clock.</summary>
    public sealed class TraceHeader
    {
        private const int NativeLatencyLimitMicroseconds = 4;
        private const int HandlerLatencyLimitMicroseconds = 100_000;
        private const int ExpiryMicroseconds = 1_000_000;
        private const int LongestQuantumMicroseconds = 10_000;
        private const int LargestCrystalPartsPerMillion = 1_000;

        private readonly LineFile _file;

        /// <summary>Makes the header of a file, before its first line.</summary>
        public TraceHeader(LineFile file, string name)
        {
            _file = file;
            Name = name;
            Settings = new ClockSettings { LatencyLimitMicroseconds = NativeLatencyLimitMicroseconds, ExpiryMicroseconds = ExpiryMicroseconds };
        }

        /// <summary>The case; the name of the file unless the header names one.</summary>
        public string Name { get; private set; }

        /// <summary>The settings so far.</summary>
        public ClockSettings Settings { get; }

        /// <summary>Takes a line that begins with #.</summary>
        public void Take(string line)
        {
            string[] parts = line[1..].Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length == 2)
            {
                Take(parts[0], parts[1]);
            }
        }

        private void Take(string key, string value)
        {
            switch (key)
            {
                case "case":
                    Name = value;
                    break;
                case "capture":
                    TakeCapture(value);
                    break;
                case "counter_quantum_us":
                    Settings.QuantumMicroseconds = (int)_file.Number(value, key, 1, LongestQuantumMicroseconds);
                    break;
                case "crystal_ppm":
                    Settings.CrystalPartsPerMillion = (int)_file.Number(value, key, 1, LargestCrystalPartsPerMillion);
                    break;
                case "capture_latency_us":
                    Settings.KnownLatencyMicroseconds = (int)_file.Number(value, key, 0, HandlerLatencyLimitMicroseconds);
                    break;
            }
        }

        private void TakeCapture(string value)
        {
            bool isHandler = value == "handler";
            if (!isHandler && value != "native")
            {
                throw _file.Fault($"capture '{value}' is neither native nor handler");
            }

            Settings.Capture = isHandler ? PulseCapture.Handler : PulseCapture.Native;
            Settings.LatencyLimitMicroseconds = isHandler ? HandlerLatencyLimitMicroseconds : NativeLatencyLimitMicroseconds;
        }
    }
}
