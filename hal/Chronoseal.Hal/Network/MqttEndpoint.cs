namespace Chronoseal.Hal
{
    /// <summary>
    /// Where a broker is, whom to believe that it is the broker, and what to show it. With TLS the broker's certificate and its
    /// name are always verified; there is no way to leave that out.
    /// </summary>
    public sealed class MqttEndpoint
    {
        /// <summary>A host name, which the certificate must bear with TLS, or an address.</summary>
        public string Host;

        /// <summary>1 to 65535; by custom 1883, with TLS 8883.</summary>
        public int Port;

        /// <summary>Whether to speak TLS, 1.2 or better.</summary>
        public bool UsesTls;

        /// <summary>
        /// The issuers to trust, X.509 certificates in PEM; null for those that the platform has stored. nanoFramework trusts its stored ones
        /// beside these: to trust these only, none must be stored.
        /// </summary>
        public byte[] Roots;

        /// <summary>The node's certificate in PEM, for a broker that asks for one; null for none.</summary>
        public byte[] ClientCertificate;

        /// <summary>Its private key in PEM, not encrypted; null for none. A secret: never shown anywhere.</summary>
        public byte[] ClientKey;
    }
}
