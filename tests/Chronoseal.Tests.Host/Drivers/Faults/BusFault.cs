namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>What can happen to one reply on its way to a driver.</summary>
    internal enum BusFault
    {
        /// <summary>The part does not acknowledge the request (I2C), or its server refuses the connection (TCP).</summary>
        RequestNack,

        /// <summary>The part does not acknowledge being read (I2C).</summary>
        ReplyNack,

        /// <summary>The bus hangs, or the connection is reset.</summary>
        Stuck,

        /// <summary>No reply at all.</summary>
        Silence,

        /// <summary>The reply breaks off half way.</summary>
        Truncated,

        /// <summary>The last byte is missing.</summary>
        LastByteLost,

        /// <summary>A few stray bytes come first.</summary>
        GarbageBefore,

        /// <summary>Stray bytes come in the middle.</summary>
        GarbageBetween,

        /// <summary>Stray bytes follow.</summary>
        GarbageAfter,

        /// <summary>Bytes of the same number, but random.</summary>
        Garbage,

        /// <summary>A byte in the middle comes twice.</summary>
        DoubledByte,

        /// <summary>One bit of one byte flips.</summary>
        FlippedBit,

        /// <summary>The checksum is wrong.</summary>
        BadChecksum,

        /// <summary>The checksum's bytes change places, or change places with their neighbour where it has only one.</summary>
        SwappedChecksum,

        /// <summary>A good reply in the name of another device.</summary>
        WrongAddress,

        /// <summary>A good reply to another command.</summary>
        WrongFunction,

        /// <summary>A good reply with fewer values than asked for.</summary>
        WrongLength,

        /// <summary>Ones only.</summary>
        StuckAtOne,

        /// <summary>Zeros only.</summary>
        StuckAtZero,

        /// <summary>The reply comes only after the driver has given up, and lies there when it asks again.</summary>
        Late,
    }
}
