using System.Runtime.InteropServices;

namespace Chronoseal.Evidence.Audit
{
    /// <summary>A SHA-256 as a value that can be kept and compared without an allocation. The order of its parts means nothing.</summary>
    public readonly record struct Digest(ulong First, ulong Second, ulong Third, ulong Fourth)
    {
        /// <summary>Length in bytes.</summary>
        public const int Bytes = 32;

        /// <summary>True for 32 zero bytes, which stand for no predecessor.</summary>
        public bool IsZero => (First | Second | Third | Fourth) == 0;

        /// <summary>True for the same bytes, in the same time for every other digest.</summary>
        public bool FixedTimeEquals(Digest other) =>
            ((First ^ other.First) | (Second ^ other.Second) | (Third ^ other.Third) | (Fourth ^ other.Fourth)) == 0;

        /// <summary>Takes 32 bytes.</summary>
        public static Digest Of(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<Digest>(bytes[..Bytes]);

        /// <summary>The 32 bytes.</summary>
        public byte[] ToArray()
        {
            var bytes = new byte[Bytes];
            Digest self = this;
            MemoryMarshal.Write(bytes, in self);
            return bytes;
        }

        /// <summary>64 lower-case hexadecimal digits.</summary>
        public override string ToString() => Convert.ToHexStringLower(ToArray());
    }
}
