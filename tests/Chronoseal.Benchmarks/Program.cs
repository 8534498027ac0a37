using BenchmarkDotNet.Running;

namespace Chronoseal.Benchmarks
{
    /// <summary>dotnet run -c Release --project tests/Chronoseal.Benchmarks -- --filter '*'</summary>
    public static class Program
    {
        /// <summary>Runs the benchmarks that the arguments choose.</summary>
        public static void Main(string[] args)
        {
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        }
    }
}
