namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>A source that could not be opened: says so, and ends.</summary>
    internal sealed class FaultyInput : IFrameInput
    {
        private readonly string _error;

        public FaultyInput(string error) => _error = error;

        public bool Fill(FrameBatch batch, CancellationToken stop) => !batch.TryAddUnreadable(null, _error);

        public void Dispose()
        {
        }
    }
}
