using Chronoseal.Evidence.Audit;

namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>Some frames on their way from the reader through a worker to the auditor. Used again and again.</summary>
    internal sealed class FrameBatch : IDisposable
    {
        private readonly byte[] _bytes = new byte[PipelineLimits.BytesPerBatch];
        private readonly FrameFacts?[] _facts = new FrameFacts?[PipelineLimits.FramesPerBatch];
        private readonly string?[] _places = new string?[PipelineLimits.FramesPerBatch];
        private readonly string?[] _unreadable = new string?[PipelineLimits.FramesPerBatch];
        private int _used;

        /// <summary>Set when a worker is done with it.</summary>
        public ManualResetEventSlim Examined { get; } = new();

        public int Count { get; private set; }

        public FrameFacts this[int index] => _facts[index] ??= new FrameFacts();

        /// <summary>The node that the source of a frame names; null where it names none.</summary>
        public string? Place(int index) => _places[index];

        /// <summary>Why bytes of the source could not be followed; null for a frame.</summary>
        public string? Unreadable(int index) => _unreadable[index];

        public void Clear()
        {
            Count = 0;
            _used = 0;
            Examined.Reset();
        }

        /// <summary>Copies a frame in; false when there is no room for it.</summary>
        public bool TryAdd(ReadOnlySpan<byte> frame, string? place, FrameOrigin origin = default)
        {
            if (Count == _facts.Length || frame.Length > _bytes.Length - _used)
            {
                return false;
            }

            frame.CopyTo(_bytes.AsSpan(_used));
            this[Count].Bytes = _bytes.AsMemory(_used, frame.Length);
            this[Count].Origin = origin;
            _used += frame.Length;
            Add(place, null);
            return true;
        }

        /// <summary>Notes bytes that are no frame; false when there is no room.</summary>
        public bool TryAddUnreadable(string? place, string explanation)
        {
            if (Count == _facts.Length)
            {
                return false;
            }

            this[Count].Bytes = default;
            Add(place, explanation);
            return true;
        }

        public void Dispose() => Examined.Dispose();

        private void Add(string? place, string? unreadable)
        {
            _places[Count] = place;
            _unreadable[Count] = unreadable;
            Count++;
        }
    }
}
