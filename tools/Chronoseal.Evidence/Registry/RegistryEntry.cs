namespace Chronoseal.Evidence.Registry
{
    /// <summary>What is known of a node from its provisioning. No secret is among it.</summary>
    public sealed record RegistryEntry
    {
        /// <summary>The node as it stands in topics: the configured name, or the EUI-64 in 16 hexadecimal digits.</summary>
        public required string Node { get; init; }

        /// <summary>Its EUI-64, 16 lower-case hexadecimal digits; null where it is not known.</summary>
        public string? Eui64 { get; init; }

        /// <summary>Key identifier of its frames, 16 lower-case hexadecimal digits.</summary>
        public required string KeyId { get; init; }

        /// <summary>As the setting of that name: "mac" or "signature".</summary>
        public required string Seal { get; init; }

        /// <summary>Public key that verifies its frames, 130 hexadecimal digits; null with "mac".</summary>
        public string? PublicKey { get; init; }

        /// <summary>When its files were made, UTC.</summary>
        public required DateTimeOffset Provisioned { get; init; }

        /// <summary>Hash of its settings as the first birth frame has it, 64 hexadecimal digits.</summary>
        public required string SettingsHash { get; init; }

        /// <summary>The sensors that are fitted.</summary>
        public required IReadOnlyList<string> Sensors { get; init; }

        /// <summary>Their calibration certificates, where there are any.</summary>
        public IReadOnlyList<RegistryCalibration> Calibrations { get; init; } = [];

        /// <summary>Keys that it had before, oldest first.</summary>
        public IReadOnlyList<RegistryKey> FormerKeys { get; init; } = [];

        /// <summary>Whether frames of the node may bear this key identifier: that of its key, or of one that it had.</summary>
        /// <param name="keyIdHex">16 lower-case hexadecimal digits.</param>
        public bool HasKey(string keyIdHex) => KeyId == keyIdHex || FormerKeys.Any(key => key.KeyId == keyIdHex);

        /// <summary>The same node as it is known from now on: keys that it had before, here or there, become former ones.</summary>
        /// <param name="earlier">What was known of it.</param>
        public RegistryEntry Succeeding(RegistryEntry earlier)
        {
            var replaced = new RegistryKey { KeyId = earlier.KeyId, Seal = earlier.Seal, PublicKey = earlier.PublicKey, Provisioned = earlier.Provisioned };
            IEnumerable<RegistryKey> former = earlier.FormerKeys.Concat(FormerKeys).Append(replaced)
                .Where(key => key.KeyId != KeyId)
                .DistinctBy(key => key.KeyId)
                .OrderBy(key => key.Provisioned);
            return this with { Eui64 = Eui64 ?? earlier.Eui64, FormerKeys = [.. former.TakeLast(RegistryLimits.FormerKeys)] };
        }
    }
}
