namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>Where the broker is and how to reach it.</summary>
    public sealed class MqttClientSettings
    {
        /// <summary>A host name or an IP address.</summary>
        public string Host { get; init; } = "127.0.0.1";

        /// <summary>1 to 65535; by custom 1883, with TLS 8883.</summary>
        public int Port { get; init; } = 1883;

        /// <summary>Whether to speak TLS.</summary>
        public bool UseTls { get; init; }

        /// <summary>A PEM file with the only certificates to trust as issuers; null for the system's own.</summary>
        public string? CaFile { get; init; }

        /// <summary>The same as <see cref="CaFile"/>, as bytes; goes before it. Null for none.</summary>
        public byte[]? Roots { get; init; }

        /// <summary>The client's certificate in PEM; null for none.</summary>
        public byte[]? ClientCertificate { get; init; }

        /// <summary>Its private key in PEM, not encrypted; null for none. A secret.</summary>
        public byte[]? ClientKey { get; init; }

        /// <summary>False to accept any certificate: encrypted, but to whom is not known. For a bench only.</summary>
        public bool ValidatesServer { get; init; } = true;

        /// <summary>The name that the certificate must bear; null for <see cref="Host"/>.</summary>
        public string? TlsServerName { get; init; }

        /// <summary>The most that a write, a PINGRESP, a SUBACK or an UNSUBACK may take, in milliseconds; from 1.</summary>
        public int ReplyTimeoutMilliseconds { get; init; } = 5000;
    }
}
