using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Verification
{
    /// <summary>The outcome of one frame.</summary>
    public sealed class VerificationResult
    {
        internal VerificationResult(Frame? frame, bool isAuthentic, IReadOnlyList<Finding> findings)
        {
            Frame = frame;
            IsAuthentic = isAuthentic;
            Findings = findings;
        }

        /// <summary>The decoded frame; null when it is malformed. Use its readings only when <see cref="IsAuthentic"/>.</summary>
        public Frame? Frame { get; }

        /// <summary>True when the tag is right, whatever else was found.</summary>
        public bool IsAuthentic { get; }

        /// <summary>Everything that was found, the gravest first; at least one.</summary>
        public IReadOnlyList<Finding> Findings { get; }

        /// <summary>The gravest verdict.</summary>
        public Verdict Verdict => Findings[0].Verdict;

        /// <summary>The sentence of the gravest verdict.</summary>
        public string Sentence => Findings[0].Sentence;

        /// <summary>True when the frame is authentic and belongs into the store: everything authentic except duplicates and frames of other nodes.</summary>
        public bool IsToBeKept => IsAuthentic && Verdict is not (Verdict.Duplicate or Verdict.WrongNode);

        /// <summary>True when nobody needs to look: verified or duplicate.</summary>
        public bool IsHarmless => Verdict is Verdict.Verified or Verdict.Duplicate;

        /// <summary>True when this verifier recognised the frame's place at or behind the end of its chain, so that the chain now ends with it.</summary>
        public bool ExtendsChain { get; internal init; }
    }
}
