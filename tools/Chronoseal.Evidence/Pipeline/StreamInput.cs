using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>
    /// Frames one after another in a stream. Bytes that are no frame are told of once, and the next frame behind them is looked for: a flipped bit in a
    /// length costs one frame, not the rest of the file.
    /// </summary>
    internal sealed class StreamInput : IFrameInput
    {
        private readonly Stream _stream;
        private readonly string _name;
        private readonly string? _place;
        private readonly string? _archivedAs;
        private readonly byte[] _buffer = new byte[PipelineLimits.ReadBytes];
        private int _start;
        private int _end;
        private long _offsetBytes;
        private bool _isAtEnd;
        private string? _pending;
        private string _fault = "";

        /// <summary>Reads a stream, which is disposed of with this.</summary>
        /// <param name="stream">Readable stream.</param>
        /// <param name="name">What messages call it.</param>
        /// <param name="place">The node whose frames it should hold; null for any.</param>
        /// <param name="archivedAs">What a collector's statements call the file; null outside an archive.</param>
        public StreamInput(Stream stream, string name, string? place, string? archivedAs = null)
        {
            _archivedAs = archivedAs;
            _stream = stream;
            _name = name;
            _place = place;
        }

        public bool Fill(FrameBatch batch, CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                if (_pending is not null)
                {
                    if (!batch.TryAddUnreadable(_place, _pending))
                    {
                        return true;
                    }

                    _pending = null;
                }

                ShapeVerdict verdict = Next(out FrameShape shape);
                if (verdict == ShapeVerdict.Frame)
                {
                    if (!batch.TryAdd(_buffer.AsSpan(_start, shape.Length), _place, new FrameOrigin(_archivedAs, _offsetBytes)))
                    {
                        return true;
                    }

                    Advance(shape.Length);
                }
                else if (_start < _end)
                {
                    Skip();
                }
                else
                {
                    return TakeFault();
                }
            }

            return false;
        }

        public void Dispose() => _stream.Dispose();

        private bool TakeFault()
        {
            if (_fault.Length == 0)
            {
                return false;
            }

            _pending = _fault;
            _fault = "";
            return true;
        }

        private ShapeVerdict Next(out FrameShape shape)
        {
            ShapeVerdict verdict = FrameShape.Measure(_buffer.AsSpan(_start, _end - _start), out shape);
            if (verdict == ShapeVerdict.Incomplete && !_isAtEnd)
            {
                Refill();
                verdict = FrameShape.Measure(_buffer.AsSpan(_start, _end - _start), out shape);
            }

            return verdict;
        }

        // Looks for the next whole frame, and says what was passed over.
        private void Skip()
        {
            long from = _offsetBytes;
            bool isTail = FrameShape.Measure(_buffer.AsSpan(_start, _end - _start), out _) == ShapeVerdict.Incomplete && _isAtEnd;
            string reason = "";
            if (!isTail)
            {
                FrameReader.TryRead(_buffer.AsMemory(_start, Math.Min(_end - _start, FrameLimits.MaximumFrameBytes)), out _, out reason);
            }

            do
            {
                Advance(1);
                if (_end - _start < FrameLimits.MaximumFrameBytes && !_isAtEnd)
                {
                    Refill();
                }
            }
            while (_start < _end && FrameShape.Measure(_buffer.AsSpan(_start, _end - _start), out _) != ShapeVerdict.Frame);

            long skipped = _offsetBytes - from;
            _pending = isTail
                ? $"{_name}, byte {from}: the last {skipped} bytes are the beginning of a frame without its end, as after a power cut during writing."
                : $"{_name}, byte {from}: {skipped} bytes are no frame ({reason}).";
        }

        private void Advance(int count)
        {
            _start += count;
            _offsetBytes += count;
        }

        private void Refill()
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
            try
            {
                int wanted = _buffer.Length - _end;
                int read = _stream.ReadAtLeast(_buffer.AsSpan(_end), wanted, false);
                _end += read;
                _isAtEnd = read < wanted;
            }
            catch (IOException exception)
            {
                _isAtEnd = true;
                _fault = $"{_name} could not be read past byte {_offsetBytes + _end}: {exception.Message}";
            }
        }
    }
}
