using System;
using System.Security.Cryptography.X509Certificates;

namespace Chronoseal.Hal.Nano
{
    /// <summary>The certificates of an endpoint as the platform wants them: parsed once, shared by all clients of a link.</summary>
    internal sealed class MqttCertificates
    {
        private MqttCertificates(X509Certificate roots, X509Certificate own)
        {
            Roots = roots;
            Own = own;
        }

        /// <summary>Whom to trust; null for the platform's stored roots.</summary>
        internal X509Certificate Roots { get; }

        /// <summary>What to show, with its key; null for the platform's stored device certificate.</summary>
        internal X509Certificate Own { get; }

        /// <summary>Parses; false for what the platform cannot read. Nothing of the key is shown or kept outside the certificate.</summary>
        internal static bool TryRead(MqttEndpoint endpoint, out MqttCertificates certificates)
        {
            certificates = null;
            bool hasOwn = endpoint.ClientCertificate != null && endpoint.ClientKey != null;
            try
            {
                // Not from strings: each would leave two more copies of the key in memory, one of which nobody could wipe.
                X509Certificate roots = endpoint.Roots == null ? null : new X509Certificate(Terminated(endpoint.Roots));
                X509Certificate own = hasOwn ? new X509Certificate2(Terminated(endpoint.ClientCertificate), Terminated(endpoint.ClientKey), "") : null;
                certificates = new MqttCertificates(roots, own);
                return true;
            }
            catch (Exception)
            {
                // The parser's failures arrive as different exceptions, depending on the image.
                return false;
            }
        }

        // PEM has to reach the platform's parser with a zero behind it.
        private static byte[] Terminated(byte[] pem)
        {
            var terminated = new byte[pem.Length + 1];
            Array.Copy(pem, terminated, pem.Length);
            return terminated;
        }
    }
}
