using System.Security.Cryptography;

namespace Chronoseal.Tests.Host.Evidence.Mutation
{
    /// <summary>Who seals: the holder of a device key, of a private key, or of the key of one boot.</summary>
    internal sealed record Sealing
    {
        internal required byte[] KeyId { get; init; }

        /// <summary>32 bytes; boot keys follow from it.</summary>
        internal byte[]? DeviceKey { get; init; }

        /// <summary>32 bytes, used for every boot: what a thief of one boot key has.</summary>
        internal byte[]? BootKey { get; init; }

        internal ECDsa? Private { get; init; }

        internal static Sealing Signing(ECDsa key) => new() { KeyId = FrameBuilder.KeyIdOf(key), Private = key };
    }
}
