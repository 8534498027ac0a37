namespace Chronoseal.Hal
{
    /// <summary>
    /// What came of an operation that may fail in the ordinary course of events. A closed list: new kinds of failure are
    /// mapped onto it, with the peer's own code kept beside it. Exceptions are for programming errors only.
    /// </summary>
    public enum Outcome
    {
        /// <summary>Done, and the result is valid.</summary>
        Ok = 0,

        /// <summary>The peer is there but did not acknowledge (I2C address or data not acknowledged, connection refused).</summary>
        Nack = 1,

        /// <summary>Nothing, or not enough, arrived before the deadline.</summary>
        Timeout = 2,

        /// <summary>The reply ended before the length that its protocol asks for.</summary>
        ShortReply = 3,

        /// <summary>A checksum did not match.</summary>
        BadChecksum = 4,

        /// <summary>A well-formed reply to another question: wrong address, function, command or count.</summary>
        WrongReply = 5,

        /// <summary>The peer answered with an error of its own; its code is kept by whoever returns this.</summary>
        DeviceError = 6,

        /// <summary>The peer is well but has nothing new yet.</summary>
        NotReady = 7,

        /// <summary>A value, length or address lies outside what the operation or the part can do.</summary>
        OutOfRange = 8,

        /// <summary>The part, the board or the platform cannot do this at all.</summary>
        Unsupported = 9,

        /// <summary>The bus or the connection itself failed (stuck line, lost socket, full disk).</summary>
        BusFault = 10,
    }
}
