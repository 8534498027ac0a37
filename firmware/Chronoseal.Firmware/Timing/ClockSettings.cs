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

        /// <summary>
        /// The least latency of a managed handler where a loop-back test has measured it, microseconds; 0 where none has. Corrected
        /// for, with <see cref="CalibrationUncertaintyMicroseconds"/> left.
        /// </summary>
        public int KnownLatencyMicroseconds;

        /// <summary>Expanded uncertainty (k = 2) of <see cref="KnownLatencyMicroseconds"/>, microseconds.</summary>
        public int CalibrationUncertaintyMicroseconds = 40;

        /// <summary>
        /// The most that the least latency of a managed handler can be, microseconds: a declared assumption (Type B, one-sided) that
        /// stands where nothing was measured.
        /// </summary>
        public int AssumedLatencyMicroseconds = 500;

        /// <summary>The crystal's limit over its temperature range and life, parts per million.</summary>
        public int CrystalPartsPerMillion = 20;

        /// <summary>The bound at which the clock says Expired, microseconds.</summary>
        public long ExpiryMicroseconds = 10000;
    }
}
