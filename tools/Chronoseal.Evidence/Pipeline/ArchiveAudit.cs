using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Evidence.Pipeline
{
    /// <summary>Audits records of any length in bounded memory, on all processors.</summary>
    public static class ArchiveAudit
    {
        /// <summary>Audits sources one after the other, to their end or until it is stopped; what was read until then is reported.</summary>
        /// <param name="sources">Where the frames are.</param>
        /// <param name="keys">Known keys; must not change meanwhile.</param>
        /// <param name="settings">What is asked for.</param>
        /// <param name="stop">Ends it early.</param>
        /// <param name="workers">Threads that verify; 0 for one a processor.</param>
        public static AuditReport Of(IEnumerable<FrameSource> sources, KeyRing keys, AuditSettings settings, CancellationToken stop = default, int workers = 0)
        {
            using var input = new SourcesInput(sources);
            return AuditRun.Of(input, keys, settings, stop, workers);
        }
    }
}
