using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.Records
{
    /// <summary>A sample of one channel of a particle counter's record: cumulative, raw, over an exposure.</summary>
    public static class CountSample
    {
        /// <summary>Makes a sample a count; the stamp and the status are the caller's.</summary>
        /// <param name="sample">What to fill.</param>
        /// <param name="channel">Index of the channel, 0 to 7, smallest size first.</param>
        /// <param name="count">Particles.</param>
        /// <param name="exposureMicroseconds">Length of the record's sample.</param>
        /// <param name="recordSeconds">The record's time by the instrument's clock, Unix seconds.</param>
        public static void Fill(Sample sample, int channel, long count, long exposureMicroseconds, long recordSeconds)
        {
            sample.Clear();
            sample.Quantity = Quantity.ParticlesChannel1 + channel;
            sample.Unit = Unit.Count;
            sample.Mantissa = count;
            sample.Raw = count;

            // Counting statistics only (2 x sqrt(N + 1)); counting efficiency and flow are on the certificate.
            sample.ValueUncertainty = IntegerMath.SquareRoot(4 * (count + 1));
            sample.ExposureMicroseconds = exposureMicroseconds;
            sample.InstrumentTimeSeconds = recordSeconds;
        }
    }
}
