using System.CommandLine;
using System.Security.Cryptography;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Cli.Collect
{
    /// <summary>The command line of `chronoseal receipts`.</summary>
    public static class ReceiptsCommand
    {
        /// <summary>Makes the command.</summary>
        public static Command Create(TextWriter output, TextWriter error) =>
            new("receipts", "Verifies the collector's receipts, and proves the receipt of single frames.")
            {
                CreateVerify(output, error),
                CreateProve(output, error),
                CreateCheck(output, error),
            };

        private static Option<string> KeyOption() =>
            new("--collector-key") { Description = "The collector's public key in PEM, from elsewhere than the archive.", Required = true };

        private static Command CreateVerify(TextWriter output, TextWriter error)
        {
            var archive = new Argument<string>("archive") { Description = "Folder of the archive." };
            var key = KeyOption();
            var roots = new Option<string?>("--tsa-roots") { Description = "PEM file with the roots of the time-stamping authorities to trust." };
            var command = new Command("verify", "Holds an archive against its receipts.") { archive, key, roots };
            command.SetAction(parsed => WithKey(parsed.GetValue(key)!, error, publicKey =>
            {
                TimestampRoots? trusted = null;
                if (parsed.GetValue(roots) is { } path && !TimestampRoots.TryLoad(path, out trusted, out string fault))
                {
                    error.WriteLine($"chronoseal receipts: {fault}");
                    return ExitCode.Environment;
                }

                byte[] keyId = PublicKey.IdOf(publicKey);
                ReceiptReport report = ReceiptVerifier.Verify(parsed.GetValue(archive)!, id => id.Span.SequenceEqual(keyId) ? publicKey : null, trusted);
                ReceiptText.Write(report, output);
                return report.IsSound ? ExitCode.Ok : ExitCode.NotProven;
            }));
            return command;
        }

        private static Command CreateProve(TextWriter output, TextWriter error)
        {
            var archive = new Argument<string>("archive") { Description = "Folder of the archive." };
            var node = new Option<string>("--node") { Description = "The node.", Required = true };
            var sequence = new Option<ulong>("--sequence") { Description = "Sequence number of the frame.", Required = true };
            var target = new Option<string>("--out") { Description = "Writes NAME.frame.cbor and NAME.proof.cbor.", Required = true };
            var command = new Command("prove", "Takes one frame out of an archive with the proof of its receipt.") { archive, node, sequence, target };
            command.SetAction(parsed =>
            {
                string name = parsed.GetValue(target)!;
                if (!ReceiptProofFinder.TryFind(
                    parsed.GetValue(archive)!, parsed.GetValue(node)!, parsed.GetValue(sequence), out ReadOnlyMemory<byte> frame, out ReceiptProof? proof, out string fault)
                    || !TryWrite(name + ".frame.cbor", frame, out fault)
                    || !TryWrite(name + ".proof.cbor", proof.Encode(), out fault))
                {
                    error.WriteLine($"chronoseal receipts: {fault}");
                    return ExitCode.Environment;
                }

                output.WriteLine($"{name}.frame.cbor and {name}.proof.cbor: statement {proof.Statement.Claim.Number}, path of {proof.Path.Count}.");
                return ExitCode.Ok;
            });
            return command;
        }

        private static Command CreateCheck(TextWriter output, TextWriter error)
        {
            var frame = new Argument<string>("frame") { Description = "File with the frame." };
            var proof = new Argument<string>("proof") { Description = "File with the proof." };
            var key = KeyOption();
            var command = new Command("check", "Checks a frame against a proof of its receipt, without the archive.") { frame, proof, key };
            command.SetAction(parsed => WithKey(parsed.GetValue(key)!, error, publicKey =>
            {
                if (!TryRead(parsed.GetValue(frame)!, out byte[] frameBytes, out string fault) || !TryRead(parsed.GetValue(proof)!, out byte[] proofBytes, out fault))
                {
                    error.WriteLine($"chronoseal receipts: {fault}");
                    return ExitCode.Environment;
                }

                if (!ReceiptProof.TryRead(proofBytes, out ReceiptProof? read, out string reason))
                {
                    output.WriteLine($"Not proven: {reason}.");
                    return ExitCode.NotProven;
                }

                bool isProven = read.Proves(frameBytes, publicKey);
                output.WriteLine(isProven ? ReceiptText.Describe(read) : "Not proven: the frame, the proof and the collector's key do not belong together.");
                return isProven ? ExitCode.Ok : ExitCode.NotProven;
            }));
            return command;
        }

        private static int WithKey(string path, TextWriter error, Func<ECDsa, int> run)
        {
            if (!CollectorKey.TryLoadPublic(path, out ECDsa? publicKey, out string fault))
            {
                error.WriteLine($"chronoseal receipts: {fault}");
                return ExitCode.Environment;
            }

            using (publicKey)
            {
                return run(publicKey);
            }
        }

        private static bool TryRead(string path, out byte[] bytes, out string fault)
        {
            bytes = [];
            try
            {
                bool isSmall = new FileInfo(path).Length <= 2 * ReceiptLimits.StatementBytes;
                bytes = isSmall ? File.ReadAllBytes(path) : bytes;
                fault = isSmall ? "" : $"{path} is too large to be a frame or a proof.";
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                fault = $"{path} could not be read: {exception.Message}";
            }

            return fault.Length == 0;
        }

        private static bool TryWrite(string path, ReadOnlyMemory<byte> bytes, out string fault)
        {
            fault = "";
            try
            {
                using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
                stream.Write(bytes.Span);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                fault = $"{path} could not be written: {exception.Message} Name a new file.";
            }

            return fault.Length == 0;
        }
    }
}
