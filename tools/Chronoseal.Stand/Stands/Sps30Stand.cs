using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>The SPS30 on either interface.</summary>
    public abstract class Sps30Stand : PartStand
    {
        /// <summary>The part, once it was placed.</summary>
        public Sps30Model? Part { get; private set; }

        /// <inheritdoc/>
        public override double SecondsToFirstValue => 31;

        /// <inheritdoc/>
        public override double TruthAt(Bench bench, Sample sample, long trueNanoseconds)
        {
            int index = sample.Quantity >= Quantity.ParticleNumber1
                ? Sps30Air.Masses + (sample.Quantity - Quantity.ParticleNumber1)
                : sample.Quantity - Quantity.ParticleMass1;
            return Sps30Air.Mean(bench.Room, index, trueNanoseconds, sample.ExposureMicroseconds * VirtualTimeline.NanosecondsPerMicrosecond);
        }

        /// <inheritdoc/>
        public override bool TrySwap()
        {
            Part!.SerialNumber = "ANOTHER-PART";
            return true;
        }

        /// <inheritdoc/>
        public override bool TryBrownOut()
        {
            Part!.BrownOut();
            return true;
        }

        /// <summary>Makes the part.</summary>
        protected Sps30Model Make(Bench bench)
        {
            return Part = new Sps30Model(bench.Plant, bench.Room, bench.Random("sps30"));
        }
    }
}
