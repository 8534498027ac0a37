using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Provision
{
    /// <summary>Takes the frames that reach a broker to a log that can be exchanged.</summary>
    internal sealed class FrameSink
    {
        internal FrameLog? Log { get; set; }

        internal void Take(PlantNode node, string topic, byte[] payload)
        {
            if (topic.EndsWith("/frame", StringComparison.Ordinal))
            {
                Log?.Take(payload);
            }
        }
    }
}
