namespace Chronoseal.Evidence.Registry
{
    /// <summary>A registry as it stands in its file.</summary>
    internal sealed record RegistryDocument
    {
        public const int Version = 1;

        /// <summary>Version of this form.</summary>
        public required int Registry { get; init; }

        public required IReadOnlyList<RegistryEntry> Nodes { get; init; }
    }
}
