namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>Several sources, one after the other.</summary>
    internal sealed class SourcesInput : IFrameInput
    {
        private readonly Queue<FrameSource> _sources;
        private IFrameInput? _open;

        public SourcesInput(IEnumerable<FrameSource> sources) => _sources = new Queue<FrameSource>(sources);

        public bool Fill(FrameBatch batch, CancellationToken stop)
        {
            if (_open is null)
            {
                if (!_sources.TryDequeue(out FrameSource? next))
                {
                    return false;
                }

                _open = next.Open();
            }

            if (_open.Fill(batch, stop))
            {
                return true;
            }

            _open.Dispose();
            _open = null;
            return _sources.Count > 0 && !stop.IsCancellationRequested;
        }

        public void Dispose() => _open?.Dispose();
    }
}
