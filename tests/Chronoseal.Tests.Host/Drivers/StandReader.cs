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
            _samples = new Sample[sensor.SampleCapacity];
            for (int i = 0; i < _samples.Length; i++)
            {
                _samples[i] = new Sample();
            }
        }

        public IReadOnlyList<Sample> Samples => _samples[..Count];

        public int Count { get; private set; }

        public Outcome Read()
        {
            Count = 0;
            Outcome outcome = _sensor.Begin();
            if (outcome == Outcome.Ok)
            {
                ITimeline timeline = _bench.Timeline;
                timeline.SleepUntil(timeline.Counter.Microseconds + _sensor.ReadyAfterMicroseconds);
                outcome = _sensor.End(_samples, out int count);
                Count = count;
            }

            Assert.IsTrue(outcome == Outcome.Ok ? Count > 0 : Count == 0, $"{Outcomes.Name(outcome)} with {Count} samples");
            return outcome;
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
    }
}
