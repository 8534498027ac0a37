using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Audit
{
    /// <summary>What an audit says about a frame when it arrives.</summary>
    public sealed class LiveFrame
    {
        private readonly ReadOnlyMemory<byte> _bytes;
        private Frame? _frame;

        internal LiveFrame(FrameFacts facts, FramePlace place, IReadOnlyList<AuditFinding> findings, AuditFinding? gap)
        {
            _bytes = facts.Bytes;
            _frame = facts.Frame;
            Check = facts.Check;
            Place = Check == SealCheck.Right ? place : FramePlace.None;
            Findings = findings;
            Gap = gap;
        }

        /// <summary>What came of reading it and holding its seal against the keys.</summary>
        public SealCheck Check { get; }

        /// <summary>Its place in the chain of its node; none unless it is authentic.</summary>
        public FramePlace Place { get; }

        /// <summary>What was found when it came, in the order of the rules; empty where all is right.</summary>
        public IReadOnlyList<AuditFinding> Findings { get; }

        /// <summary>Frames that are missing before it and that an event may yet explain; null where none are.</summary>
        public AuditFinding? Gap { get; }

        /// <summary>The decoded frame; null when it is malformed. Use its readings only when <see cref="IsAuthentic"/>.</summary>
        public Frame? Frame => _frame ??= Check != SealCheck.Malformed && FrameReader.TryRead(_bytes, out Frame? frame, out _) ? frame : null;

        /// <summary>True when the seal is right, whatever else was found.</summary>
        public bool IsAuthentic => Check == SealCheck.Right;

        /// <summary>True when the chain of the node now ends with it.</summary>
        public bool ExtendsChain => Place == FramePlace.End;

        /// <summary>True when the same bytes came before: harmless, QoS 1 delivers at least once.</summary>
        public bool IsRepeated => Place == FramePlace.Again;

        /// <summary>True when it is authentic, came where it belongs, and for the first time: what contradicts the record is evidence too.</summary>
        public bool IsToBeKept => Place is FramePlace.End or FramePlace.Beside;

        /// <summary>True when it continues the chain and nobody needs to look.</summary>
        public bool IsVerified => ExtendsChain && Complaint is null;

        /// <summary>What somebody should look at: frames missing before it, and findings of severity error.</summary>
        public IEnumerable<AuditFinding> Complaints => Errors(Gap is null ? Findings : [Gap, .. Findings]);

        /// <summary>The first of <see cref="Complaints"/>; null when there is none.</summary>
        public AuditFinding? Complaint => Complaints.FirstOrDefault();

        private static IEnumerable<AuditFinding> Errors(IEnumerable<AuditFinding> findings) => findings.Where(finding => finding.Rule.Severity == Severity.Error);
    }
}
