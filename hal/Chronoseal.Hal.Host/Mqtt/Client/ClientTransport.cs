using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The byte stream to a broker: TCP, with TLS over it if asked for.</summary>
    internal static class ClientTransport
    {
        /// <summary>Connects. Blocks until done or until somebody disposes the socket; that somebody keeps the deadline.</summary>
        internal static Stream Open(Socket socket, MqttClientSettings settings)
        {
            socket.Connect(settings.Host, settings.Port);
            socket.NoDelay = true;
            socket.SendTimeout = settings.ReplyTimeoutMilliseconds;
            var stream = new NetworkStream(socket, ownsSocket: false);
            if (!settings.UseTls)
            {
                return stream;
            }

            var tls = new SslStream(stream, leaveInnerStreamOpen: false);
            tls.AuthenticateAsClient(TlsOptions(settings));
            return tls;
        }

        private static SslClientAuthenticationOptions TlsOptions(MqttClientSettings settings)
        {
            var options = new SslClientAuthenticationOptions { TargetHost = settings.TlsServerName ?? settings.Host };
            if (settings.ClientCertificate is { } certificate && settings.ClientKey is { } key)
            {
                // Through PKCS #12, because on Windows a key straight from PEM cannot be used for TLS.
                using X509Certificate2 pem = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(certificate), Encoding.ASCII.GetString(key));
                options.ClientCertificates = [X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null)];
            }

            if (!settings.ValidatesServer)
            {
                options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
            }
            else if (settings.CaFile != null)
            {
                var policy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                };
                policy.CustomTrustStore.ImportFromPemFile(settings.CaFile);
                options.CertificateChainPolicy = policy;
            }

            return options;
        }
    }
}
