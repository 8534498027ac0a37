using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>Takes one TLS connection with a certificate of its own making for "localhost", and passes its bytes to a broker.</summary>
    internal sealed class TlsFront : IDisposable
    {
        private readonly X509Certificate2 _certificate = MakeCertificate();
        private readonly StubServer _server;

        internal TlsFront(int brokerPort)
        {
            CaFile = Path.GetTempFileName();
            File.WriteAllText(CaFile, _certificate.ExportCertificatePem());
            _server = new StubServer((stream, _) => Pass(stream, brokerPort));
        }

        internal int Port => _server.Port;

        /// <summary>The certificate as a PEM file.</summary>
        internal string CaFile { get; }

        public void Dispose()
        {
            _server.Dispose();
            _certificate.Dispose();
            File.Delete(CaFile);
        }

        private static X509Certificate2 MakeCertificate()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            request.CertificateExtensions.Add(names.Build());
            using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        }

        private void Pass(Stream stream, int brokerPort)
        {
            using var tls = new SslStream(stream);
            try
            {
                tls.AuthenticateAsServer(_certificate);
            }
            catch (AuthenticationException)
            {
                return;
            }

            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(IPAddress.Loopback, brokerPort);
            using var plain = new NetworkStream(socket);
            Task.WaitAny(tls.CopyToAsync(plain), plain.CopyToAsync(tls));
        }
    }
}
