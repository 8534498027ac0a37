namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>A QoS 1 message on its way to one session.</summary>
    /// <param name="Message">What to deliver.</param>
    /// <param name="IsRetained">Whether it goes out with RETAIN set (3.3.1.3).</param>
    internal readonly record struct Delivery(BrokerMessage Message, bool IsRetained);
}
