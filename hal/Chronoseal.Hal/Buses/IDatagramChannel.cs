namespace Chronoseal.Hal
{
    /// <summary>
    /// Datagrams (UDP) to and from one peer. Nothing is promised of them: they get lost, come twice and change places, and what
    /// comes may be forged. Board authors owe that no call outlasts its deadline by more than one network time-out of the
    /// platform, that <see cref="Send"/> looks nothing up, that datagrams of other senders are left out where the platform can
    /// tell, and that a lost network is <see cref="Outcome.BusFault"/>, after which the channel is closed.
    /// </summary>
    public interface IDatagramChannel
    {
        /// <summary>True from a successful <see cref="Open"/> to the first failure or <see cref="Close"/>.</summary>
        bool IsOpen { get; }

        /// <summary>
        /// Looks up the peer and takes a local port: the slow part, so that <see cref="Send"/> can be timed. Says nothing of whether
        /// the peer is there. <see cref="Outcome.Nack"/> for an unknown name, <see cref="Outcome.Timeout"/> at the deadline. Does
        /// nothing if open. Allocates.
        /// </summary>
        Outcome Open(long deadlineMicroseconds);

        /// <summary>Hands the first <paramref name="count"/> bytes to the network as one datagram.</summary>
        Outcome Send(byte[] buffer, int count);

        /// <summary>Takes one datagram, waiting for it.</summary>
        /// <param name="buffer">Where to; of a datagram longer than <paramref name="count"/> the rest is lost.</param>
        /// <param name="count">The most bytes to take, 1 to the buffer's length.</param>
        /// <param name="deadlineMicroseconds">Counter value at which to give up; one that has passed takes what has arrived.</param>
        /// <param name="received">Bytes taken; 0 for an empty datagram, and unless <see cref="Outcome.Ok"/>.</param>
        /// <returns><see cref="Outcome.Timeout"/> at the deadline: the channel stays open.</returns>
        Outcome Receive(byte[] buffer, int count, long deadlineMicroseconds, out int received);

        /// <summary>Throws away what has arrived and not been taken.</summary>
        void Discard();

        /// <summary>Gives the port back, if there is one; the next <see cref="Open"/> looks the peer up again.</summary>
        void Close();
    }
}
