namespace Chronoseal.Evidence.Registry
{
    /// <summary>Bounds of a registry of nodes.</summary>
    public static class RegistryLimits
    {
        /// <summary>Bytes of a registry file.</summary>
        public const int FileBytes = 8_388_608;

        /// <summary>Nodes in a registry.</summary>
        public const int Nodes = 10_000;

        /// <summary>Earlier keys of a node that are remembered.</summary>
        public const int FormerKeys = 100;
    }
}
