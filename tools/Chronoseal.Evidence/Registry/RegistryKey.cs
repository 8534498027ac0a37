namespace Chronoseal.Evidence.Registry
{
    /// <summary>A key that a node had before the one it has: frames sealed with it may still arrive from its journal.</summary>
    public sealed record RegistryKey
    {
        /// <summary>Key identifier, 16 lower-case hexadecimal digits.</summary>
        public required string KeyId { get; init; }

        /// <summary>"mac" or "signature".</summary>
        public required string Seal { get; init; }

        /// <summary>Public key, 130 hexadecimal digits; null with "mac".</summary>
        public string? PublicKey { get; init; }

        /// <summary>When the node was given it, UTC.</summary>
        public required DateTimeOffset Provisioned { get; init; }
    }
}
