using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The TLS side of one connection: whom to trust, what to show, and afterwards whose certificate was refused.</summary>
    internal sealed class ClientTls : IDisposable
    {
        private readonly MqttClientSettings _settings;
        private readonly X509Certificate2? _own;
        private bool _isServerRefused;
        private bool _isAsked;

        /// <exception cref="System.Security.Cryptography.CryptographicException">Certificate and key are no PEM, or do not belong together.</exception>
        internal ClientTls(MqttClientSettings settings)
        {
            _settings = settings;
            _own = settings.ClientCertificate is { } certificate && settings.ClientKey is { } key ? Load(certificate, key) : null;
        }

        /// <summary>Whether our side of the handshake is done.</summary>
        internal bool IsOpen { get; private set; }

        /// <summary>Does the handshake over a stream. Blocks until done or until somebody disposes the stream.</summary>
        internal Stream Open(Stream inner)
        {
            var tls = new SslStream(inner, leaveInnerStreamOpen: false);
            tls.AuthenticateAsClient(Options());
            IsOpen = true;
            return tls;
        }

        /// <summary>
        /// Why TLS ended. With TLS 1.3 a client has finished before the server has looked at its certificate, so that the refusal
        /// arrives as an alert at the first read (RFC 8446, 4.4.2.4 and appendix E.1.2); no other alert comes before CONNACK.
        /// </summary>
        internal LinkFailure FailureOf(Exception exception)
        {
            if (_isServerRefused)
            {
                return LinkFailure.ServerCertificate;
            }

            bool isAboutUs = IsOpen ? exception is IOException : _isAsked && exception is AuthenticationException;
            return isAboutUs ? LinkFailure.ClientCertificate : LinkFailure.TlsFailed;
        }

        public void Dispose()
        {
            _own?.Dispose();
        }

        private SslClientAuthenticationOptions Options()
        {
            var options = new SslClientAuthenticationOptions
            {
                TargetHost = _settings.TlsServerName ?? _settings.Host,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                RemoteCertificateValidationCallback = (_, _, _, errors) => !(_isServerRefused = _settings.ValidatesServer && errors != SslPolicyErrors.None),
                LocalCertificateSelectionCallback = (_, _, _, remote, _) =>
                {
                    _isAsked |= remote != null;
                    return _own!;
                },
            };
            if (Roots() is { } roots)
            {
                options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
                options.CertificateChainPolicy.CustomTrustStore.ImportFromPem(roots);
            }

            return options;
        }

        private string? Roots()
        {
            return _settings.Roots is { } pem ? Encoding.ASCII.GetString(pem) : _settings.CaFile is { } file ? File.ReadAllText(file) : null;
        }

        // Through PKCS #12, because on Windows a key straight from PEM cannot be used for TLS.
        private static X509Certificate2 Load(byte[] certificate, byte[] key)
        {
            using X509Certificate2 pem = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(certificate), Encoding.ASCII.GetString(key));
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        }
    }
}
