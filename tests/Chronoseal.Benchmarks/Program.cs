using BenchmarkDotNet.Running;

namespace Chronoseal.Benchmarks
{
    /// <summary>
    /// dotnet run -c Release --project tests/Chronoseal.Benchmarks -- --filter '*', -- drivers [READINGS], -- modbus, or -- journal.
    /// </summary>
    public static class Program
    {
        private const int DefaultReadings = 2_000;

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
                case ["journal"]:
                    JournalTable.Print();
                    return;
                case ["modbus"]:
                    ModbusTable.Print();
                    return;
            }

            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        }
    }
}
