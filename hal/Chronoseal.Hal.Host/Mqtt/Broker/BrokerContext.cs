namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>What all connections of a broker share.</summary>
    internal sealed record BrokerContext(BrokerCore Core, BrokerLimits Limits, BrokerCredentials Credentials, Action<string> Log);
}
