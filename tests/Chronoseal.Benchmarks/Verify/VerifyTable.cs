using System.Diagnostics;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Pipeline;

namespace Chronoseal.Benchmarks.Verify
{
    /// <summary>
    /// How fast records are verified, beside `openssl speed` on the same machine, over all cores; and the memory that ten million frames take. Speed is
    /// of records made beforehand; the long record is made while it is verified, and its time has the making in it.
    /// </summary>
    internal static class VerifyTable
    {
        private const int MacFrames = 400_000;
        private const int SignedFrames = 40_000;
        private const int Passes = 3;
        private const double Megabyte = 1_048_576;

        public static void Print(long longFrames)
        {
            // First, so that the peak is its own.
            Long(longFrames);
            Row("HMAC 256/256", false, MacFrames);
            Row("ES256", true, SignedFrames);
        }

        private static void Row(string name, bool signs, int frames)
        {
            using var factory = new RecordFactory(signs);
            var record = new byte[(long)factory.FrameBytes * frames];
            for (int i = 0; i < frames; i++)
            {
                factory.Next().CopyTo(record.AsSpan(i * factory.FrameBytes));
            }

            double best = 0;
            double bestByCpu = 0;
            for (int pass = 0; pass < Passes; pass++)
            {
                var watch = Stopwatch.StartNew();
                TimeSpan cpu = CpuTime();
                Check(ArchiveAudit.Of([FrameSource.Stream(new MemoryStream(record), "benchmark")], factory.Keys(), new AuditSettings()), frames);
                best = Math.Max(best, frames / watch.Elapsed.TotalSeconds);
                bestByCpu = Math.Max(bestByCpu, frames * Environment.ProcessorCount / (CpuTime() - cpu).TotalSeconds);
            }

            int bytes = factory.FrameBytes;
            var ours = new SpeedFigure(best, bestByCpu);
            SpeedFigure openssl = signs ? OpensslSpeed.Ecdsa() : OpensslSpeed.Hmac(bytes);
            Console.WriteLine($"{name}, frames of {bytes} bytes, {Environment.ProcessorCount} cores: {best:0} frames/s ({bestByCpu:0} by processor time)");
            Console.WriteLine($"  openssl speed, operations/s: {ours.Beside(openssl)}");
            if (!signs)
            {
                Console.WriteLine($"  openssl speed, MAC and chain hash of each frame: {ours.Beside(openssl.And(OpensslSpeed.Sha256(bytes)))}");
            }
        }

        private static void Long(long frames)
        {
            using var factory = new RecordFactory(false);
            GC.Collect();
            long before = GC.GetTotalAllocatedBytes();
            var watch = Stopwatch.StartNew();
            Check(ArchiveAudit.Of([FrameSource.Stream(new RecordStream(factory, frames), "benchmark")], factory.Keys(), new AuditSettings()), frames);
            double seconds = watch.Elapsed.TotalSeconds;
            using Process process = Process.GetCurrentProcess();
            Console.WriteLine($"{frames} frames, {frames * factory.FrameBytes / Megabyte:0} MiB, made and verified in {seconds:0.0} s ({frames / seconds:0} frames/s); "
                + $"allocated {(GC.GetTotalAllocatedBytes() - before) / Megabyte:0.0} MiB, heap {GC.GetTotalMemory(true) / Megabyte:0.0} MiB, peak of the process {process.PeakWorkingSet64 / Megabyte:0} MiB");
        }

        // On a machine that does other work too, what the cores could do follows from the time that they gave.
        private static TimeSpan CpuTime()
        {
            using Process process = Process.GetCurrentProcess();
            return process.TotalProcessorTime;
        }

        private static void Check(AuditReport report, long frames)
        {
            // The record begins without a predecessor and without a birth frame: one error, and it is known.
            if (report.Frames != frames || report.Findings.CountOf(Severity.Error) != 1 || report.Findings[AuditRules.Birth] != 1)
            {
                throw new InvalidOperationException($"The record of the benchmark does not verify: {string.Join("; ", report.Findings.Kept.Take(5).Select(finding => finding.Rule.Id + " " + finding.Explanation))}");
            }
        }
    }
}
