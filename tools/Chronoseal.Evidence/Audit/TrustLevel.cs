namespace Chronoseal.Evidence.Audit
{
    /// <summary>What a frame's seal is worth, from least to most.</summary>
    public enum TrustLevel
    {
        /// <summary>The frame was altered, or contradicts the record around it.</summary>
        Broken,

        /// <summary>No key was at hand that anybody vouches for.</summary>
        Unverified,

        /// <summary>Under a secret that the verifier holds too: the verifier, and whoever else has it, could have written the frame.</summary>
        SharedKey,

        /// <summary>Under a shared secret, and signed by the collector at receipt: forged since then by nobody who lacks the collector's key.</summary>
        CounterSigned,

        /// <summary>By a private key that never leaves the node's secure element.</summary>
        HardwareKey,
    }
}
