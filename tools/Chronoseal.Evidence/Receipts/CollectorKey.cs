using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Chronoseal.Evidence.Store;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>The key that signs statements: P-256, in a PEM file that only its owner may read. Nothing here ever shows the private part.</summary>
    public sealed class CollectorKey : IDisposable
    {
        private const int KeyBits = 256;
        private const string PublicSuffix = ".pub";
        private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        private CollectorKey(ECDsa key) => Key = key;

        /// <summary>Key identifier as 16 lower-case hexadecimal digits.</summary>
        public string KeyIdHex => Convert.ToHexStringLower(PublicKey.IdOf(Key));

        /// <summary>What the public key stands under in keys.json.</summary>
        public string KeyFileName => KeyRing.CollectorName(KeyIdHex);

        /// <summary>Public key as it stands in keys.json: 130 lower-case hexadecimal digits.</summary>
        public string PublicHex => Convert.ToHexStringLower(PublicKey.PointOf(Key));

        /// <summary>The key itself, with its private part.</summary>
        public ECDsa Key { get; }

        /// <summary>Makes a key from the operating system's generator, and beside it the public part in a file with ".pub" behind its name.</summary>
        /// <param name="path">The new file. A file that exists is never replaced: its receipts could not be continued.</param>
        /// <param name="key">The key.</param>
        /// <param name="fault">A sentence that names the file and the remedy when the result is false, else empty.</param>
        public static bool TryCreate(string path, [NotNullWhen(true)] out CollectorKey? key, out string fault)
        {
            key = null;
            ECDsa made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            try
            {
                WriteNew(path, made.ExportPkcs8PrivateKeyPem(), Owner);
                WriteNew(path + PublicSuffix, made.ExportSubjectPublicKeyInfoPem(), Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
                key = new CollectorKey(made);
                fault = "";
                return true;
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception))
            {
                made.Dispose();
                fault = $"{path} could not be made: {exception.Message} Name a new file in a folder that may be written to; a key is never replaced.";
                return false;
            }
        }

        /// <summary>Loads a key.</summary>
        /// <param name="path">A PEM file with a private key on P-256.</param>
        /// <param name="key">The key.</param>
        /// <param name="fault">A sentence that names the file and the remedy when the result is false, else empty.</param>
        public static bool TryLoad(string path, [NotNullWhen(true)] out CollectorKey? key, out string fault)
        {
            key = TryImport(path, out ECDsa? loaded, out fault) ? new CollectorKey(loaded) : null;
            if (key is null)
            {
                return false;
            }

            try
            {
                key.Key.SignData([], HashAlgorithmName.SHA256);
                return true;
            }
            catch (CryptographicException)
            {
                key.Dispose();
                key = null;
                fault = $"{path} holds a public key only; name the private one.";
                return false;
            }
        }

        /// <summary>Loads the public part of a collector's key, for verification.</summary>
        /// <param name="path">A PEM file with a public or private key on P-256.</param>
        /// <param name="publicKey">The key.</param>
        /// <param name="fault">A sentence that names the file and the remedy when the result is false, else empty.</param>
        public static bool TryLoadPublic(string path, [NotNullWhen(true)] out ECDsa? publicKey, out string fault) => TryImport(path, out publicKey, out fault);

        /// <inheritdoc/>
        public void Dispose() => Key.Dispose();

        /// <summary>The key identifier, and nothing else of the key.</summary>
        public override string ToString() => KeyIdHex;

        private static bool TryImport(string path, [NotNullWhen(true)] out ECDsa? key, out string fault)
        {
            key = null;
            var made = ECDsa.Create();
            try
            {
                bool isSmall = new FileInfo(path).Length <= ReceiptLimits.KeyFileBytes;
                made.ImportFromPem(isSmall ? File.ReadAllText(path) : "");
                if (made.KeySize == KeyBits && made.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value)
                {
                    key = made;
                    fault = "";
                    return true;
                }

                fault = $"{path} holds a key that is not on P-256. Make one with 'chronoseal collect --new-key FILE'.";
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception) || exception is CryptographicException)
            {
                // The text of a cryptographic exception could quote what was read.
                string cause = FileFaults.IsExpected(exception) && exception is not ArgumentException ? exception.Message : "it is not a key in PEM.";
                fault = $"{path} could not be read: {cause} Make one with 'chronoseal collect --new-key FILE'.";
            }

            made.Dispose();
            return false;
        }

        private static void WriteNew(string path, string pem, UnixFileMode mode)
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = mode;
            }

            using var stream = new FileStream(path, options);
            stream.Write(System.Text.Encoding.ASCII.GetBytes(pem + "\n"));
            stream.Flush(true);
        }
    }
}
