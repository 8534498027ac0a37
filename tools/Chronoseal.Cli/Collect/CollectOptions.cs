using Chronoseal.Cli.Simulate;

namespace Chronoseal.Cli.Collect
{
    /// <summary>What `chronoseal collect` was asked for.</summary>
    public sealed record CollectOptions
    {
        /// <summary>The broker.</summary>
        public required BrokerAddress Broker { get; init; }

        /// <summary>Folder of the archive.</summary>
        public required string Archive { get; init; }

        /// <summary>File of the collector's key.</summary>
        public required string KeyFile { get; init; }

        /// <summary>File of the nodes' keys, or null to verify nothing at receipt.</summary>
        public string? KeysFile { get; init; }

        /// <summary>Registry of the nodes to expect, or null to expect any.</summary>
        public string? RegistryFile { get; init; }

        /// <summary>PEM file of the only certificates to trust as issuers of the broker's, or null for the system's.</summary>
        public string? CaFile { get; init; }

        /// <summary>Certificate to show to the broker, in PEM, or null.</summary>
        public byte[]? ClientCertificate { get; init; }

        /// <summary>Its private key in PEM, or null. A secret.</summary>
        public byte[]? ClientKey { get; init; }

        /// <summary>Client id, or null for one that follows from the collector's key.</summary>
        public string? ClientId { get; init; }

        /// <summary>URL of a time-stamping authority, or null.</summary>
        public Uri? TimestampUrl { get; init; }

        /// <summary>Command that takes a request to an authority, or null.</summary>
        public string? TimestampCommand { get; init; }

        /// <summary>Interval of the statements.</summary>
        public TimeSpan StatementInterval { get; init; } = TimeSpan.FromSeconds(CollectLimits.StatementSeconds);

        /// <summary>When to stop, or null to go on until stopped.</summary>
        public TimeSpan? Duration { get; init; }
    }
}
