using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>A broker without sockets: takes what nodes publish and acknowledges it in virtual time.</summary>
    internal sealed class MemoryBroker
    {
        private const long AcknowledgeNanoseconds = 20_000_000;

        private readonly List<MemoryLink> _links = [];
        private BrokerMode _mode;
        private int _published;

        /// <summary>Called with everything that arrives: node, topic, payload.</summary>
        internal required Action<PlantNode, string, byte[]> Arrived { get; init; }

        /// <summary>Every so many-th acknowledgement is lost; 0 for none.</summary>
        internal int LoseEvery { get; set; }

        /// <summary>How it behaves from now on. Set between runs.</summary>
        internal BrokerMode Mode
        {
            get => _mode;
            set
            {
                _mode = value;
                if (value == BrokerMode.Down)
                {
                    _links.ForEach(link => link.Break());
                }
            }
        }

        internal MemoryLink MakeLink(PlantNode node)
        {
            var link = new MemoryLink(this, node);
            _links.Add(link);
            return link;
        }

        internal void Forget(MemoryLink link) => _links.Remove(link);

        internal void Take(PlantNode node, string topic, byte[] payload, Action acknowledge)
        {
            if (_mode == BrokerMode.Mute)
            {
                return;
            }

            Arrived(node, topic, payload);
            _published++;
            if (LoseEvery == 0 || _published % LoseEvery != 0)
            {
                VirtualTimeline plant = node.World.Timeline;
                plant.Schedule(plant.NowNanoseconds + AcknowledgeNanoseconds, acknowledge);
            }
        }
    }
}
