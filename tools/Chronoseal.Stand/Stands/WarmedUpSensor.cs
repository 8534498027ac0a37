using Chronoseal.Hal;

namespace Chronoseal.Stand.Stands
{
    /// <summary>
    /// A sensor that has to be asked for a while before it gives its first value: Identify asks it, once a second, so that
    /// whoever stands at the bench finds it as it is in a running node.
    /// </summary>
    internal sealed class WarmedUpSensor : ISensor
    {
        private const int LimitSeconds = 60;
        private const long SecondMicroseconds = 1_000_000;

        private readonly ISensor _sensor;
        private readonly IDelay _delay;
        private readonly Sample[] _samples;

        public WarmedUpSensor(ISensor sensor, IDelay delay)
        {
            _sensor = sensor;
            _delay = delay;
            _samples = Bench.SamplesFor(sensor);
        }

        public string Name => _sensor.Name;

        public int SampleCapacity => _sensor.SampleCapacity;

        public long ReadyAfterMicroseconds => _sensor.ReadyAfterMicroseconds;

        public int DeviceErrorCode => _sensor.DeviceErrorCode;

        public Outcome Identify(SensorIdentity identity)
        {
            Outcome outcome = _sensor.Identify(identity);
            Outcome read = outcome == Outcome.Ok ? Outcome.NotReady : outcome;
            for (int i = 0; i < LimitSeconds && read == Outcome.NotReady; i++)
            {
                _delay.SleepUntil(_delay.Counter.Microseconds + SecondMicroseconds);
                read = Read();
            }

            return outcome;
        }

        public Outcome Begin() => _sensor.Begin();

        public Outcome End(Sample[] samples, out int count) => _sensor.End(samples, out count);

        public Quantity QuantityAt(int index) => _sensor.QuantityAt(index);

        public long SelfTestMicroseconds => _sensor.SelfTestMicroseconds;

        public Outcome SelfTest() => _sensor.SelfTest();

        public string Describe() => _sensor.Describe();

        private Outcome Read()
        {
            Outcome outcome = _sensor.Begin();
            if (outcome == Outcome.Ok)
            {
                _delay.SleepUntil(_delay.Counter.Microseconds + _sensor.ReadyAfterMicroseconds);
                outcome = _sensor.End(_samples, out _);
            }

            return outcome;
        }
    }
}
