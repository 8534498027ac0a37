namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>One line of a SUBSCRIBE (MQTT 3.1.1, 3.8.3).</summary>
    /// <param name="Filter">A topic filter, 1 to 65535 bytes of UTF-8.</param>
    /// <param name="Qos">The highest quality the subscriber wants; 2 may be asked for.</param>
    public readonly record struct TopicRequest(string Filter, Qos Qos);
}
