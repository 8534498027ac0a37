using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Evidence.Audit
{
    /// <summary>
    /// Audits the frames of many nodes, in the order of the record and in any mixture. Each key belongs to the node that was first seen to use it:
    /// whoever holds the key of one node can forge that node only. Not for use from two threads at once.
    /// </summary>
    internal sealed class Auditor
    {
        private readonly AuditSettings _settings;
        private readonly FindingLog _findings = new();
        private readonly RangeLog _ranges = new();
        private readonly Dictionary<string, NodeAudit> _nodes = new(StringComparer.Ordinal);
        private readonly Dictionary<ulong, string> _nodeByKeyId = [];
        private readonly Dictionary<string, PublicKey> _statedKeys = new(StringComparer.Ordinal);

        // A key that nobody vouches for must not get into the chain of a node: it has one of its own.
        private readonly Dictionary<string, NodeAudit> _unregistered = new(StringComparer.Ordinal);
        private NodeAudit? _lastNode;
        private TrustLevel _lastLevel;
        private ulong _lastKeyId;
        private long _frames;
        private long _latestReceiptUtcMicroseconds = long.MinValue;

        public Auditor(AuditSettings settings) => _settings = settings;

        /// <summary>Takes the next frame of the record.</summary>
        /// <param name="facts">The frame, read and held against the keys.</param>
        /// <param name="place">The node that the file or the topic names; null where nothing names one.</param>
        /// <returns>Its place in the chain of its node.</returns>
        public FramePlace Take(FrameFacts facts, string? place)
        {
            _frames++;
            switch (facts.Check)
            {
                case SealCheck.Right:
                    return Route(facts, place, facts.Seal == FrameSeal.Sign1 ? TrustLevel.HardwareKey : TrustLevel.SharedKey);
                case SealCheck.Malformed:
                    _ranges.FramesByLevel[(int)TrustLevel.Broken]++;
                    Report(new AuditFinding(AuditRules.Encoding, place, null, null, $"{facts.Bytes.Length} bytes: {facts.Reason}."));
                    break;
                case SealCheck.Wrong:
                    Report(AuditRules.Seal, facts, $"the seal is wrong under key {facts.KeyIdHex}.");
                    _ranges.AddClaimed(facts, TrustLevel.Broken);
                    break;
                default:
                    TakeWithoutKey(facts, place);
                    break;
            }

            return FramePlace.None;
        }

        /// <summary>Tells of bytes that could not be followed.</summary>
        public void TakeUnreadable(string? place, string explanation) =>
            Report(new AuditFinding(AuditRules.Encoding, place, null, null, explanation));

        /// <summary>Judges what could not be judged before the end, and reports.</summary>
        public AuditReport Finish()
        {
            long? until = _settings.UntilUtcMicroseconds ?? Latest();
            foreach (NodeAudit node in _nodes.Values.Concat(_unregistered.Values))
            {
                node.Finish(until);
            }

            foreach (string node in _settings.ExpectedNodes.Where(node => !_nodes.ContainsKey(node)))
            {
                Report(new AuditFinding(AuditRules.Absent, node, null, null, "no authentic frame of this node is in the record."));
            }

            return new AuditReport(_findings, _ranges, _frames, [.. _nodes.Keys.Order(StringComparer.Ordinal)]);
        }

        private long? Latest()
        {
            long latest = _nodes.Values.Select(node => node.LastUtcMicroseconds ?? long.MinValue).Append(_latestReceiptUtcMicroseconds).Max();
            return latest == long.MinValue ? null : latest;
        }

        private FramePlace Route(FrameFacts facts, string? place, TrustLevel level)
        {
            if (IsMisplaced(facts, place))
            {
                _ranges.AddClaimed(facts, TrustLevel.Broken);
                return FramePlace.None;
            }

            // Frames of one node come in rows.
            if (_lastNode is null || _lastKeyId != facts.KeyId || _lastLevel != level || _lastNode.Node != facts.Node)
            {
                if (!TryFindNode(facts, level, out NodeAudit? node))
                {
                    _ranges.AddClaimed(facts, TrustLevel.Broken);
                    return FramePlace.None;
                }

                _lastNode = node;
                _lastKeyId = facts.KeyId;
                _lastLevel = level;
            }

            long? received = Receipt(facts);
            return _lastNode.Take(facts, received is not null && level == TrustLevel.SharedKey ? TrustLevel.CounterSigned : level, received);
        }

        private bool IsMisplaced(FrameFacts facts, string? place)
        {
            if (place is not null && place != facts.Node)
            {
                Report(AuditRules.Misplaced, facts, $"it stands among the frames of {place}.");
                return true;
            }

            if (_settings.ExpectedNodes.Count > 0 && !_settings.ExpectedNodes.Contains(facts.Node))
            {
                Report(AuditRules.Misplaced, facts, "this node is not expected.");
                return true;
            }

            return false;
        }

        private bool TryFindNode(FrameFacts facts, TrustLevel level, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out NodeAudit? node)
        {
            node = null;
            if (_nodeByKeyId.TryGetValue(facts.KeyId, out string? owner) && owner != facts.Node)
            {
                Report(AuditRules.NodeBinding, facts, $"it is sealed under key {facts.KeyIdHex} of node {owner}.");
                return false;
            }

            bool isRegistered = level != TrustLevel.Unverified;
            Dictionary<string, NodeAudit> nodes = isRegistered ? _nodes : _unregistered;
            string name = isRegistered ? facts.Node : Owner(facts);
            if (!nodes.TryGetValue(name, out node))
            {
                if (nodes.Count == AuditLimits.Nodes)
                {
                    Report(AuditRules.Misplaced, facts, $"there are {AuditLimits.Nodes} nodes already.");
                    return false;
                }

                node = new NodeAudit(facts.Node, Report, _ranges, _settings.OnGap);
                nodes.Add(name, node);
            }

            if (isRegistered)
            {
                _nodeByKeyId[facts.KeyId] = facts.Node;
            }

            return true;
        }

        private long? Receipt(FrameFacts facts)
        {
            if (_settings.Receipts is null || !_settings.Receipts.TryFind(facts.Origin, facts.Hash, out long received))
            {
                return null;
            }

            _latestReceiptUtcMicroseconds = Math.Max(_latestReceiptUtcMicroseconds, received);
            return received;
        }

        private void TakeWithoutKey(FrameFacts facts, string? place)
        {
            if (facts.Seal == FrameSeal.Sign1 && IsSelfConsistent(facts))
            {
                Report(AuditRules.KeyUnregistered, facts, $"key {facts.KeyIdHex} is stated by the node itself and by nobody else.");
                Route(facts, place, TrustLevel.Unverified);
                return;
            }

            bool isSigned = facts.Seal == FrameSeal.Sign1;
            Report(AuditRules.KeyUnknown, facts, isSigned
                ? $"no public key is known for {facts.KeyIdHex}."
                : $"neither a device key nor a key of boot {facts.Boot} is known for {facts.KeyIdHex}.");
            _ranges.AddClaimed(facts, TrustLevel.Unverified);
        }

        private bool IsSelfConsistent(FrameFacts facts)
        {
            if (facts.Frame is null && FrameReader.TryRead(facts.Bytes, out Frame? read, out _))
            {
                facts.Frame = read;
            }

            if (facts.Frame is not { } frame)
            {
                return false;
            }

            string owner = Owner(facts);
            if (facts.Kind == FrameKind.Birth && new BirthFacts(frame).PublicPoint is { } point && PublicKey.TryRead(point.Span, out PublicKey? stated)
                && stated.KeyId.Span.SequenceEqual(frame.KeyId.Span) && (_statedKeys.Count < AuditLimits.Nodes || _statedKeys.ContainsKey(owner)))
            {
                _statedKeys[owner] = stated;
            }

            return _statedKeys.TryGetValue(owner, out PublicKey? key) && frame.IsAuthentic(key.Key);
        }

        private static string Owner(FrameFacts facts) => $"{facts.Node} {facts.KeyIdHex}";

        private void Report(AuditRule rule, FrameFacts facts, string text) => Report(new AuditFinding(rule, facts.Node, facts.Boot, facts.Sequence, text));

        // Explanations quote what frames, topics and files say, and anybody can write those.
        private void Report(AuditFinding finding)
        {
            AuditFinding safe = finding with { Node = finding.Node is null ? null : PrintableText.Of(finding.Node), Explanation = PrintableText.Of(finding.Explanation) };
            _findings.Add(safe);
            _settings.OnFinding?.Invoke(safe);
        }
    }
}
