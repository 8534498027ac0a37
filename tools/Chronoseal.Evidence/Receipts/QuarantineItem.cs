using Chronoseal.Evidence.Cbor;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>
    /// What is no frame of a known topic, or does not verify, wrapped so that the file stays a CBOR sequence:
    /// <c>[time of receipt in microseconds, topic, offset, bytes of the whole message, bytes]</c>, several items for a long message.
    /// </summary>
    internal static class QuarantineItem
    {
        internal static IReadOnlyList<byte[]> Wrap(string topic, ReadOnlyMemory<byte> message, long utcMicroseconds)
        {
            var items = new List<byte[]>();
            int offset = 0;
            do
            {
                ReadOnlyMemory<byte> chunk = message.Slice(offset, Math.Min(message.Length - offset, ReceiptLimits.QuarantineChunkBytes));
                items.Add(CborWriter.Encode(CborValue.Array(
                    CborValue.Int(Math.Max(0, utcMicroseconds)),
                    CborValue.TextString(topic),
                    CborValue.Int(offset),
                    CborValue.Int(message.Length),
                    CborValue.ByteString(chunk))));
                offset += chunk.Length;
            }
            while (offset < message.Length);

            return items;
        }
    }
}
