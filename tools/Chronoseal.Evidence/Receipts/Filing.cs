namespace Chronoseal.Evidence.Receipts
{
    /// <summary>Where the collector put a message.</summary>
    public enum Filing
    {
        /// <summary>In the file of its node.</summary>
        Archived,

        /// <summary>Nowhere: the same bytes are among the latest frames of the node already.</summary>
        Repeated,

        /// <summary>In the quarantine.</summary>
        Quarantined,
    }
}
