namespace Chronoseal.Plant
{
    /// <summary>What a chaos proxy has done.</summary>
    public sealed record ChaosCounters
    {
        /// <summary>Connections that were made to the broker.</summary>
        public long Connections { get; init; }

        /// <summary>Of these, cut or made half-open by their byte count.</summary>
        public long Cuts { get; init; }

        /// <summary>Acknowledgements passed on to the node.</summary>
        public long Acknowledgements { get; init; }

        /// <summary>Acknowledgements swallowed.</summary>
        public long Swallowed { get; init; }

        /// <summary>Acknowledgements doubled.</summary>
        public long Duplicated { get; init; }

        internal ChaosCounters Plus(ChaosCounters other) => new()
        {
            Connections = Connections + other.Connections,
            Cuts = Cuts + other.Cuts,
            Acknowledgements = Acknowledgements + other.Acknowledgements,
            Swallowed = Swallowed + other.Swallowed,
            Duplicated = Duplicated + other.Duplicated,
        };
    }
}
