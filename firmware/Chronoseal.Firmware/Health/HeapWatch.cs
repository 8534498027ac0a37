using Chronoseal.Firmware.Buses;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Health
{
    /// <summary>
    /// How much heap is free. Measuring runs a collection, which stops every task: so it is an errand, done between epochs where sampling runs.
    /// </summary>
    public sealed class HeapWatch : IErrand
    {
        private readonly IBoard _board;
        private int _lowInRow;

        /// <summary>Has measured nothing yet.</summary>
        public HeapWatch(IBoard board)
        {
            _board = board;
        }

        /// <summary>Bytes free when measured last; 0 before that.</summary>
        public long FreeBytes { get; private set; }

        /// <summary>The least that was measured in this boot; 0 before that.</summary>
        public long LeastBytes { get; private set; }

        /// <summary>Counter when measured last; 0 before that.</summary>
        public long MeasuredCounter { get; private set; }

        /// <inheritdoc/>
        public long StepMicroseconds
        {
            get { return HealthLimits.HeapStepMicroseconds; }
        }

        /// <inheritdoc/>
        public bool Step()
        {
            FreeBytes = _board.FreeHeapBytes;
            LeastBytes = MeasuredCounter == 0 || FreeBytes < LeastBytes ? FreeBytes : LeastBytes;
            MeasuredCounter = _board.Timeline.Counter.Microseconds;
            return false;
        }

        /// <summary>Whether it was measured, and less than a floor the last time.</summary>
        public bool IsBelow(long floorBytes)
        {
            return MeasuredCounter != 0 && FreeBytes < floorBytes;
        }

        /// <summary>Judges the last measurement; true if it was below the floor and those before it too, <see cref="HealthLimits.HeapLowInRow"/> in a row.</summary>
        public bool IsLow(long floorBytes)
        {
            _lowInRow = FreeBytes < floorBytes ? _lowInRow + 1 : 0;
            return _lowInRow >= HealthLimits.HeapLowInRow;
        }
    }
}
