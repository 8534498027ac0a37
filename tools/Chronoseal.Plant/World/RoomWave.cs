namespace Chronoseal.Plant
{
    /// <summary>Slow variation of one parameter between -1 and 1: three sines of seeded period and phase.</summary>
    internal sealed class RoomWave
    {
        private static readonly double[] s_weight = { 0.6, 0.3, 0.1 };
        private static readonly double[] s_periodSeconds = { 1_200, 310, 83 };

        private readonly double[] _rate = new double[s_weight.Length];
        private readonly double[] _phase = new double[s_weight.Length];

        public RoomWave(PlantRandom random)
        {
            for (int i = 0; i < _rate.Length; i++)
            {
                _rate[i] = 2 * Math.PI / (s_periodSeconds[i] * random.Uniform(0.8, 1.25));
                _phase[i] = random.Uniform(0, 2 * Math.PI);
            }
        }

        public double At(double seconds)
        {
            double sum = 0;
            for (int i = 0; i < _rate.Length; i++)
            {
                sum += s_weight[i] * Math.Sin(_rate[i] * seconds + _phase[i]);
            }

            return sum;
        }
    }
}
