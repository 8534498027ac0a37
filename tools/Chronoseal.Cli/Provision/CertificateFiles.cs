using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Chronoseal.Cli.Clock;
using Chronoseal.Firmware;

namespace Chronoseal.Cli.Provision
{
    /// <summary>The files for TLS to the broker, checked as far as a PC can. Copied byte for byte. Nothing is said of the key.</summary>
    internal sealed class CertificateFiles
    {
        private const string Certificate = "CERTIFICATE";
        private const string PrivateKey = "PRIVATE KEY";
        private const string EncryptedKey = "ENCRYPTED PRIVATE KEY";

        private readonly List<NodeFile> _files = [];
        private readonly List<string> _notes = [];
        private readonly DateTimeOffset _now;

        private CertificateFiles(DateTimeOffset now) => _now = now;

        /// <summary>The files for the node.</summary>
        internal IReadOnlyList<NodeFile> Files => _files;

        /// <summary>A sentence a certificate: whose it is and until when.</summary>
        internal IReadOnlyList<string> Notes => _notes;

        /// <summary>Reads and checks them; null for what is not wanted.</summary>
        /// <exception cref="InputFault">One cannot be used by a node.</exception>
        internal static CertificateFiles Of(string? roots, string? certificate, string? key, DateTimeOffset now)
        {
            var files = new CertificateFiles(now);
            if (roots is not null)
            {
                files.AddRoots(roots);
            }

            if ((certificate is null) != (key is null))
            {
                throw new InputFault(ExitCode.Usage, "--client-cert and --client-key go together.");
            }

            if (certificate is not null)
            {
                files.AddClient(certificate, key!);
            }

            return files;
        }

        private void AddRoots(string path)
        {
            byte[] bytes = Read("--broker-ca", path);
            ReadCertificates("--broker-ca", path, bytes, FileNames.BrokerRoots);
            _files.Add(new NodeFile(FileNames.BrokerRoots, bytes, false));
        }

        private void AddClient(string certificatePath, string keyPath)
        {
            byte[] certificate = Read("--client-cert", certificatePath);
            ReadCertificates("--client-cert", certificatePath, certificate, FileNames.ClientCertificate);
            byte[] key = Read("--client-key", keyPath);
            string keyText = Encoding.UTF8.GetString(key);
            if (Labels(keyText).Contains(EncryptedKey) || keyText.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal))
            {
                throw new InputFault(ExitCode.Usage, $"--client-key {keyPath}: is encrypted, and a node has nobody to ask for the password. Take that off with 'openssl pkey -in FILE -out NEW'.");
            }

            if (!Labels(keyText).Any(label => label.EndsWith(PrivateKey, StringComparison.Ordinal)))
            {
                throw new InputFault(ExitCode.Usage, $"--client-key {keyPath}: holds no private key in PEM.");
            }

            try
            {
                using X509Certificate2 pair = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(certificate), keyText);
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException)
            {
                // Its text could quote what was read.
                throw new InputFault(ExitCode.Usage, $"--client-key {keyPath}: is not the key of the first certificate in {certificatePath}, or not one that can be read.");
            }

            _files.Add(new NodeFile(FileNames.ClientCertificate, certificate, false));
            _files.Add(new NodeFile(FileNames.ClientKey, key, true));
        }

        private static byte[] Read(string option, string path) => InputFiles.Read(option, path, Limits.CertificateFileBytes);

        private void ReadCertificates(string option, string path, byte[] bytes, string name)
        {
            string text = Encoding.UTF8.GetString(bytes);
            List<string> labels = [.. Labels(text)];
            if (labels.Any(label => label.EndsWith(PrivateKey, StringComparison.Ordinal)))
            {
                throw new InputFault(ExitCode.Usage, $"{option} {path}: holds a private key beside its certificate; keys have no business there. Write the certificate to a file of its own.");
            }

            int count = labels.Count(label => label == Certificate);
            if (count is 0 or > ProvisionLimits.CertificatesPerFile)
            {
                throw new InputFault(ExitCode.Usage, $"{option} {path}: holds {count} certificates in PEM; it must be 1 to {ProvisionLimits.CertificatesPerFile}.");
            }

            var certificates = new X509Certificate2Collection();
            try
            {
                certificates.ImportFromPem(text);
            }
            catch (CryptographicException)
            {
                throw new InputFault(ExitCode.Usage, $"{option} {path}: holds a certificate that cannot be read.");
            }

            foreach (X509Certificate2 certificate in certificates)
            {
                using (certificate)
                {
                    Note(option, path, name, certificate);
                }
            }
        }

        private void Note(string option, string path, string name, X509Certificate2 certificate)
        {
            DateTimeOffset from = certificate.NotBefore;
            DateTimeOffset until = certificate.NotAfter;
            string whose = $"{name}: {Evidence.Display.PrintableText.Of(certificate.Subject)}, valid {from.UtcDateTime:yyyy-MM-dd} to {until.UtcDateTime:yyyy-MM-dd}";
            if (until <= _now)
            {
                throw new InputFault(ExitCode.Usage, $"{option} {path}: the certificate of {Evidence.Display.PrintableText.Of(certificate.Subject)} ended on {until.UtcDateTime:yyyy-MM-dd}. Get a new one.");
            }

            _notes.Add(from > _now ? $"{whose}: NOT VALID YET"
                : until <= _now.AddDays(ProvisionLimits.NearEndDays) ? $"{whose}: ENDS SOON"
                : whose);
        }

        private static IEnumerable<string> Labels(string text)
        {
            ReadOnlyMemory<char> rest = text.AsMemory();
            List<string> labels = [];
            while (PemEncoding.TryFind(rest.Span, out PemFields fields))
            {
                labels.Add(rest[fields.Label].ToString());
                rest = rest[fields.Location.End..];
            }

            return labels;
        }
    }
}
