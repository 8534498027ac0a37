namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>What came of an attempt to connect.</summary>
    internal sealed record ConnectResult(Outcome Outcome, string Text, ConnectReturnCode ReturnCode = ConnectReturnCode.Accepted, bool SessionPresent = false);
}
