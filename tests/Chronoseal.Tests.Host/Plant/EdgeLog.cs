using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Plant
{
    internal sealed class EdgeLog : IPulseSink
    {
        public List<long> Counters { get; } = new List<long>();

        public void Edge(long counterMicroseconds)
        {
            Counters.Add(counterMicroseconds);
        }
    }
}
