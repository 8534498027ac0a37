using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Chronoseal.Cli.Clock;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Registry;
using Chronoseal.Evidence.Verification;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;
using PublicKey = Chronoseal.Evidence.Verification.PublicKey;

namespace Chronoseal.Cli.Provision
{
    /// <summary>What seals a node's frames: a device key that it shares with those who verify, or the public key of its secure element.</summary>
    internal sealed class NodeKey
    {
        private readonly byte[] _verificationKey;

        private NodeKey(byte[] keyId, byte[] verificationKey, bool isShared)
        {
            KeyId = keyId;
            _verificationKey = verificationKey;
            IsShared = isShared;
        }

        /// <summary>8 bytes; stands in every frame.</summary>
        internal byte[] KeyId { get; }

        internal string KeyIdHex => Convert.ToHexStringLower(KeyId);

        internal bool IsShared { get; }

        /// <summary>The word of the setting and the registry.</summary>
        internal string Seal => IsShared ? NodeRegistry.MacSeal : NodeRegistry.SignatureSeal;

        /// <summary>130 hexadecimal digits; null for a shared key.</summary>
        internal string? PublicHex => IsShared ? null : Convert.ToHexStringLower(_verificationKey);

        /// <summary>Draws a shared key and its identifier.</summary>
        internal static NodeKey Draw(FillRandom random)
        {
            byte[] keyId = new byte[FrameLimits.KeyIdBytes];
            byte[] key = new byte[VerificationLimits.KeyBytes];
            random(keyId);
            random(key);
            return new NodeKey(keyId, key, true);
        }

        /// <summary>Takes the shared key that is kept under an identifier.</summary>
        internal static bool TryKeep(KeyRing keys, string keyIdHex, [NotNullWhen(true)] out NodeKey? kept)
        {
            byte[] keyId = Convert.FromHexString(keyIdHex);
            kept = keys.TryGet(keyId, out byte[]? key) ? new NodeKey(keyId, key, true) : null;
            return kept is not null;
        }

        /// <summary>Reads a public key: 130 hexadecimal digits, or a file with them or with a public key in PEM.</summary>
        /// <exception cref="InputFault">It is none.</exception>
        internal static NodeKey OfPublic(string words)
        {
            string text = words.All(char.IsAsciiHexDigit) ? words : Encoding.UTF8.GetString(InputFiles.Read("--public-key", words, ProvisionLimits.PublicKeyFileBytes)).Trim();
            byte[] point = text.StartsWith("-----", StringComparison.Ordinal) ? PointOf(text) : text.All(char.IsAsciiHexDigit) && text.Length % 2 == 0 ? Convert.FromHexString(text) : [];
            return PublicKey.TryRead(point, out PublicKey? key)
                ? new NodeKey(key.KeyId.ToArray(), point, false)
                : throw new InputFault(
                    ExitCode.Usage,
                    $"--public-key is not 04, X, Y of a point on P-256 in {2 * FrameLimits.PublicKeyBytes} hexadecimal digits, nor a file with them or with the key in PEM. 'key status' on the node's console shows it.");
        }

        /// <summary>Adds what verifies frames to a key ring.</summary>
        internal bool TryAddTo(KeyRing keys, out string reason) => keys.TryAdd(KeyIdHex, _verificationKey, out reason);

        /// <summary>node.key, written by the firmware's own provisioning, so that there is one place that knows the record.</summary>
        internal byte[] ToRecord()
        {
            var files = new MemoryFileStore(new PlantRandom(1));
            var provisioning = new KeyProvisioning(files);
            if (provisioning.Write(KeyId, _verificationKey) != Outcome.Ok)
            {
                throw new InputFault(ExitCode.Environment, $"the key that was drawn cannot be used: {provisioning.Message}.");
            }

            files.Length(KeyStore.FileName, out long length);
            byte[] record = new byte[length];
            files.Read(KeyStore.FileName, 0, record, 0, record.Length, out _);
            return record;
        }

        /// <summary>The key identifier, and nothing of the key.</summary>
        public override string ToString() => KeyIdHex;

        private static byte[] PointOf(string pem)
        {
            try
            {
                using ECDsa key = ECDsa.Create();
                key.ImportFromPem(pem);
                return key.KeySize == 8 * VerificationLimits.KeyBytes ? PublicKey.PointOf(key) : [];
            }
            catch (Exception exception) when (exception is CryptographicException or ArgumentException)
            {
                return [];
            }
        }
    }
}
