namespace Chronoseal.Plant
{
    /// <summary>How a network time server of the plant fails.</summary>
    public enum SntpFault
    {
        /// <summary>It does not.</summary>
        None = 0,

        /// <summary>It says nothing.</summary>
        Silent = 1,

        /// <summary>It answers with the kiss-o'-death RATE.</summary>
        KissRate = 2,

        /// <summary>It answers with the kiss-o'-death DENY.</summary>
        KissDeny = 3,

        /// <summary>It has lost its own source of time and says so: leap alarm.</summary>
        Unsynchronised = 4,

        /// <summary>Its replies do not return what the request held, as those of a forger off the path.</summary>
        WrongOrigin = 5,

        /// <summary>It claims to have worked on a request for longer than the client waited.</summary>
        Overworked = 6,
    }
}
