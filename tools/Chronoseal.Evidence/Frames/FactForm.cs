namespace Chronoseal.Evidence.Frames
{
    /// <summary>What the specification says a fact of a birth or event frame looks like.</summary>
    internal enum FactForm
    {
        Text,
        Hash,
        PublicKey,
        Number,
        Seconds,
        PartsPerMillion,
        Count,
        Correction,
    }
}
