using System.Globalization;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Stand;

namespace Chronoseal.Benchmarks
{
    /// <summary>
    /// Modbus round trips a second on the simulated line, beside what the line itself allows: the bits of request and reply, the
    /// two silences of 3.5 characters (RTU), and the device's time to think. Simulated time: the same on every machine. `-- modbus`.
    /// </summary>
    internal static class ModbusTable
    {
        private const int RoundTrips = 500;
        private const int DeviceMicroseconds = 2_000;

        public static void Print()
        {
            Console.WriteLine("| framing | line | registers | round trips a second | the wire's limit | of the limit |");
            Console.WriteLine("|---|---|---|---|---|---|");
            foreach (int baud in new[] { 9_600, 19_200, 115_200 })
            {
                foreach (int registers in new[] { 2, 24, 125 })
                {
                    Print(false, baud, registers);
                    Print(true, baud, registers);
                }
            }
        }

        private static void Print(bool isAscii, int baud, int registers)
        {
            using var bench = new Bench(new BenchSettings());
            SerialLine line = bench.Lay(new SerialSettings(baud, SerialParity.None, 1, true));
            var map = new RegisterMap();
            ModbusFaults faults = isAscii ? new ModbusAsciiSlave(line, 1, map).Faults : new ModbusRtuSlave(line, 1, map).Faults;
            faults.DelayMicroseconds = DeviceMicroseconds;
            ISerialPort port = bench.Open(line);
            IModbusChannel channel = isAscii ? new ModbusAsciiChannel(port, bench.Delay) : new ModbusRtuChannel(port, bench.Delay);
            var master = new ModbusMaster(channel, bench.Delay, new ModbusProfile());
            long start = bench.Plant.NowNanoseconds;
            for (int i = 0; i < RoundTrips; i++)
            {
                if (master.Read(ModbusFunction.ReadHoldingRegisters, 0, registers) != Outcome.Ok)
                {
                    throw new InvalidOperationException("a round trip failed");
                }
            }

            double seconds = (bench.Plant.NowNanoseconds - start) * 1e-9;
            double limit = Limit(isAscii, line.CharacterNanoseconds * 1e-9, baud, registers);
            double rate = RoundTrips / seconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {(isAscii ? "ASCII" : "RTU")} | {baud} 8N1 | {registers} | {rate:F1} | {limit:F1} | {100 * rate / limit:F0} % |"));
        }

        private static double Limit(bool isAscii, double characterSeconds, int baud, int registers)
        {
            int bytes = 8 + 5 + 2 * registers;
            double silence = baud > 19_200 ? 0.00175 : 3.5 * characterSeconds;

            // ASCII: a colon, two digits a byte with one LRC byte in place of two of CRC, CR and LF; no silence.
            double seconds = isAscii ? (2 * 3 + 2 * (bytes - 2)) * characterSeconds : bytes * characterSeconds + 2 * silence;
            return 1 / (seconds + DeviceMicroseconds * 1e-6);
        }

        private sealed class RegisterMap : ModbusMap
        {
            public override int ReadHolding(int address, Span<ushort> values)
            {
                values.Fill(0x1234);
                return Success;
            }
        }
    }
}
