namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>Where frames come from.</summary>
    internal interface IFrameInput : IDisposable
    {
        /// <summary>Puts as many frames into a batch as there are and fit.</summary>
        /// <returns>False at the end, when nothing more will come.</returns>
        bool Fill(FrameBatch batch, CancellationToken stop);
    }
}
