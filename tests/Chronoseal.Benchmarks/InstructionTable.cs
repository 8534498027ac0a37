using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Trust;

namespace Chronoseal.Benchmarks
{
    /// <summary>
    /// IL instructions that the portable code executes: what an interpreter pays for, the same on every machine and in every run.
    /// `-- instructions`.
    /// </summary>
    public static class InstructionTable
    {
        private const int FrameBytes = 450;

        /// <summary>Prints the table.</summary>
        public static void Print()
        {
            if (typeof(Sha256).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
            {
                throw new InvalidOperationException("What counts is the code as it is shipped: run with -c Release.");
            }

            new CountedContext().Copy(typeof(InstructionTable)).GetMethod(nameof(PrintCounted))!.Invoke(null, null);
        }

        /// <summary>Prints the table, from within the context whose assemblies count.</summary>
        public static void PrintCounted()
        {
            var frame = new byte[FrameBytes];
            var key = new byte[ManagedHmacSha256.DigestLength];
            var digest = new byte[Sha256.DigestLength];
            var hash = new Sha256();
            var hmac = new ManagedHmacSha256(key);
            var epoch = new FrameBenchmark();
            epoch.Fill();
            Console.WriteLine("| work | instructions | stores | array elements | fields | calls |");
            Console.WriteLine("|---|---|---|---|---|---|");
            Print("SHA-256, a block of 64 bytes", () => hash.Add(frame, 0, Sha256.BlockLength));
            hash.Start();
            Print("SHA-256 of 450 bytes", () =>
            {
                hash.Add(frame, 0, FrameBytes);
                hash.Finish(digest, 0);
            });
            Print("HMAC-SHA-256 of 450 bytes", () => hmac.Compute(frame, 0, FrameBytes, digest, 0));
            Print("HMAC-SHA-256, a new key", () => _ = new ManagedHmacSha256(key));
            Print("CRC-32 of 450 bytes", () => Crc32.Compute(frame, 0, FrameBytes));
            Print("an epoch of five readings, encoded", () => epoch.Encode());
            Print("an epoch of five readings, encoded, sealed and linked", () => epoch.EncodeAndSeal());
        }

        // The first time runs the initialisers of types.
        private static void Print(string what, Action work)
        {
            work();
            InstructionMix mix = InstructionMeter.Measure(work);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {mix.All:N0} | {mix.Stores:N0} | {mix.Elements:N0} | {mix.Fields:N0} | {mix.Calls:N0} |"));
        }
    }
}
