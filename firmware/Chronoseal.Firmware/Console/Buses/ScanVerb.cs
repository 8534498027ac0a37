using Chronoseal.Firmware.Buses;
using Chronoseal.Firmware.Console.Views;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Looks who is on a bus, between epochs.</summary>
    internal sealed class ScanVerb : IVerb
    {
        private readonly Node _node;
        private readonly ErrandRun _run;

        internal ScanVerb(Node node, ConsoleSession session)
        {
            _node = node;
            _run = new ErrandRun(node, session);
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "scan"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "scan i2c [BUS]\nscan modbus [BUS [FIRST LAST]]"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Looks between epochs which I2C addresses or Modbus units (1 to 247) answer; all units take a minute, Ctrl-C ends it."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            bool isI2c = words[1] == "i2c" && words.Count <= 3;
            bool isModbus = words[1] == "modbus" && (words.Count <= 3 || words.Count == 5);
            if (!isI2c && !isModbus)
            {
                answer.Misuse(this);
            }
            else if (RunningGateway.Of(_node, answer) != null)
            {
                if (isI2c)
                {
                    ScanI2c(words[2], answer);
                }
                else
                {
                    ScanModbus(words, answer);
                }
            }
        }

        private void ScanI2c(string bus, Answer answer)
        {
            BusDirectory buses = _node.Buses;
            if (bus.Length == 0 && buses.I2cCount == 0)
            {
                answer.Fail(Outcome.OutOfRange, "no sensor uses I2C; name a bus, as in scan i2c i2c1");
                return;
            }

            var scan = new I2cScanErrand(_node.Board, buses, bus.Length > 0 ? bus : buses.I2cAt(0).Bus);
            Outcome outcome = _run.Do(scan);
            if (outcome != Outcome.Ok)
            {
                _run.Explain(outcome, scan, answer);
                return;
            }

            if (scan.Outcome != Outcome.Ok)
            {
                answer.Fail(scan.Outcome, scan.Outcome == Outcome.Unsupported
                    ? "the board has no bus of that name, or cannot look for parts on it (an STM32 image serves one part a bus); see the pin map"
                    : "the bus hangs; look for a line that is held low, missing pull-ups, or a part without supply");
                return;
            }

            int found = 0;
            for (int address = BusLimits.FirstI2cAddress; address <= BusLimits.LastI2cAddress; address++)
            {
                found += PutAddress(scan, address, answer) ? 1 : 0;
            }

            answer.Say(found.ToString() + " of 112 addresses are in use or answer. Those in use are not disturbed; a part that sleeps is not seen.");
        }

        private bool PutAddress(I2cScanErrand scan, int address, Answer answer)
        {
            string user = _node.Buses.UserOf(scan.Bus, address);
            bool isThere = user.Length > 0 || scan.HasAnswered(address);
            if (isThere)
            {
                answer.Row();
                answer.Put("bus", scan.Bus);
                answer.Put("addr", HexText.Address(address));
                answer.Put("state", user.Length > 0 ? "in-use" : "answers");
                if (user.Length > 0)
                {
                    answer.Put("user", user);
                }
            }

            return isThere;
        }

        private void ScanModbus(Words words, Answer answer)
        {
            ModbusEntry entry = ModbusBuses.Find(_node, words[2], true, answer);
            if (entry == null)
            {
                return;
            }

            int first = 1;
            int last = ModbusProfile.MaximumSerialUnit;
            if (words.Count == 5 && !(WholeNumber.TryRead(words[3], 1, last, out first) && WholeNumber.TryRead(words[4], first, last, out last)))
            {
                answer.Fail(Outcome.OutOfRange, "no such units; FIRST and LAST are 1 to 247, the smaller one first");
                return;
            }

            var scan = new ModbusScanErrand(entry, _node.Board.Timeline, first, last);
            Outcome outcome = _run.Do(scan);
            if (outcome != Outcome.Ok)
            {
                _run.Explain(outcome, scan, answer);
            }
            else if (scan.Outcome != Outcome.Ok)
            {
                answer.Fail(scan.Outcome, "the line cannot be written to, or hears others while it sends; look at the transceiver and its wiring");
            }
            else
            {
                PutUnits(entry, scan, first, last, answer);
            }
        }

        private static void PutUnits(ModbusEntry entry, ModbusScanErrand scan, int first, int last, Answer answer)
        {
            for (int unit = first; unit <= last; unit++)
            {
                bool isUsed = unit == entry.Profile.Unit;
                Outcome found = scan.Found(unit);
                if (isUsed || found != Outcome.Timeout)
                {
                    answer.Row();
                    answer.Put("bus", entry.Bus);
                    answer.Put("unit", unit);
                    answer.Put("state", isUsed ? "in-use" : found == Outcome.Ok || found == Outcome.DeviceError ? "answers" : Outcomes.Name(found));
                    if (isUsed)
                    {
                        answer.Put("user", entry.User);
                    }
                }
            }

            answer.Say(scan.Asked.ToString() + " units were asked, " + BusLimits.ScanTimeoutMilliseconds.ToString()
                + " ms each. Another state than answers says that something spoke, but not as it should: two devices of one unit, or another baud rate.");
        }
    }
}
