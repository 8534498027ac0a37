namespace Chronoseal.Evidence.Verification
{
    /// <summary>One thing to say about a frame.</summary>
    /// <param name="Verdict">What it is.</param>
    /// <param name="Sentence">A sentence that names the node, the boot and the sequence number as far as they are known.</param>
    public sealed record Finding(Verdict Verdict, string Sentence);
}
