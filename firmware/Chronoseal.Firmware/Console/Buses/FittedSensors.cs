using Chronoseal.Firmware.Console.Views;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Finds the sensors that a verb names.</summary>
    internal static class FittedSensors
    {
        /// <summary>The sensor of a name, all for an empty one; null if there is none, and then the answer says why.</summary>
        internal static SensorSlot[] Of(Node node, string name, Answer answer)
        {
            Gateway gateway = RunningGateway.Of(node, answer);
            if (gateway == null)
            {
                return null;
            }

            SensorSlot[] slots = gateway.Slots;
            string names = "";
            for (int i = 0; i < slots.Length; i++)
            {
                if (slots[i].Sensor.Name == name)
                {
                    return new SensorSlot[] { slots[i] };
                }

                names += (i > 0 ? ", " : "") + slots[i].Sensor.Name;
            }

            if (name.Length > 0 || slots.Length == 0)
            {
                answer.Fail(Outcome.OutOfRange, "no such sensor; " + (slots.Length == 0 ? "none is fitted, see config get sensors" : "there are " + names));
                return null;
            }

            return slots;
        }
    }
}
