namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>What came of an attempt to connect.</summary>
    internal sealed record ConnectResult(Outcome Outcome, string Text, LinkFailure Failure = LinkFailure.None)
    {
        internal ConnectReturnCode ReturnCode { get; init; } = ConnectReturnCode.Accepted;

        internal bool SessionPresent { get; init; }
    }
}
