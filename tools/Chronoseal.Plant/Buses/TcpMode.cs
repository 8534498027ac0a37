namespace Chronoseal.Plant
{
    /// <summary>How a TCP peer of the plant behaves.</summary>
    public enum TcpMode
    {
        /// <summary>It accepts and answers.</summary>
        Up = 0,

        /// <summary>It refuses connections; those that exist are reset.</summary>
        Refused = 1,

        /// <summary>Nothing gets through, and nothing says so.</summary>
        Silent = 2,
    }
}
