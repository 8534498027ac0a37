using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// Bytes that follow from the seed of the simulation, so that a run can be repeated. Fit for throw-away keys of simulated
    /// nodes only: whoever knows the seed knows the key.
    /// </summary>
    public sealed class PlantEntropy : IEntropy
    {
        private readonly PlantRandom _random;

        /// <summary>Makes a source from a seed's stream.</summary>
        public PlantEntropy(PlantRandom random)
        {
            _random = random;
        }

        /// <inheritdoc/>
        public Outcome Fill(byte[] buffer, int offset, int count)
        {
            _random.Fill(buffer.AsSpan(offset, count));
            return Outcome.Ok;
        }
    }
}
