using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>What arrived of one node, each frame audited from its bytes alone when it came.</summary>
    internal sealed class FrameLog(KeyRing keys, string node)
    {
        private readonly LiveAudit _audit = new(keys);
        private readonly Dictionary<ulong, string> _hashes = [];
        private LiveFrame? _last;

        /// <summary>Whether frames are kept, or counted only.</summary>
        internal bool IsKeeping { get; set; } = true;

        /// <summary>Frames at the end of the chain, in the order in which they came, repetitions left out.</summary>
        internal List<Frame> Frames { get; } = [];

        /// <summary>All that came, as it came.</summary>
        internal List<byte[]> Received { get; } = [];

        /// <summary>What the frames are verified with.</summary>
        internal KeyRing Keys => keys;

        /// <summary>Sentences about errors, and about frames that did not come when they should have.</summary>
        internal List<string> Complaints { get; } = [];

        /// <summary>Sequence numbers that came with different bytes.</summary>
        internal List<ulong> Conflicts { get; } = [];

        /// <summary>How many frames verified.</summary>
        internal long Verified => _audit.Verified;

        /// <summary>How many came again.</summary>
        internal long Duplicates => _audit.Repeated;

        /// <summary>The frame at the end of the chain.</summary>
        internal Frame? Last => _last?.Frame;

        internal IEnumerable<Frame> Data => Frames.Where(f => f.Kind == FrameKind.Data);

        internal IEnumerable<Frame> Births => Frames.Where(f => f.Kind == FrameKind.Birth);

        internal IEnumerable<Frame> Events => Frames.Where(f => f.Kind == FrameKind.Event);

        /// <summary>All records of a name, failed reads too, with their frames.</summary>
        internal IEnumerable<(Frame Frame, FrameRecord Record)> Records(string name) =>
            Frames.SelectMany(f => f.Records.Where(r => r.Name == name).Select(r => (f, r)));

        internal void Take(byte[] bytes)
        {
            if (IsKeeping)
            {
                Received.Add([.. bytes]);
            }

            LiveFrame arrived = _audit.Take(bytes, node);
            Complaints.AddRange(arrived.Complaints.Select(finding => finding.ToString()));
            if (arrived.IsAuthentic)
            {
                NoteNumber(arrived.Frame!);
            }

            if (!arrived.ExtendsChain)
            {
                return;
            }

            _last = arrived;
            if (IsKeeping)
            {
                Frames.Add(arrived.Frame!);
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
