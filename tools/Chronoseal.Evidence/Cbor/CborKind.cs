namespace Chronoseal.Evidence.Cbor
{
    /// <summary>What a <see cref="CborValue"/> holds. Floating point is missing on purpose: no frame carries it.</summary>
    public enum CborKind
    {
        /// <summary>Integer from 0 to 2^64-1 (major type 0).</summary>
        Unsigned,

        /// <summary>Integer from -2^64 to -1 (major type 1).</summary>
        Negative,

        /// <summary>Byte string (major type 2).</summary>
        Bytes,

        /// <summary>UTF-8 text (major type 3).</summary>
        Text,

        /// <summary>Array (major type 4).</summary>
        Array,

        /// <summary>Map (major type 5).</summary>
        Map,

        /// <summary>Tag around one value (major type 6).</summary>
        Tag,

        /// <summary>Simple value such as false, true, null or undefined (major type 7).</summary>
        Simple,
    }
}
