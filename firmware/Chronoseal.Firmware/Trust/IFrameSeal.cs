using Chronoseal.Hal;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>What makes a frame one that only this node can have written: a MAC under its key, or a signature by its secure element.</summary>
    public interface IFrameSeal
    {
        /// <summary>The COSE algorithm: 5 for HMAC 256/256, -7 for ES256 (RFC 9053, tables 1 and 5).</summary>
        int Algorithm { get; }

        /// <summary>Its name, for birth frames.</summary>
        string AlgorithmName { get; }

        /// <summary>The CBOR tag of the message: 17 for COSE_Mac0, 18 for COSE_Sign1 (RFC 9052, table 1).</summary>
        int MessageTag { get; }

        /// <summary>The first item of the structure that is sealed: MAC0 or Signature1 (RFC 9052, sections 4.4 and 6.3).</summary>
        string Context { get; }

        /// <summary>8 bytes that identify the key.</summary>
        byte[] KeyId { get; }

        /// <summary>The public key that verifies seals, uncompressed: 04, X, Y; empty where the key is a shared secret.</summary>
        byte[] PublicKey { get; }

        /// <summary>Bytes of a seal: 32 or 64.</summary>
        int Length { get; }

        /// <summary>Seals a run of bytes. Unless <see cref="Outcome.Ok"/> there is no seal, and the frame must not be used.</summary>
        Outcome Seal(byte[] data, int offset, int count, byte[] seal, int sealOffset);
    }
}
