namespace Chronoseal.Cli.Collect
{
    /// <summary>Carries a TimeStampReq to an authority and its TimeStampResp back, within <see cref="CollectLimits.AuthorityMilliseconds"/>.</summary>
    public interface ITimestampAuthority : IDisposable
    {
        /// <summary>Asks.</summary>
        /// <param name="query">TimeStampReq in DER.</param>
        /// <param name="response">What came back, at most <see cref="CollectLimits.AuthorityBytes"/>.</param>
        /// <param name="fault">Reason without a full stop when the result is false, else empty.</param>
        bool TryAsk(byte[] query, out byte[] response, out string fault);
    }
}
