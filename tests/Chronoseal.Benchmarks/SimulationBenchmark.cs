using BenchmarkDotNet.Attributes;

namespace Chronoseal.Benchmarks
{
    /// <summary>
    /// A simulated hour of one node at full speed, network left out. Simulated seconds a second = 3,600 divided by the mean;
    /// bytes an epoch = allocated divided by 3,600, plant included.
    /// </summary>
    [MemoryDiagnoser]
    public class SimulationBenchmark
    {
        private const int WarmUpSeconds = 600;
        private const int MeasuredSeconds = 3600;

        private BenchmarkNode? _node;

        /// <summary>Makes the node.</summary>
        [GlobalSetup]
        public void Start()
        {
            _node = new BenchmarkNode(WarmUpSeconds);
        }

        /// <summary>Ends it.</summary>
        [GlobalCleanup]
        public void End()
        {
            _node!.Dispose();
        }

        /// <summary>An hour.</summary>
        [Benchmark]
        public void SimulatedHour()
        {
            _node!.World.RunSeconds(MeasuredSeconds);
        }
    }
}
