using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Views
{
    /// <summary>The sensors: who they are, how they do, what they measured last.</summary>
    internal sealed class SensorsVerb : IVerb
    {
        private readonly Node _node;
        private readonly Reading _reading = new Reading();

        internal SensorsVerb(Node node)
        {
            _node = node;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "sensors"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "sensors"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "The sensors: who they are, how they do, when they are due, and what they measured last."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count > 1)
            {
                answer.Misuse(this);
                return;
            }

            Gateway gateway = RunningGateway.Of(_node, answer);
            SensorSlot[] slots = gateway == null ? new SensorSlot[0] : gateway.Slots;
            for (int i = 0; i < slots.Length; i++)
            {
                answer.Row();
                PutSensor(slots[i], answer);
                PutValues(gateway.Latest, slots[i].Sensor, answer);
            }
        }

        private static void PutSensor(SensorSlot slot, Answer answer)
        {
            SensorIdentity identity = slot.Identity;
            answer.Put("name", slot.Sensor.Name);
            answer.Put("type", OrUnknown(identity.Type));
            answer.Put("serial", OrUnknown(identity.Serial));
            answer.Put("state", Outcomes.Name(slot.IdentifyOutcome));
            answer.Put("failures", slot.Failures);
            answer.Put("certificate", OrUnknown(identity.CertificateId));
            answer.Put("calibrated", OrUnknown(identity.CalibrationDate));
            answer.Put("due", OrUnknown(identity.CalibrationDue));
        }

        // One conversion gives most sensors all of their values: its stamp stands once. A value of another instant has its own.
        private void PutValues(LatestReadings latest, ISensor sensor, Answer answer)
        {
            long newestCounter = NewestCounter(latest, sensor);
            bool isStamped = false;
            for (int i = 0; i < sensor.SampleCapacity; i++)
            {
                if (latest.TryRead(sensor.QuantityAt(i), _reading))
                {
                    PutValue(Quantities.Name(_reading.Quantity), answer);
                    bool isNewest = _reading.CounterMicroseconds == newestCounter;
                    if (!isNewest || !isStamped)
                    {
                        PutStamp(isNewest ? "" : Quantities.Name(_reading.Quantity) + "-", answer);
                    }

                    isStamped |= isNewest;
                }
            }
        }

        private long NewestCounter(LatestReadings latest, ISensor sensor)
        {
            long newest = -1;
            for (int i = 0; i < sensor.SampleCapacity; i++)
            {
                if (latest.TryRead(sensor.QuantityAt(i), _reading) && _reading.CounterMicroseconds > newest)
                {
                    newest = _reading.CounterMicroseconds;
                }
            }

            return newest;
        }

        private void PutValue(string name, Answer answer)
        {
            answer.Put(name, ReadingText.Value(_reading));
            if (_reading.HasValue && _reading.ValueUncertainty > 0)
            {
                answer.Put(name + "-u", ScaledText.Format(_reading.ValueUncertainty, _reading.Exponent));
            }

            if (_reading.Status != 0)
            {
                answer.Put(name + "-status", "0x" + _reading.Status.ToString("X4"));
            }
        }

        private void PutStamp(string prefix, Answer answer)
        {
            answer.Put(prefix + "us", _reading.CounterMicroseconds);
            if (_reading.HasUtc)
            {
                answer.Put(prefix + "utc", UtcText.Format(_reading.UtcMicroseconds));
            }
        }

        private static string OrUnknown(string text)
        {
            return text.Length > 0 ? text : "unknown";
        }
    }
}
