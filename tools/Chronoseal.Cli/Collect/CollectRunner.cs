using System.Runtime.InteropServices;

namespace Chronoseal.Cli.Collect
{
    /// <summary>Runs a collector until a signal stops it, and turns its end into an exit code.</summary>
    public static class CollectRunner
    {
        /// <summary>Runs it. Every expected failure is a sentence on <paramref name="error"/>.</summary>
        public static int Run(CollectOptions options, TextWriter output, TextWriter error)
        {
            using var collector = new Collector(options, output);
            if (!collector.TryOpen(out string fault))
            {
                error.WriteLine($"chronoseal collect: {fault}");
                return ExitCode.Environment;
            }

            void OnSignal(PosixSignalContext context)
            {
                context.Cancel = true;
                collector.Stop();
            }

            using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
            using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
            if (collector.Run())
            {
                return ExitCode.Ok;
            }

            error.WriteLine("chronoseal collect: the last statement could not be written; the next start makes up for it.");
            return ExitCode.Environment;
        }
    }
}
