namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>Quality of service (MQTT 3.1.1, 4.3).</summary>
    public enum Qos
    {
        /// <summary>QoS 0: no acknowledgement.</summary>
        AtMostOnce = 0,

        /// <summary>QoS 1: repeated until acknowledged.</summary>
        AtLeastOnce = 1,

        /// <summary>QoS 2: may be asked for in SUBSCRIBE and in a will, is never granted and never sent here.</summary>
        ExactlyOnce = 2,
    }
}
