using Chronoseal.Cli.Collect;
using Chronoseal.Cli.Simulate;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Pipeline;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Evidence.Verification;

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
            if (MqttFrames.IsAddress(options.Path))
            {
                return Listen(options, output, error, stop);
            }

            if (!TryFind(options.Path, out IReadOnlyList<FrameSource>? sources, out string fault))
            {
                error.WriteLine($"chronoseal verify: {fault}");
                return ExitCode.Usage;
            }

            // Receipts first: what they cover decides what a frame is worth. Who lists a collector expects them: to remove them all must not go unsaid.
            bool hasReceipts = ArchiveLayout.IsArchive(options.Path) || (options.Keys.HasCollector && Directory.Exists(options.Path));
            ReceiptReport? receipts = hasReceipts ? Receipts(options) : null;
            AuditReport report = ArchiveAudit.Of(sources!, options.Keys, options.Settings with { Receipts = receipts?.Book }, stop.Token);
            Write(report, receipts, options, output, error);
            int code = receipts is { IsSound: false } ? ExitCode.NotProven : Code(report);
            return stop.IsCancellationRequested ? ExitCode.Interrupted : code;
        }

        private static int Listen(VerifyOptions options, TextWriter output, TextWriter error, CancellationTokenSource stop)
        {
            if (!MqttFrames.TryOpen(options.Path, out MqttFrames? frames, out string fault))
            {
                error.WriteLine($"chronoseal verify: {fault}");
                return ExitCode.Environment;
            }

            using (frames)
            {
                if (options.Seconds > 0)
                {
                    stop.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
                }

                // To stop listening is how it ends: what has arrived by then is the record.
                using CancellationTokenRegistration end = stop.Token.Register(frames!.Complete);
                AuditReport report = ArchiveAudit.Of([frames.Source], options.Keys, options.Settings);
                Write(report, null, options, output, error);
                if (frames.Fault.Length == 0)
                {
                    return Code(report);
                }

                error.WriteLine($"chronoseal verify: {frames.Fault}");
                return ExitCode.Environment;
            }
        }

        private static ReceiptReport Receipts(VerifyOptions options) => ReceiptVerifier.Verify(
            options.Path, id => options.Keys.TryGetCollector(id, out PublicKey? key) ? key.Key : null, options.Authorities);

        private static int Code(AuditReport report) => report.IsSound ? ExitCode.Ok : ExitCode.NotProven;

        private static void Write(AuditReport report, ReceiptReport? receipts, VerifyOptions options, TextWriter output, TextWriter error)
        {
            if (options.IsJson)
            {
                AuditJson.Write(report, receipts, output);
            }
            else
            {
                AuditText.Write(report, output);
                if (receipts is not null)
                {
                    output.WriteLine();
                    ReceiptText.Write(receipts, output);
                }
            }

            if (report.Frames == 0)
            {
                error.WriteLine($"chronoseal verify: {BrokerAddress.WithoutPassword(options.Path)} gave no frames. Nothing is proven.");
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
