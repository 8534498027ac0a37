namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>A boot key in use.</summary>
    internal sealed class MacKey
    {
        public MacKey(byte[] key) => Key = key;

        /// <summary>32 bytes.</summary>
        public byte[] Key { get; }
    }
}
