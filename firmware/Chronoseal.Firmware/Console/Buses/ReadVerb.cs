using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Shows what the next epoch measures. Touches no bus: an instrument may give each of its records only once.</summary>
    internal sealed class ReadVerb : IVerb
    {
        private readonly Node _node;
        private readonly ConsoleSession _session;
        private readonly ICounter _counter;
        private readonly Reading _reading = new Reading();

        internal ReadVerb(Node node, ConsoleSession session)
        {
            _node = node;
            _session = session;
            _counter = node.Board.Timeline.Counter;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "read"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "read SENSOR"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Waits for the sensor's next reading and shows value, uncertainty and time stamp; without one, the last it gave."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count != 2)
            {
                answer.Misuse(this);
                return;
            }

            SensorSlot[] slots = FittedSensors.Of(_node, words[1], answer);
            if (slots == null)
            {
                return;
            }

            ISensor sensor = slots[0].Sensor;
            long before = NewestCounter(sensor);
            bool isNew = Await(sensor, before);
            if (!isNew && before < 0)
            {
                answer.Fail(Outcome.NotReady, "nothing came of it since the node started, nor in the epoch just waited for; some instruments take a minute, see sensors for its state");
                return;
            }

            for (int i = 0; i < sensor.SampleCapacity; i++)
            {
                if (_node.Gateway.Latest.TryRead(sensor.QuantityAt(i), _reading))
                {
                    Put(isNew, answer);
                }
            }
        }

        private bool Await(ISensor sensor, long before)
        {
            long deadline = _counter.Microseconds + _node.Gateway.Configuration.EpochMicroseconds + BusLimits.ReadingGraceMicroseconds;
            bool goesOn = true;
            while (NewestCounter(sensor) == before && goesOn && _counter.Microseconds < deadline)
            {
                goesOn = _session.Pause(_counter.Microseconds + BusLimits.LookMicroseconds);
            }

            return NewestCounter(sensor) != before;
        }

        // Below 0: there is none.
        private long NewestCounter(ISensor sensor)
        {
            long newest = -1;
            for (int i = 0; i < sensor.SampleCapacity; i++)
            {
                if (_node.Gateway.Latest.TryRead(sensor.QuantityAt(i), _reading) && _reading.CounterMicroseconds > newest)
                {
                    newest = _reading.CounterMicroseconds;
                }
            }

            return newest;
        }

        private void Put(bool isNew, Answer answer)
        {
            answer.Row();
            answer.Put("name", Quantities.Name(_reading.Quantity));
            answer.Put("outcome", Outcomes.Name(_reading.Outcome));
            if (_reading.HasValue)
            {
                answer.Put("value", ScaledText.Format(_reading.Mantissa, _reading.Exponent));
                answer.Put("unit", Units.Symbol(_reading.Unit));
                answer.Put("u", _reading.ValueUncertainty > 0 ? ScaledText.Format(_reading.ValueUncertainty, _reading.Exponent) : "unstated");
                answer.Put("status", "0x" + _reading.Status.ToString("X4"));
            }
            else if (_reading.DeviceErrorCode != 0)
            {
                answer.Put("code", _reading.DeviceErrorCode);
            }

            answer.Put("utc", _reading.HasUtc ? UtcText.Format(_reading.UtcMicroseconds) : "unknown");
            answer.Put("us", _reading.CounterMicroseconds);
            answer.Put("u95-us", _reading.StampUncertaintyMicroseconds);
            answer.Put("bound-us", _reading.StampBoundMicroseconds);
            answer.Put("new", isNew);
            answer.Put("age-s", (_counter.Microseconds - _reading.CounterMicroseconds) / 1000000);
        }
    }
}
