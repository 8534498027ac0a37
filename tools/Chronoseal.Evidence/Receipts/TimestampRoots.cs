using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Chronoseal.Evidence.Store;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>The certificates whose word on time an auditor accepts. Revocation is not asked for: that would need a network and a day in the past.</summary>
    public sealed class TimestampRoots
    {
        private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

        private readonly X509Certificate2Collection _roots;
        private readonly Dictionary<string, (DateTime NotBefore, DateTime NotAfter)> _trusted = new(StringComparer.Ordinal);

        /// <summary>Trusts these and no others.</summary>
        public TimestampRoots(X509Certificate2Collection roots) => _roots = roots;

        /// <summary>Loads roots from a PEM file.</summary>
        /// <param name="path">One certificate or several.</param>
        /// <param name="roots">The roots.</param>
        /// <param name="fault">A sentence that names the file and the remedy when the result is false, else empty.</param>
        public static bool TryLoad(string path, [NotNullWhen(true)] out TimestampRoots? roots, out string fault)
        {
            roots = null;
            var certificates = new X509Certificate2Collection();
            try
            {
                if (new FileInfo(path).Length <= ReceiptLimits.RootsFileBytes)
                {
                    certificates.ImportFromPemFile(path);
                }
            }
            catch (Exception exception) when (FileFaults.IsExpected(exception) || exception is CryptographicException)
            {
                fault = $"{path} could not be read: {exception.Message} Name a PEM file with the root certificates of the time-stamping authority.";
                return false;
            }

            fault = certificates.Count > 0 ? "" : $"{path} holds no certificate. Name a PEM file with the root certificates of the time-stamping authority.";
            roots = certificates.Count > 0 ? new TimestampRoots(certificates) : null;
            return roots is not null;
        }

        /// <summary>Whether a chain of certificates for time stamping, all valid at the instant, leads from the signer to a root.</summary>
        internal bool Vouch(X509Certificate2 signer, X509Certificate2Collection others, DateTimeOffset instant, out string reason)
        {
            reason = "";
            if (_trusted.TryGetValue(signer.Thumbprint, out (DateTime NotBefore, DateTime NotAfter) valid)
                && instant.UtcDateTime >= valid.NotBefore && instant.UtcDateTime <= valid.NotAfter)
            {
                return true;
            }

            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(_roots);
            chain.ChainPolicy.ExtraStore.AddRange(others);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.DisableCertificateDownloads = true;
            chain.ChainPolicy.ApplicationPolicy.Add(new Oid(TimeStamping));
            chain.ChainPolicy.VerificationTimeIgnored = false;
            chain.ChainPolicy.VerificationTime = instant.LocalDateTime;
            if (!chain.Build(signer))
            {
                reason = string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation.Trim().TrimEnd('.')).Distinct());
                return false;
            }

            _trusted[signer.Thumbprint] = (
                chain.ChainElements.Max(element => element.Certificate.NotBefore.ToUniversalTime()),
                chain.ChainElements.Min(element => element.Certificate.NotAfter.ToUniversalTime()));
            return true;
        }
    }
}
