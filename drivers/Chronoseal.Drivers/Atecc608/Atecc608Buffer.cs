namespace Chronoseal.Drivers.Atecc608
{
    /// <summary>The part's volatile buffers; the values are bits 6 and 7 of the Nonce command's mode.</summary>
    public enum Atecc608Buffer
    {
        /// <summary>TempKey: kept in idle, cleared by sleep.</summary>
        TempKey = 0x00,

        /// <summary>The message digest buffer.</summary>
        MessageDigest = 0x40,

        /// <summary>The alternate key buffer; 32 bytes only.</summary>
        AlternateKey = 0x80,
    }
}
