using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Verification
{
    /// <summary>
    /// Verifies the frames of one node in the order in which they arrive, from their bytes alone. It may join in the middle of a chain. After a
    /// finding it goes on from the frame that was found, so that one missing frame is one finding. Not for use from two threads at once.
    /// </summary>
    public sealed class ChainVerifier
    {
        private readonly KeyRing _keys;
        private readonly AcceptedFrames _accepted = new();
        private readonly StampOrder _stamps = new();
        private readonly FrameFacts _facts = new();
        private Frame? _last;

        /// <summary>Starts a chain.</summary>
        /// <param name="keys">Known keys; may grow later.</param>
        /// <param name="node">The node as it stands in topics, or null to take it from the first authentic frame.</param>
        public ChainVerifier(KeyRing keys, string? node = null)
        {
            _keys = keys;
            Node = node;
        }

        /// <summary>The node whose chain this is; null before the first authentic frame when none was given.</summary>
        public string? Node { get; private set; }

        /// <summary>Counters over all frames fed in.</summary>
        public VerificationCounters Counters { get; } = new();

        /// <summary>The frame at the end of the chain; null before the first.</summary>
        public Frame? Last => _last;

        /// <summary>True when the first accepted frame had a predecessor that was not seen here.</summary>
        public bool HasJoinedInTheMiddle { get; private set; }

        /// <summary>Verifies one whole frame. Bad bytes give a verdict, never an exception.</summary>
        /// <param name="bytes">The frame, nothing before or behind it; must not change afterwards.</param>
        public VerificationResult Feed(ReadOnlyMemory<byte> bytes)
        {
            bool isAuthentic = FrameAuthenticator.Examine(bytes, _keys, out Frame? frame, out Finding finding);
            return isAuthentic && frame is not null ? Accept(frame) : Give(frame, false, false, finding);
        }

        internal VerificationResult Accept(Frame frame)
        {
            if (Node is not null && frame.Node != Node)
            {
                return Give(frame, true, false, new Finding(Verdict.WrongNode, $"{FrameAuthenticator.Describe(frame)}: the frame stands in the chain of node {Node}."));
            }

            if (_last is not null && frame.Sequence <= _last.Sequence)
            {
                return Give(frame, true, false, Repeated(frame));
            }

            List<Finding> findings = _last is null ? [Joined(frame)] : Follow(frame, _last);
            _facts.Take(frame);
            if (_stamps.Check(_facts) is { } reason)
            {
                findings.Add(new Finding(Verdict.TimeBackwards, $"{FrameAuthenticator.Describe(frame)}: {reason}, although the clock was {frame.Clock.State}."));
            }

            Node = frame.Node;
            _last = frame;
            _accepted.Remember(frame.Sequence, frame.Hash);
            return Give(frame, true, true, [.. findings.OrderByDescending(finding => finding.Verdict != Verdict.Verified)]);
        }

        private Finding Repeated(Frame frame)
        {
            string place = FrameAuthenticator.Describe(frame);
            if (!_accepted.TryGet(frame.Sequence, out ReadOnlyMemory<byte> hash))
            {
                return new Finding(Verdict.SequenceBackwards, $"{place}: the chain has reached sequence {_last!.Sequence}, and no frame with this number is remembered.");
            }

            return hash.Span.SequenceEqual(frame.Hash.Span)
                ? new Finding(Verdict.Duplicate, $"{place}: the same bytes were accepted before.")
                : new Finding(Verdict.Conflict, $"{place}: another frame with this number was accepted before, and both are authentic; the number was used twice.");
        }

        private Finding Joined(Frame frame)
        {
            HasJoinedInTheMiddle = frame.PreviousHash.Span.ContainsAnyExcept((byte)0);
            string how = HasJoinedInTheMiddle ? "verified; the chain is joined here and what came before was not seen" : "verified; the first frame of the node";
            return new Finding(Verdict.Verified, $"{FrameAuthenticator.Describe(frame)}: {how}.");
        }

        private List<Finding> Follow(Frame frame, Frame last)
        {
            var findings = new List<Finding>();
            string place = FrameAuthenticator.Describe(frame);
            if (frame.Boot < last.Boot)
            {
                findings.Add(new Finding(Verdict.BootBackwards, $"{place}: the frame before it is of boot {last.Boot}, sequence {last.Sequence}."));
            }

            if (frame.Boot == last.Boot && !frame.KeyId.Span.SequenceEqual(last.KeyId.Span))
            {
                findings.Add(new Finding(Verdict.KeyChanged, $"{place}: the key is {frame.KeyIdHex}, but the boot went on under {last.KeyIdHex} up to sequence {last.Sequence}."));
            }

            AddChainFinding(findings, frame, last, place);
            if (findings.Count == 0)
            {
                findings.Add(new Finding(Verdict.Verified, $"{place}: verified."));
            }

            return findings;
        }

        private void AddChainFinding(List<Finding> findings, Frame frame, Frame last, string place)
        {
            bool isLinked = frame.PreviousHash.Span.SequenceEqual(last.Hash.Span);
            ulong missing = frame.Sequence - last.Sequence - 1;
            if (frame.Boot == last.Boot && missing > 0)
            {
                Counters.AddMissing(missing);
                string cause = isLinked ? "but its predecessor is right: the node left numbers out" : "and its predecessor was not seen: frames are missing";
                findings.Add(new Finding(Verdict.SequenceGap, $"{place}: {missing} numbers after sequence {last.Sequence} are missing, {cause}."));
            }
            else if (!isLinked)
            {
                string cause = frame.Boot == last.Boot ? "the chain was rebuilt or altered" : $"frames at the end of boot {last.Boot} or after it are missing, or the chain was altered";
                findings.Add(new Finding(Verdict.BrokenChain, $"{place}: it does not name the frame before it (boot {last.Boot}, sequence {last.Sequence}) as its predecessor; {cause}."));
            }
        }

        private VerificationResult Give(Frame? frame, bool isAuthentic, bool extendsChain, params IReadOnlyList<Finding> findings)
        {
            var result = new VerificationResult(frame, isAuthentic, findings) { ExtendsChain = extendsChain };
            Counters.Count(result.Verdict);
            return result;
        }
    }
}
