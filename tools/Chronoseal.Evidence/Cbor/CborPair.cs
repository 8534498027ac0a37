namespace Chronoseal.Evidence.Cbor
{
    /// <summary>One entry of a map.</summary>
    /// <param name="Key">Key, of any kind.</param>
    /// <param name="Value">Value, of any kind.</param>
    public sealed record CborPair(CborValue Key, CborValue Value);
}
