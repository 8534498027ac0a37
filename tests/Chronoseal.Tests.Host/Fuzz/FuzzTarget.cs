namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>A decoder under attack. One class a decoder; <see cref="FuzzTests"/> finds them all.</summary>
    internal abstract class FuzzTarget
    {
        public abstract string Name { get; }

        /// <summary>Good inputs to spoil, as bytes that a part really sends.</summary>
        public virtual IReadOnlyList<byte[]> Seeds => [];

        /// <summary>The longest input.</summary>
        public virtual int LongestBytes => 64;

        /// <summary>Decodes an input of exactly this length; throws if the decoder breaks a promise.</summary>
        public abstract void Feed(byte[] input);
    }
}
