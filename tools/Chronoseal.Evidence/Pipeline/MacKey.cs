using System.Security.Cryptography;
using Chronoseal.Evidence.Hashing;

namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>A boot key in use, with the states behind the inner and the outer pad (RFC 2104, 4), so that they are hashed once a boot.</summary>
    internal sealed class MacKey
    {
        private const byte InnerPad = 0x36;
        private const byte OuterPad = 0x5C;

        private readonly uint[] _inner = new uint[Sha256Constants.Words];
        private readonly uint[] _outer = new uint[Sha256Constants.Words];

        public MacKey(byte[] key, Sha256Lanes? lanes)
        {
            Key = key;
            if (lanes is not null)
            {
                Prepare(lanes, InnerPad, _inner);
                Prepare(lanes, OuterPad, _outer);
            }
        }

        /// <summary>32 bytes.</summary>
        public byte[] Key { get; }

        /// <summary>State behind the inner pad.</summary>
        public ReadOnlySpan<uint> Inner => _inner;

        /// <summary>State behind the outer pad.</summary>
        public ReadOnlySpan<uint> Outer => _outer;

        private void Prepare(Sha256Lanes lanes, byte pad, uint[] state)
        {
            Span<byte> block = lanes.Message(0)[..Sha256Constants.BlockBytes];
            block.Fill(pad);
            for (int i = 0; i < Key.Length; i++)
            {
                block[i] ^= Key[i];
            }

            lanes.CloseWhole(0, 1, Sha256Constants.InitialState);
            lanes.Run();
            for (int word = 0; word < state.Length; word++)
            {
                state[word] = lanes.Result(0, word);
            }

            CryptographicOperations.ZeroMemory(block);
        }
    }
}
