using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>An issuer of certificates, thrown away with the test, and its files.</summary>
    internal sealed class Authority : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chronoseal-authority-");
        private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        private readonly X509Certificate2 _certificate;

        internal Authority(string name)
        {
            var request = new CertificateRequest("CN=" + name, _key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
            _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(30));
        }

        /// <summary>Its own certificate in PEM.</summary>
        internal byte[] Pem => Encoding.ASCII.GetBytes(_certificate.ExportCertificatePem());

        public void Dispose()
        {
            _certificate.Dispose();
            _key.Dispose();
            _folder.Delete(recursive: true);
        }

        /// <summary>Issues a certificate and its key, both in PEM.</summary>
        internal (byte[] Certificate, byte[] Key) Issue(string name, int endsInDays = 1)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            if (IPAddress.TryParse(name, out IPAddress? address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(name);
            }

            request.CertificateExtensions.Add(names.Build());
            byte[] serial = RandomNumberGenerator.GetBytes(8);
            serial[0] &= 0x7F;
            DateTimeOffset end = DateTimeOffset.UtcNow.AddDays(endsInDays);
            using X509Certificate2 issued = request.Create(_certificate, end.AddDays(-2), end, serial);
            return (Encoding.ASCII.GetBytes(issued.ExportCertificatePem()), Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        }

        /// <summary>Writes a file that lives as long as the authority; returns its path.</summary>
        internal string Write(string name, byte[] content)
        {
            string path = Path.Combine(_folder.FullName, name);
            File.WriteAllBytes(path, content);
            return path;
        }
    }
}
