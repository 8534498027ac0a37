using Chronoseal.Firmware;

namespace Chronoseal.Bench
{
    /// <summary>
    /// What the firmware costs on the processor that runs this: real drivers, frames and hashes over peers in memory. Needs no
    /// peripheral, and so runs under the interpreter on a PC too.
    /// </summary>
    public static class Program
    {
        /// <summary>Measures and prints, one "name: value unit" a line, and ends.</summary>
        public static void Main()
        {
            var node = new BenchNode();
            node.Start();
            for (int i = 0; i < Rounds.WarmUp; i++)
            {
                node.NextSecond();
                node.Sample();
                node.Encode();
                node.Seal();
            }

            System.Console.WriteLine("firmware: " + FirmwareIdentity.NameAndVersion);
            TimeBench.Run(node);
            HeapBench.Run(node);
            Report.Value("failures", node.Failures, node.Failures == 0 ? "steps" : "steps; the numbers above are worthless");
        }
    }
}
