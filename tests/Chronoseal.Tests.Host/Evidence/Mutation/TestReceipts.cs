using System.Security.Cryptography;
using Chronoseal.Evidence.Audit;

namespace Chronoseal.Tests.Host.Evidence.Mutation
{
    /// <summary>Receipts of some frames, all of one instant.</summary>
    internal sealed class TestReceipts(long receivedUtcMicroseconds, List<byte[]> all) : IReceiptBook
    {
        private readonly HashSet<Digest> _hashes = [.. all.Select(frame => Digest.Of(SHA256.HashData(frame)))];

        public bool TryFind(FrameOrigin origin, Digest frameHash, out long utcMicroseconds)
        {
            utcMicroseconds = receivedUtcMicroseconds;
            return _hashes.Contains(frameHash);
        }
    }
}
