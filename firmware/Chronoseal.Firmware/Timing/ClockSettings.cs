using Chronoseal.Hal;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>What the clock must be told of the node.</summary>
    public sealed class ClockSettings
    {
        /// <summary>How edges are captured.</summary>
        public PulseCapture Capture = PulseCapture.Native;

        /// <summary>Step of a captured counter value, microseconds.</summary>
        public int QuantumMicroseconds = 1;

        /// <summary>The most that a capture can be late, microseconds, as the board declares it.</summary>
        public int LatencyLimitMicroseconds = 10;

        /// <summary>The crystal's limit over its temperature range and life, parts per million.</summary>
        public int CrystalPartsPerMillion = 20;

        /// <summary>The bound at which the clock says Expired, microseconds.</summary>
        public long ExpiryMicroseconds = 10000;
    }
}
