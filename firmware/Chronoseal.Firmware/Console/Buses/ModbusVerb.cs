using Chronoseal.Firmware.Buses;
using Chronoseal.Firmware.Console.Views;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Firmware.Console.Buses
{
    /// <summary>Reads registers, coils and inputs of any unit, between epochs. Never writes.</summary>
    internal sealed class ModbusVerb : IVerb
    {
        private readonly Node _node;
        private readonly ErrandRun _run;

        internal ModbusVerb(Node node, ConsoleSession session)
        {
            _node = node;
            _run = new ErrandRun(node, session);
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "modbus"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "modbus read BUS UNIT holding|input|coil|discrete ADDRESS COUNT"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Reads registers or bits of a Modbus unit between epochs; ADDRESS as it goes over the line, from 0, COUNT up to 125 or 2000."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            byte function = FunctionOf(words[4]);
            if (words.Count != 7 || words[1] != "read" || function == 0)
            {
                answer.Misuse(this);
                return;
            }

            ModbusEntry entry = RunningGateway.Of(_node, answer) == null ? null : ModbusBuses.Find(_node, words[2], false, answer);
            if (entry == null)
            {
                return;
            }

            int leastUnit = entry.Channel.IsSerial ? 1 : 0;
            int mostUnit = entry.Channel.IsSerial ? ModbusProfile.MaximumSerialUnit : ModbusProfile.MaximumUnit;
            int most = IsBits(function) ? ModbusPdu.MaximumBits : ModbusPdu.MaximumRegisters;
            if (!WholeNumber.TryRead(words[3], leastUnit, mostUnit, out int unit))
            {
                answer.Fail(Outcome.OutOfRange, "no such unit; UNIT is " + leastUnit.ToString() + " to " + mostUnit.ToString() + " here");
            }
            else if (!WholeNumber.TryRead(words[5], 0, 0xFFFF, out int address))
            {
                answer.Fail(Outcome.OutOfRange, "no such address; ADDRESS is 0 to 65535, as it goes over the line: 40001 in a map is holding 0");
            }
            else if (!WholeNumber.TryRead(words[6], 1, 0x10000 - address < most ? 0x10000 - address : most, out int count))
            {
                answer.Fail(Outcome.OutOfRange, "so many cannot be read at once; COUNT is 1 to " + most.ToString() + ", and not beyond address 65535");
            }
            else
            {
                Read(new ModbusReadErrand(entry, _node.Board.Timeline, unit, function, address, count), function, address, count, answer);
            }
        }

        private void Read(ModbusReadErrand read, byte function, int address, int count, Answer answer)
        {
            Outcome outcome = _run.Do(read);
            if (outcome != Outcome.Ok)
            {
                _run.Explain(outcome, read, answer);
            }
            else if (read.Outcome != Outcome.Ok)
            {
                answer.Fail(read.Outcome, Cause(read));
            }
            else if (IsBits(function))
            {
                PutBits(read.Master, address, count, answer);
            }
            else
            {
                PutRegisters(read.Master, address, count, answer);
            }
        }

        private static byte FunctionOf(string word)
        {
            switch (word)
            {
                case "coil": return ModbusFunction.ReadCoils;
                case "discrete": return ModbusFunction.ReadDiscreteInputs;
                case "holding": return ModbusFunction.ReadHoldingRegisters;
                case "input": return ModbusFunction.ReadInputRegisters;
                default: return 0;
            }
        }

        private static bool IsBits(byte function)
        {
            return function <= ModbusFunction.ReadDiscreteInputs;
        }

        private static string Cause(ModbusReadErrand read)
        {
            switch (read.Outcome)
            {
                case Outcome.DeviceError:
                    return "the unit answers with exception " + read.Master.ExceptionCode.ToString() + Meaning(read.Master.ExceptionCode) + "; compare with its register map";
                case Outcome.Timeout:
                    return "no answer; check unit, wiring and supply, or look for units with scan modbus";
                case Outcome.Nack:
                case Outcome.BusFault:
                    return "the bus cannot be used: a connection that is refused or lost, a line that is stuck; see sensors, and try again in ten seconds";
                default:
                    return "what came back is damaged or no answer to this; look at it with tap";
            }
        }

        private static string Meaning(int code)
        {
            switch (code)
            {
                case 1: return " (it does not have this function)";
                case 2: return " (it does not have these addresses)";
                case 3: return " (it does not take such a count)";
                case 4: return " (it failed)";
                case 6: return " (it is busy)";
                case 10:
                case 11: return " (the gateway before it does not reach it)";
                default: return "";
            }
        }

        private static void PutRegisters(ModbusMaster master, int address, int count, Answer answer)
        {
            for (int first = 0; first < count; first += BusLimits.RegistersPerRow)
            {
                string hexadecimal = "";
                string numbers = "";
                for (int i = first; i < count && i < first + BusLimits.RegistersPerRow; i++)
                {
                    hexadecimal += (i > first ? " " : "") + master.Register(i).ToString("X4");
                    numbers += (i > first ? " " : "") + master.Register(i).ToString();
                }

                answer.Row();
                answer.Put("address", address + first);
                answer.Put("hex", hexadecimal);
                answer.Put("unsigned", numbers);
            }
        }

        private static void PutBits(ModbusMaster master, int address, int count, Answer answer)
        {
            for (int first = 0; first < count; first += BusLimits.BitsPerRow)
            {
                string bits = "";
                for (int i = first; i < count && i < first + BusLimits.BitsPerRow; i++)
                {
                    bits += master.Bit(i) ? "1" : "0";
                }

                answer.Row();
                answer.Put("address", address + first);
                answer.Put("bits", bits);
            }
        }
    }
}
