namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>How the broker in memory behaves.</summary>
    internal enum BrokerMode
    {
        /// <summary>It takes frames and acknowledges them.</summary>
        Up,

        /// <summary>It refuses connections; those that exist break.</summary>
        Down,

        /// <summary>Nothing gets through, and nothing says so.</summary>
        Mute,
    }
}
