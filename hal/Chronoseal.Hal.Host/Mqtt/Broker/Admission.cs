namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The core's answer to a CONNECT.</summary>
    internal readonly record struct Admission(ConnectReturnCode ReturnCode, bool SessionPresent, string Reason);
}
