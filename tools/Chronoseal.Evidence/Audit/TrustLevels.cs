namespace Chronoseal.Evidence.Audit
{
    /// <summary>Words for trust levels.</summary>
    public static class TrustLevels
    {
        /// <summary>What a report calls it.</summary>
        public static string Name(TrustLevel level) => level switch
        {
            TrustLevel.HardwareKey => "signed by hardware key",
            TrustLevel.CounterSigned => "counter-signed",
            TrustLevel.SharedKey => "authenticated by shared key",
            TrustLevel.Unverified => "unverified",
            _ => "broken",
        };

        /// <summary>What it proves and what it does not, a sentence.</summary>
        public static string Meaning(TrustLevel level) => level switch
        {
            TrustLevel.HardwareKey => "Only the node's secure element can have signed these frames, if the registered public key is the node's.",
            TrustLevel.CounterSigned => "The collector signed these frames when it received them; before that, a holder of the shared key could have written them.",
            TrustLevel.SharedKey => "Nobody without the key can have written these frames; whoever holds it could have, and you who verify hold it.",
            TrustLevel.Unverified => "No key was at hand that anybody vouches for: anybody can have written these frames.",
            _ => "These frames were altered or contradict the record: they prove nothing.",
        };
    }
}
