namespace Chronoseal.Evidence.Receipts
{
    /// <summary>What came of verifying one time stamp.</summary>
    public enum TimestampVerdict
    {
        /// <summary>Right, and of an authority that the roots vouch for.</summary>
        Valid,

        /// <summary>Right in itself, but no roots were given: nobody vouches for the authority.</summary>
        NotVouchedFor,

        /// <summary>No token of RFC 3161.</summary>
        Malformed,

        /// <summary>Over the hash of something else than the statement.</summary>
        WrongImprint,

        /// <summary>Made for another request.</summary>
        WrongNonce,

        /// <summary>The signature is wrong, or its certificate is not for time stamping.</summary>
        WrongSignature,

        /// <summary>Of an authority that the roots do not vouch for.</summary>
        UnknownAuthority,
    }
}
