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

        private void PutValues(LatestReadings latest, ISensor sensor, Answer answer)
        {
            for (int i = 0; i < sensor.SampleCapacity; i++)
            {
                Quantity quantity = sensor.QuantityAt(i);
                if (latest.TryRead(quantity, _reading))
                {
                    answer.Put(Quantities.Name(quantity), ReadingText.Value(_reading));
                }
            }
        }

        private static string OrUnknown(string text)
        {
            return text.Length > 0 ? text : "unknown";
        }
    }
}
