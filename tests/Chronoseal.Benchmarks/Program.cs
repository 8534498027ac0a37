using BenchmarkDotNet.Running;
using Chronoseal.Benchmarks.Verify;

namespace Chronoseal.Benchmarks
{
    /// <summary>
    /// dotnet run -c Release --project tests/Chronoseal.Benchmarks -- --filter '*', or -- drivers [READINGS], -- modbus, -- instructions,
    /// -- verify [FRAMES], or -- journal.
    /// </summary>
    public static class Program
    {
        private const int DefaultReadings = 2_000;
        private const long LongRecordFrames = 10_000_000;

        /// <summary>Runs the benchmarks that the arguments choose.</summary>
        public static void Main(string[] args)
        {
            switch (args)
            {
                case ["drivers"]:
                    DriverTable.Print(DefaultReadings);
                    return;
                case ["drivers", string readings] when int.TryParse(readings, out int count) && count > 0:
                    DriverTable.Print(count);
                    return;
                case ["verify"]:
                    VerifyTable.Print(LongRecordFrames);
                    return;
                case ["verify", string frames] when long.TryParse(frames, out long longFrames) && longFrames > 0:
                    VerifyTable.Print(longFrames);
                    return;
                case ["journal"]:
                    JournalTable.Print();
                    return;
                case ["modbus"]:
                    ModbusTable.Print();
                    return;
                case ["instructions"]:
                    InstructionTable.Print();
                    return;
            }

            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        }
    }
}
