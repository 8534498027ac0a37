using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Chronoseal.Cli.Collect;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>A time-stamping authority for a test: `openssl ts -reply` with a throw-away root, and an HTTP front on the loopback.</summary>
    internal sealed class OpensslAuthority : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chronoseal-tsa-");
        private readonly HttpListener _listener = new();
        private readonly Task _answering;

        internal OpensslAuthority(string name = "Test Authority")
        {
            MakeCertificates(name);
            File.WriteAllText(PathOf("serial"), "01\n");
            File.WriteAllLines(PathOf("tsa.cnf"),
            [
                "[tsa]", "default_tsa = it", "[it]", $"serial = {PathOf("serial")}", $"signer_cert = {PathOf("tsa.pem")}", $"signer_key = {PathOf("tsa.key")}",
                "signer_digest = sha256", "default_policy = 1.2.3.4.1", "digests = sha256", "accuracy = millisecs:1", "ess_cert_id_alg = sha256",
            ]);
            Url = new Uri($"http://127.0.0.1:{FreePort()}/");
            _listener.Prefixes.Add(Url.ToString());
            _listener.Start();
            _answering = Task.Run(AnswerAll);
        }

        internal Uri Url { get; }

        internal string RootFile => PathOf("ca.pem");

        /// <summary>The command that does the same without HTTP.</summary>
        internal string Command => $"openssl ts -reply -config {PathOf("tsa.cnf")} -queryfile /dev/stdin 2>/dev/null";

        /// <summary>The HTTP status that is answered instead of asking openssl; 0 to ask.</summary>
        internal volatile int Refusal;

        public void Dispose()
        {
            _listener.Close();
            _answering.Wait(10_000);
            _folder.Delete(recursive: true);
        }

        private string PathOf(string name) => Path.Combine(_folder.FullName, name);

        private async Task AnswerAll()
        {
            while (_listener.IsListening)
            {
                try
                {
                    Answer(await _listener.GetContextAsync());
                }
                catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }

        private void Answer(HttpListenerContext context)
        {
            using var query = new MemoryStream();
            context.Request.InputStream.CopyTo(query);
            using var openssl = new CommandTimestampAuthority(Command);
            byte[] reply = [];
            string fault = "";
            bool isGood = Refusal == 0 && context.Request.ContentType == "application/timestamp-query" && openssl.TryAsk(query.ToArray(), out reply, out fault);
            context.Response.StatusCode = isGood ? 200 : Refusal == 0 ? 500 : Refusal;
            context.Response.ContentType = "application/timestamp-reply";
            context.Response.Close(isGood ? reply : System.Text.Encoding.UTF8.GetBytes(fault), false);
        }

        private void MakeCertificates(string name)
        {
            DateTimeOffset from = DateTimeOffset.UtcNow.AddDays(-1);
            using ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var rootRequest = new CertificateRequest($"CN={name} Root", rootKey, HashAlgorithmName.SHA256);
            rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            rootRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
            using X509Certificate2 root = rootRequest.CreateSelfSigned(from, from.AddDays(30));
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], true));
            using X509Certificate2 certificate = request.Create(root, from, from.AddDays(29), RandomNumberGenerator.GetBytes(8));
            File.WriteAllText(PathOf("ca.pem"), root.ExportCertificatePem());
            File.WriteAllText(PathOf("tsa.pem"), certificate.ExportCertificatePem());
            File.WriteAllText(PathOf("tsa.key"), key.ExportPkcs8PrivateKeyPem());
        }

        private static int FreePort()
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }
    }
}
