using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Cli.Verify
{
    /// <summary>What `chronoseal verify` was asked for.</summary>
    public sealed record VerifyOptions
    {
        /// <summary>File, folder, - or mqtt://host:port.</summary>
        public required string Path { get; init; }

        /// <summary>Known keys.</summary>
        public required KeyRing Keys { get; init; }

        /// <summary>What the audit is asked for.</summary>
        public required AuditSettings Settings { get; init; }

        /// <summary>Time-stamping authorities to trust; null for none.</summary>
        public TimestampRoots? Authorities { get; init; }

        /// <summary>How long to listen to a broker, seconds; 0 until it is stopped.</summary>
        public int Seconds { get; init; }

        /// <summary>Whether to write JSON instead of a report.</summary>
        public bool IsJson { get; init; }
    }
}
