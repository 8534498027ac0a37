using Chronoseal.Evidence.Pipeline;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Evidence.Audit
{
    /// <summary>
    /// Audits frames as they arrive, each when it comes, by the rules that archives are audited by. It may join in the middle of a chain; that is a
    /// warning. Whether missing frames are explained is judged at the end: until then each gap is told with the frame behind it. Not for use from
    /// two threads at once.
    /// </summary>
    public sealed class LiveAudit
    {
        private readonly FrameExaminer _examiner;
        private readonly Auditor _auditor;
        private readonly FrameFacts _facts = new();
        private List<AuditFinding>? _findings;
        private AuditFinding? _gap;

        /// <summary>Starts without frames.</summary>
        /// <param name="keys">Known keys; must not change afterwards.</param>
        public LiveAudit(KeyRing keys)
        {
            // Lanes are for many frames at a time.
            _examiner = new FrameExaminer(keys, false);
            _auditor = new Auditor(new AuditSettings { OnFinding = finding => (_findings ??= []).Add(finding), OnGap = gap => _gap = gap });
        }

        /// <summary>Frames taken, and bytes that should have been one.</summary>
        public long Frames { get; private set; }

        /// <summary>Frames that continued a chain and that nobody needs to look at.</summary>
        public long Verified { get; private set; }

        /// <summary>Frames whose bytes had come before.</summary>
        public long Repeated { get; private set; }

        /// <summary>Frames that somebody should look at.</summary>
        public long Suspicious { get; private set; }

        /// <summary>Takes one whole frame. Bad bytes are a finding, never an exception.</summary>
        /// <param name="bytes">The frame, nothing before or behind it; must not change afterwards.</param>
        /// <param name="place">The node that the topic or the file names; null where nothing names one.</param>
        public LiveFrame Take(ReadOnlyMemory<byte> bytes, string? place = null)
        {
            _findings = null;
            _gap = null;
            _facts.Bytes = bytes;
            _examiner.Examine(_facts);
            FramePlace found = _auditor.Take(_facts, place);
            IReadOnlyList<AuditFinding> findings = _findings ?? (IReadOnlyList<AuditFinding>)[];
            var frame = new LiveFrame(_facts, found, findings, _gap);
            Count(frame);
            return frame;
        }

        /// <summary>Judges what could not be judged before the end, and reports on everything. Once, at the end.</summary>
        public AuditReport Finish() => _auditor.Finish();

        private void Count(LiveFrame frame)
        {
            Frames++;
            Verified += frame.IsVerified ? 1 : 0;
            Repeated += frame.IsRepeated ? 1 : 0;
            Suspicious += frame.Complaint is null ? 0 : 1;
        }
    }
}
