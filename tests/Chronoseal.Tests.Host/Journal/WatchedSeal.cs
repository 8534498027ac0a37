using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>A seal that remembers how many changes the flash had seen when it sealed last.</summary>
    internal sealed class WatchedSeal(IFrameSeal seal, FlashRecorder store) : IFrameSeal
    {
        public int Algorithm => seal.Algorithm;

        public int MessageTag => seal.MessageTag;

        public string Context => seal.Context;

        public string AlgorithmName => seal.AlgorithmName;

        public byte[] PublicKey => seal.PublicKey;

        public byte[] KeyId => seal.KeyId;

        public int Length => seal.Length;

        internal long SealedAt { get; private set; }

        public Outcome Seal(byte[] data, int offset, int count, byte[] target, int targetOffset)
        {
            SealedAt = store.ChangeCount;
            return seal.Seal(data, offset, count, target, targetOffset);
        }
    }
}
