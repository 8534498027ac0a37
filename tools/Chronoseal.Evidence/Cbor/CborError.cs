namespace Chronoseal.Evidence.Cbor
{
    /// <summary>Why bytes were refused.</summary>
    /// <param name="Offset">Byte offset of the offending item, from the start of the input.</param>
    /// <param name="Reason">A clause in English without a full stop.</param>
    /// <param name="IsTruncated">True when the input ended inside an item, so that more bytes could still complete it.</param>
    public readonly record struct CborError(int Offset, string Reason, bool IsTruncated)
    {
        /// <summary>The error as a sentence with its place.</summary>
        public override string ToString() => $"byte {Offset}: {Reason}";
    }
}
