namespace Chronoseal.Drivers.GasIndex
{
    /// <summary>
    /// The constants in which the two gas indices differ (Sensirion gas index algorithm 3.2, its default tuning). Times in
    /// seconds, ticks as the part gives them.
    /// </summary>
    public sealed class GasIndexTuning
    {
        private GasIndexTuning(bool isNitrogenOxides)
        {
            IsNitrogenOxides = isNitrogenOxides;
        }

        /// <summary>Whether it is the index of nitrogen oxides; otherwise that of volatile organic compounds.</summary>
        public bool IsNitrogenOxides { get; }

        /// <summary>The least tick that the algorithm tells apart; what it works on is counted from here.</summary>
        public int LeastTicks { get; private set; }

        /// <summary>The index of ordinary air.</summary>
        public double Offset { get; private set; }

        /// <summary>Steepness of the index over the normalised signal.</summary>
        public double SigmoidK { get; private set; }

        /// <summary>Centre of the index over the normalised signal.</summary>
        public double SigmoidX0 { get; private set; }

        /// <summary>Time constant of the mean at the start.</summary>
        public double InitialMeanSeconds { get; private set; }

        /// <summary>How long the mean learns quickly.</summary>
        public double InitialMeanDuration { get; private set; }

        /// <summary>How long the deviation learns quickly.</summary>
        public double InitialDeviationDuration { get; private set; }

        /// <summary>The index above which learning is held.</summary>
        public double GatingThreshold { get; private set; }

        /// <summary>The longest time that learning is held, minutes.</summary>
        public double GatingMinutes { get; private set; }

        /// <summary>The constants for volatile organic compounds.</summary>
        public static GasIndexTuning ForVolatileOrganics()
        {
            return new GasIndexTuning(false)
            {
                LeastTicks = 20000,
                Offset = 100,
                SigmoidK = -0.0065,
                SigmoidX0 = 213,
                InitialMeanSeconds = 20,
                InitialMeanDuration = 0.75 * 3600,
                InitialDeviationDuration = 1.45 * 3600,
                GatingThreshold = 340,
                GatingMinutes = 180,
            };
        }

        /// <summary>The constants for nitrogen oxides.</summary>
        public static GasIndexTuning ForNitrogenOxides()
        {
            return new GasIndexTuning(true)
            {
                LeastTicks = 10000,
                Offset = 1,
                SigmoidK = -0.0101,
                SigmoidX0 = 614,
                InitialMeanSeconds = 1200,
                InitialMeanDuration = 4.75 * 3600,
                InitialDeviationDuration = 5.70 * 3600,
                GatingThreshold = 30,
                GatingMinutes = 720,
            };
        }
    }
}
