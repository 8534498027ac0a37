using Chronoseal.Hal;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>Takes readings of a part on a bench as the sampler does: begin, wait, end.</summary>
    internal sealed class StandReader
    {
        private readonly Bench _bench;
        private readonly ISensor _sensor;
        private readonly Sample[] _samples;

        public StandReader(Bench bench, ISensor sensor)
        {
            _bench = bench;
            _sensor = sensor;
            _samples = Bench.SamplesFor(sensor);
        }

        public IReadOnlyList<Sample> Samples => _samples[..Count];

        public int Count { get; private set; }

        public Outcome Read()
        {
            Outcome outcome = _bench.Read(_sensor, _samples, out int count);
            Count = count;
            Assert.IsTrue(outcome == Outcome.Ok ? Count > 0 : Count == 0, $"{Outcomes.Name(outcome)} with {Count} samples");
            return outcome;
        }

        /// <summary>
        /// Asserts that every sample of the last reading is the room's value at the stamped instant, to within the step of the
        /// part's values and the half width that the driver itself declares.
        /// </summary>
        public void AssertTrue(PartStand stand)
        {
            foreach (Sample sample in Samples)
            {
                AssertTruth(stand, sample);
            }
        }

        /// <summary>Reads once a second until the part has a value; fails after a time.</summary>
        public void ReadValue(double limitSeconds)
        {
            Outcome outcome = Read();
            for (double waited = 0; outcome == Outcome.NotReady && waited < limitSeconds; waited++)
            {
                _bench.Wait(1);
                outcome = Read();
            }

            Assert.AreEqual(Outcome.Ok, outcome);
        }

        private void AssertTruth(PartStand stand, Sample sample)
        {
            double value = sample.Mantissa * Math.Pow(10, sample.Exponent);
            double earliest = stand.TruthAt(_bench, sample, _bench.TrueAt(sample.CounterMicroseconds - sample.InstantHalfWidthMicroseconds));
            double latest = stand.TruthAt(_bench, sample, _bench.TrueAt(sample.CounterMicroseconds + sample.InstantHalfWidthMicroseconds));
            double tolerance = stand.ResolutionOf(sample.Quantity) * 1.001;
            string text = $"{stand.Sheet.Id} {Quantities.Name(sample.Quantity)}: {value}, truth {earliest} to {latest}, step {tolerance}";
            Assert.IsGreaterThanOrEqualTo(Math.Min(earliest, latest) - tolerance, value, text);
            Assert.IsLessThanOrEqualTo(Math.Max(earliest, latest) + tolerance, value, text);
            Assert.IsLessThanOrEqualTo(_bench.Timeline.Counter.Microseconds, sample.CounterMicroseconds, "a measurement of the future");
        }
    }
}
