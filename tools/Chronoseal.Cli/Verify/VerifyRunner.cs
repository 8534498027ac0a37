using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Pipeline;

namespace Chronoseal.Cli.Verify
{
    /// <summary>Runs an audit and turns its end into a report and an exit code.</summary>
    public static class VerifyRunner
    {
        private const string StandardInput = "-";

        /// <summary>Runs it. Every expected failure is a sentence on <paramref name="error"/>.</summary>
        public static int Run(VerifyOptions options, TextWriter output, TextWriter error)
        {
            using var stop = new CancellationTokenSource();
            ConsoleCancelEventHandler cancel = (_, e) =>
            {
                e.Cancel = true;
                stop.Cancel();
            };
            Console.CancelKeyPress += cancel;
            try
            {
                return Run(options, output, error, stop);
            }
            finally
            {
                Console.CancelKeyPress -= cancel;
            }
        }

        private static int Run(VerifyOptions options, TextWriter output, TextWriter error, CancellationTokenSource stop)
        {
            bool isBroker = MqttFrames.IsAddress(options.Path);
            if (!isBroker)
            {
                if (!TryFind(options.Path, out IReadOnlyList<FrameSource>? sources, out string fault))
                {
                    error.WriteLine($"chronoseal verify: {fault}");
                    return ExitCode.Usage;
                }

                return Report(ArchiveAudit.Of(sources!, options.Keys, options.Settings, stop.Token), "", stop.IsCancellationRequested);
            }

            if (!MqttFrames.TryOpen(options.Path, out MqttFrames? frames, out string mqttFault))
            {
                error.WriteLine($"chronoseal verify: {mqttFault}");
                return ExitCode.Environment;
            }

            using (frames)
            {
                if (options.Seconds > 0)
                {
                    stop.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
                }

                using CancellationTokenRegistration end = stop.Token.Register(frames!.Complete);
                return Report(ArchiveAudit.Of([frames.Source], options.Keys, options.Settings), frames.Fault, false);
            }

            int Report(AuditReport report, string fault, bool isCancelled)
            {
                if (options.IsJson)
                {
                    AuditJson.Write(report, output);
                }
                else
                {
                    AuditText.Write(report, output);
                }

                if (fault.Length > 0)
                {
                    error.WriteLine($"chronoseal verify: {fault}");
                }

                if (report.Frames == 0)
                {
                    error.WriteLine($"chronoseal verify: {options.Path} gave no frames. Nothing is proven.");
                }

                return isCancelled ? ExitCode.Interrupted : fault.Length > 0 ? ExitCode.Environment : report.IsSound ? ExitCode.Ok : ExitCode.NotProven;
            }
        }

        private static bool TryFind(string path, out IReadOnlyList<FrameSource>? sources, out string fault)
        {
            if (path != StandardInput)
            {
                return EvidenceFiles.TryFind(path, out sources, out fault);
            }

            sources = [FrameSource.Stream(Console.OpenStandardInput(), "standard input")];
            fault = "";
            return true;
        }
    }
}
