using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Verification
{
    /// <summary>
    /// The chains of many nodes, fed with frames in any mixture. Each key belongs to the node that was first seen to use it: whoever holds the key
    /// of one node can forge that node only. Not for use from two threads at once.
    /// </summary>
    public sealed class ChainSet
    {
        private readonly KeyRing _keys;
        private readonly Dictionary<string, ChainVerifier> _chains = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _nodeByKeyId = new(StringComparer.Ordinal);

        /// <summary>Starts without chains.</summary>
        /// <param name="keys">Known keys; may grow later.</param>
        public ChainSet(KeyRing keys) => _keys = keys;

        /// <summary>The chains so far.</summary>
        public IReadOnlyCollection<ChainVerifier> Chains => _chains.Values;

        /// <summary>Counters over all frames of all nodes.</summary>
        public VerificationCounters Counters { get; } = new();

        /// <summary>Verifies one whole frame in the chain of its node.</summary>
        /// <param name="bytes">The frame, nothing before or behind it; must not change afterwards.</param>
        /// <param name="expectedNode">The node that the topic or the file names, or null where nothing names one.</param>
        public VerificationResult Feed(ReadOnlyMemory<byte> bytes, string? expectedNode = null)
        {
            bool isAuthentic = FrameAuthenticator.Examine(bytes, _keys, out Frame? frame, out Finding finding);
            VerificationResult result = isAuthentic && frame is not null
                ? Route(frame, expectedNode)
                : new VerificationResult(frame, false, [finding]);
            Counters.Count(result.Verdict);
            return result;
        }

        private VerificationResult Route(Frame frame, string? expectedNode)
        {
            if (expectedNode is not null && expectedNode != frame.Node)
            {
                return Misplaced(frame, $"it was published or kept as a frame of node {expectedNode}");
            }

            if (_nodeByKeyId.TryGetValue(frame.KeyIdHex, out string? owner) && owner != frame.Node)
            {
                return Misplaced(frame, $"it is sealed with key {frame.KeyIdHex} of node {owner}");
            }

            if (!_chains.TryGetValue(frame.Node, out ChainVerifier? chain))
            {
                if (_chains.Count == VerificationLimits.MaximumNodes)
                {
                    return Misplaced(frame, $"there are {VerificationLimits.MaximumNodes} nodes already");
                }

                chain = new ChainVerifier(_keys, frame.Node);
                _chains.Add(frame.Node, chain);
            }

            _nodeByKeyId[frame.KeyIdHex] = frame.Node;
            return chain.Accept(frame);
        }

        private static VerificationResult Misplaced(Frame frame, string reason) =>
            new(frame, true, [new Finding(Verdict.WrongNode, $"{FrameAuthenticator.Describe(frame)}: {reason}.")]);
    }
}
