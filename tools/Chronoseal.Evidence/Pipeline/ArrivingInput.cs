using System.Collections.Concurrent;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>Frames as they arrive.</summary>
    internal sealed class ArrivingInput : IFrameInput
    {
        private readonly BlockingCollection<ArrivedFrame> _frames;
        private ArrivedFrame? _waiting;

        public ArrivingInput(BlockingCollection<ArrivedFrame> frames) => _frames = frames;

        public bool Fill(FrameBatch batch, CancellationToken stop)
        {
            // Waits for the first frame only: what has arrived is verified without waiting for a batch to be full.
            while (_waiting is not null || TryTake(batch.Count == 0, stop))
            {
                ArrivedFrame frame = _waiting!.Value;
                bool isTaken = frame.Bytes.Length > FrameLimits.MaximumFrameBytes
                    ? batch.TryAddUnreadable(frame.Node, $"{frame.Bytes.Length} bytes are more than the {FrameLimits.MaximumFrameBytes} of the longest frame.")
                    : batch.TryAdd(frame.Bytes.Span, frame.Node);
                if (!isTaken)
                {
                    return true;
                }

                _waiting = null;
            }

            return !_frames.IsCompleted && !stop.IsCancellationRequested;
        }

        public void Dispose()
        {
        }

        private bool TryTake(bool waits, CancellationToken stop)
        {
            try
            {
                bool isTaken = _frames.TryTake(out ArrivedFrame frame, waits ? Timeout.Infinite : 0, stop);
                _waiting = isTaken ? frame : null;
                return isTaken;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }
}
