using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>What arrived of one node, each frame verified from its bytes alone when it came.</summary>
    internal sealed class FrameLog(KeyRing keys, string node)
    {
        private readonly ChainVerifier _verifier = new(keys, node);
        private readonly Dictionary<ulong, string> _hashes = [];

        /// <summary>Whether frames are kept, or counted only.</summary>
        internal bool IsKeeping { get; set; } = true;

        /// <summary>Frames at the end of the chain, in the order in which they came, repetitions left out.</summary>
        internal List<Frame> Frames { get; } = [];

        /// <summary>All that came, as it came.</summary>
        internal List<byte[]> Received { get; } = [];

        /// <summary>What the frames are verified with.</summary>
        internal KeyRing Keys => keys;

        /// <summary>Sentences about frames that are neither verified nor repeated.</summary>
        internal List<string> Complaints { get; } = [];

        /// <summary>Sequence numbers that came with different bytes.</summary>
        internal List<ulong> Conflicts { get; } = [];

        /// <summary>How many frames verified.</summary>
        internal long Verified => _verifier.Counters[Verdict.Verified];

        /// <summary>How many came again.</summary>
        internal long Duplicates => _verifier.Counters[Verdict.Duplicate];

        /// <summary>The last frame.</summary>
        internal Frame? Last => _verifier.Last;

        internal IEnumerable<Frame> Data => Frames.Where(f => f.Kind == FrameKind.Data);

        internal IEnumerable<Frame> Births => Frames.Where(f => f.Kind == FrameKind.Birth);

        internal IEnumerable<Frame> Events => Frames.Where(f => f.Kind == FrameKind.Event);

        /// <summary>All records of a name, failed reads too, with their frames.</summary>
        internal IEnumerable<(Frame Frame, FrameRecord Record)> Records(string name) =>
            Frames.SelectMany(f => f.Records.Where(r => r.Name == name).Select(r => (f, r)));

        internal void Take(byte[] bytes)
        {
            VerificationResult result = _verifier.Feed(bytes);
            if (IsKeeping)
            {
                Received.Add([.. bytes]);
            }

            if (!result.IsHarmless)
            {
                Complaints.Add(result.Sentence);
            }

            if (result.IsAuthentic)
            {
                NoteNumber(result.Frame!);
            }

            if (result.ExtendsChain && IsKeeping)
            {
                Frames.Add(result.Frame!);
            }
        }

        private void NoteNumber(Frame frame)
        {
            string hash = Convert.ToHexString(frame.Hash.Span);
            if (!_hashes.TryAdd(frame.Sequence, hash) && _hashes[frame.Sequence] != hash)
            {
                Conflicts.Add(frame.Sequence);
            }
        }
    }
}
