using Chronoseal.Firmware.Buses;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Finds the Modbus channel that a verb names.</summary>
    internal static class ModbusBuses
    {
        /// <summary>The channel of a name, the first serial line for an empty one; null if there is none, and then the answer says why.</summary>
        internal static ModbusEntry Find(Node node, string bus, bool isSerialOnly, Answer answer)
        {
            BusDirectory buses = node.Buses;
            string names = "";
            for (int i = 0; i < buses.ModbusCount; i++)
            {
                ModbusEntry entry = buses.ModbusAt(i);
                bool isFit = entry.Channel.IsSerial || !isSerialOnly;
                if (isFit && (entry.Bus == bus || bus.Length == 0))
                {
                    return entry;
                }

                names += isFit ? (names.Length > 0 ? ", " : "") + entry.Bus : "";
            }

            if (buses.FindModbus(bus) != null)
            {
                answer.Fail(Outcome.Unsupported, "a TCP connection is not scanned, for two questions in vain make the node connect anew; try one unit: modbus read "
                    + bus + " UNIT holding 0 1");
            }
            else
            {
                answer.Fail(Outcome.OutOfRange, "no such Modbus bus; " + (names.Length > 0 ? "there is " + names : "no sensor on one is fitted, see config get sensors"));
            }

            return null;
        }
    }
}
