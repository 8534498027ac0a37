using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>Makes a link of a node to a broker; null where there is none. Wrap links over real sockets in <see cref="PacedMqttLink"/>.</summary>
    public delegate IMqttLink? MqttLinkFactory(PlantNode node, MqttEndpoint endpoint);
}
