namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>Takes a message that the broker sent. QoS 1 is acknowledged after this has returned.</summary>
    public delegate void MqttMessageReceived(PublishPacket message);
}
