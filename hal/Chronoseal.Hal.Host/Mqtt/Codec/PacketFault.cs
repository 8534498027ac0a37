namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>Why bytes are no packet of ours.</summary>
    /// <param name="Reason">What was wrong, with the packet's name and the clause where that helps. Holds no payload.</param>
    /// <param name="Answer">The CONNACK code that a broker owes before it hangs up [MQTT-3.1.2-2], or Accepted for none.</param>
    public sealed record PacketFault(string Reason, ConnectReturnCode Answer = ConnectReturnCode.Accepted);
}
