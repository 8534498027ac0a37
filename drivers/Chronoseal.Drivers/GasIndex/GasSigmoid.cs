using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.GasIndex
{
    /// <summary>The two soft steps of the gas index algorithm.</summary>
    internal static class GasSigmoid
    {
        private const double Height = 500;
        private const double ExponentLimit = 50;

        /// <summary>From 1 far below the centre to 0 far above it.</summary>
        public static double FallingAt(double value, double centre, double steepness)
        {
            double exponent = steepness * (value - centre);
            if (exponent < -ExponentLimit)
            {
                return 1;
            }

            return exponent > ExponentLimit ? 0 : 1 / (1 + RealMath.Exp(exponent));
        }

        /// <summary>The index, 0 to 500, of a normalised signal; the tuning's offset at 0.</summary>
        public static double IndexAt(double signal, GasIndexTuning tuning)
        {
            double exponent = tuning.SigmoidK * (signal - tuning.SigmoidX0);
            if (exponent < -ExponentLimit)
            {
                return Height;
            }

            if (exponent > ExponentLimit)
            {
                return 0;
            }

            double step = 1 / (1 + RealMath.Exp(exponent));

            // Below ordinary air the offset over its default stretches the step; the default is the only offset here.
            if (signal < 0)
            {
                return Height * step;
            }

            double shift = tuning.IsNitrogenOxides ? Height / 499 * (1 - tuning.Offset) : (Height - 5 * tuning.Offset) / 4;
            return (Height + shift) * step - shift;
        }
    }
}
