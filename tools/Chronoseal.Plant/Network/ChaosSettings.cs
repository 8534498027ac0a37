namespace Chronoseal.Plant
{
    /// <summary>How the network between a node and its broker misbehaves. Everything is off unless set.</summary>
    public sealed record ChaosSettings
    {
        /// <summary>Whether connections are refused: accepted and closed at once.</summary>
        public bool IsRefusing { get; init; }

        /// <summary>A connection is cut after this many bytes from the node at least, wherever in a packet that is; 0 for never.</summary>
        public int CutAfterBytesLeast { get; init; }

        /// <summary>And after this many at most.</summary>
        public int CutAfterBytesMost { get; init; }

        /// <summary>
        /// After as many bytes a connection becomes half-open instead of being cut: nothing passes any more in either direction, and
        /// neither side is told.
        /// </summary>
        public bool IsHalfOpen { get; init; }

        /// <summary>Of a thousand acknowledgements, how many are swallowed.</summary>
        public int SwallowedPerMille { get; init; }

        /// <summary>Whether a swallowed acknowledgement takes its connection along: the broker has the message, and the node does not know.</summary>
        public bool CutsAtSwallowed { get; init; }

        /// <summary>Of a thousand acknowledgements, how many come twice.</summary>
        public int DuplicatedPerMille { get; init; }

        /// <summary>Milliseconds by which every piece is late; 0 for none.</summary>
        public int DelayMilliseconds { get; init; }

        /// <summary>Bytes passed on at a time, so that packets arrive in pieces; 0 for as they come.</summary>
        public int PieceBytes { get; init; }
    }
}
