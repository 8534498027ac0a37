using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Audit
{
    /// <summary>
    /// Holds the authentic frames of one node against all rules, in the order of the record. After a finding it goes on from the frame that
    /// was found, so that one missing frame is one finding.
    /// </summary>
    internal sealed class NodeAudit
    {
        private readonly Action<AuditFinding> _report;
        private readonly RangeLog _ranges;
        private readonly RecentFrames _recent = new();
        private readonly GapLedger _gaps;
        private readonly BirthRules _births;
        private readonly ClockRules _clock;
        private readonly GridRules _grid;
        private readonly CalibrationRules _calibrations;
        private TrustRange? _range;
        private bool _hasLast;
        private ulong _lastSequence;
        private ulong _lastBoot;
        private Digest _lastHash;
        private ulong _lastKeyId;
        private FrameSeal _lastSeal;
        private readonly HashSet<ulong> _formerKeys = [];
        private bool _isBroken;
        private bool _isLastTimed;
        private ulong? _restartingBoot;

        public NodeAudit(string node, Action<AuditFinding> report, RangeLog ranges, Action<AuditFinding>? reportGap = null)
        {
            Node = node;
            _report = report;
            _ranges = ranges;
            _gaps = new GapLedger(node, report, reportGap);
            _births = new BirthRules(Report);
            _clock = new ClockRules(Report);
            _grid = new GridRules(Report);
            _calibrations = new CalibrationRules(Report);
        }

        public string Node { get; }

        /// <summary>Facts of the latest birth frame; null before the first.</summary>
        public BirthFacts? Birth => _births.Latest;

        /// <summary>Latest time that a frame states, UTC in microseconds; null while none does.</summary>
        public long? LastUtcMicroseconds { get; private set; }

        /// <summary>Takes a frame that is authentic, or unverified but self-consistent.</summary>
        /// <param name="facts">The frame.</param>
        /// <param name="level">What its seal is worth.</param>
        /// <param name="receivedUtcMicroseconds">When it was received at the latest; null when nobody says.</param>
        /// <returns>Its place in the chain.</returns>
        public FramePlace Take(FrameFacts facts, TrustLevel level, long? receivedUtcMicroseconds)
        {
            _isBroken = false;
            if (_hasLast && facts.Sequence <= _lastSequence)
            {
                return Repeated(facts);
            }

            Succession succession = Succeed(facts);
            _births.Take(facts, succession);
            _clock.Take(facts, succession, _births.Latest, receivedUtcMicroseconds);
            _grid.Take(facts, succession, _births.Latest);
            _calibrations.Take(facts, succession);
            CheckRestart(facts);
            if (facts.Kind == FrameKind.Event)
            {
                TakeEvent(facts);
            }

            _ranges.Add(facts, _isBroken ? TrustLevel.Broken : level, !succession.IsWhole, ref _range);
            Remember(facts);
            return FramePlace.End;
        }

        /// <summary>Judges what could not be judged before the end.</summary>
        /// <param name="untilUtcMicroseconds">Until when the record should go; null when nothing says.</param>
        public void Finish(long? untilUtcMicroseconds)
        {
            _gaps.Settle();
            if (_births.Latest is null || LastUtcMicroseconds is null)
            {
                string what = _births.Latest is null ? "no birth frame of this node is in the record" : "no frame of this node states a time";
                _report(new AuditFinding(AuditRules.Heartbeat, Node, _lastBoot, _lastSequence, $"{what}."));
            }

            if (LastUtcMicroseconds is { } last && untilUtcMicroseconds is { } until && until - last > BirthFacts.SilenceMicroseconds(_births.Latest))
            {
                string ends = Display.ReadingText.FormatStamp(last);
                string goesTo = Display.ReadingText.FormatStamp(until);
                string what = _isLastTimed ? $"nothing follows this frame of {ends}" : $"no frame up to this one, the last, states a time after {ends}";
                _report(new AuditFinding(AuditRules.Tail, Node, _lastBoot, _lastSequence,
                    $"{what}, although the record goes to {goesTo} and the heartbeat is {_births.Latest?["heartbeat"] ?? "not known, and at most 3600"} s."));
            }
        }

        // What a node lost is the one thing that it has still to say.
        private void CheckRestart(FrameFacts facts)
        {
            if (_restartingBoot == facts.Boot && !(facts.Kind == FrameKind.Event && EventFacts.HasLoss(facts.Frame!)))
            {
                Report(AuditRules.RestartFollowed, facts, $"boot {facts.Boot} had said that it ends, and this frame of kind {facts.Kind} follows.");
                _restartingBoot = null;
            }

            if (facts.Kind == FrameKind.Event && EventFacts.Restart(facts.Frame!) is { } cause)
            {
                Report(AuditRules.Restart, facts, $"the node was about to restart: {cause}.");
                _restartingBoot = facts.Boot;
            }
        }

        private FramePlace Repeated(FrameFacts facts)
        {
            if (!_recent.TryGet(facts.Sequence, out ulong boot, out Digest hash))
            {
                AuditRule rule = facts.Boot < _lastBoot ? AuditRules.BootOrder : AuditRules.Order;
                Report(rule, facts, $"the record has reached boot {_lastBoot}, number {_lastSequence}, and this frame is not remembered.");
                _ranges.Add(facts, TrustLevel.Broken, true, ref _range);
                _range = null;
            }
            else if (hash != facts.Hash)
            {
                string twin = facts.Seal == FrameSeal.Sign1 ? " If they differ in the signature alone, anybody can have made the second: of each signature (r, s) there is a twin (r, n - s)." : "";
                Report(AuditRules.Conflict, facts, $"another frame with this number stands in the record, and both are authentic.{twin}");
                _ranges.Add(facts, TrustLevel.Broken, true, ref _range);
                _range = null;
            }
            else
            {
                bool isReplay = boot < _lastBoot;
                Report(isReplay ? AuditRules.Replay : AuditRules.Duplicate, facts, isReplay ? $"it comes again after boot {_lastBoot} has begun." : "it comes again.");
                return FramePlace.Again;
            }

            return FramePlace.Beside;
        }

        private Succession Succeed(FrameFacts facts)
        {
            if (!_hasLast)
            {
                bool isFirst = facts.Previous.IsZero;
                if (!isFirst)
                {
                    Report(AuditRules.Joined, facts, "it names a predecessor that is not in the record.");
                }

                return new Succession { IsFirst = true, IsNewBoot = isFirst };
            }

            bool isNewBoot = facts.Boot != _lastBoot;
            if (facts.Boot < _lastBoot)
            {
                Report(AuditRules.BootOrder, facts, $"the frame before it is of boot {_lastBoot}, number {_lastSequence}.");
            }

            CheckKey(facts, isNewBoot);
            bool isLinked = facts.Previous == _lastHash;
            if (!isLinked || (!isNewBoot && facts.Sequence != _lastSequence + 1))
            {
                NoteBreak(facts, isNewBoot, isLinked);
            }

            return new Succession { IsNewBoot = isNewBoot, IsWhole = isLinked && !isNewBoot, IsLinked = isLinked };
        }

        private void NoteBreak(FrameFacts facts, bool isNewBoot, bool isLinked)
        {
            if (isLinked)
            {
                Report(AuditRules.Sequence, facts, $"{Ordinals.Numbers(_lastSequence + 1, facts.Sequence - 1)} are left out, but the predecessor is right.");
            }
            else if (isNewBoot && StatedEnd(facts) is { } end)
            {
                NoteEndOfBoot(facts, end);
            }
            else if (facts.Sequence == _lastSequence + 1)
            {
                Report(AuditRules.Chain, facts, $"it does not name number {_lastSequence} of boot {_lastBoot} as its predecessor.");
            }
            else
            {
                _gaps.Add(new FrameGap(_lastSequence + 1, facts.Sequence - 1, !isNewBoot, facts.Boot, facts.Sequence));
            }
        }

        // The birth frame of a boot names the last number before it.
        private static ulong? StatedEnd(FrameFacts facts) => facts.Kind == FrameKind.Birth ? EventFacts.Count(facts.Frame!, "last") : null;

        private void NoteEndOfBoot(FrameFacts facts, ulong end)
        {
            if (end > _lastSequence && end < facts.Sequence)
            {
                _gaps.Add(new FrameGap(_lastSequence + 1, end, facts.Boot - _lastBoot == 1, facts.Boot, facts.Sequence));
            }
            else if (end < _lastSequence && GoesOnFrom(end, facts))
            {
                _gaps.Add(new FrameGap(end + 1, facts.Sequence - 1, false, facts.Boot, facts.Sequence, true));
            }
            else
            {
                Report(AuditRules.Chain, facts, $"it names number {end} as the last before it, and another predecessor than number {_lastSequence}, which stands there.");
            }
        }

        // A node whose flash spoilt the end of a boot goes on from before frames that were received: what it tells as lost must explain that too.
        private bool GoesOnFrom(ulong number, FrameFacts facts) => _recent.TryGet(number, out _, out Digest hash) && hash == facts.Previous;

        private void CheckKey(FrameFacts facts, bool isNewBoot)
        {
            if (facts.KeyId == _lastKeyId && facts.Seal == _lastSeal)
            {
                return;
            }

            string text = $"it is sealed under {facts.KeyIdHex} ({facts.Seal}), the frame before it under {_lastKeyId:x16} ({_lastSeal}).";
            Report(KeyRule(facts, isNewBoot), facts, text);
            if (_formerKeys.Count < AuditLimits.FormerKeys)
            {
                _formerKeys.Add(_lastKeyId);
            }
        }

        // Who verifies a MAC could have made it: a node that signed must not come back to that with no more than a word.
        private AuditRule KeyRule(FrameFacts facts, bool isNewBoot)
        {
            if (!isNewBoot)
            {
                return AuditRules.KeyChange;
            }

            bool isWeaker = _lastSeal == FrameSeal.Sign1 && facts.Seal == FrameSeal.Mac0;
            return isWeaker ? AuditRules.KeyWeaker : _formerKeys.Contains(facts.KeyId) ? AuditRules.KeyOld : AuditRules.KeyNew;
        }

        private void TakeEvent(FrameFacts facts)
        {
            Frame frame = facts.Frame!;
            if (EventFacts.HasLoss(frame))
            {
                TakeLoss(facts, frame);
            }

            if (EventFacts.Seconds(frame, "event/step") is { } step)
            {
                Report(AuditRules.Step, facts, $"the clock stepped by {step} s.");
            }

            foreach (FrameRecord record in EventFacts.Sensors(frame))
            {
                Report(AuditRules.Sensor, facts, $"{record.Name}: {record.Text}.");
            }
        }

        private void TakeLoss(FrameFacts facts, Frame frame)
        {
            if (!EventFacts.TryReadLoss(frame, out ulong count, out ulong first, out ulong last, out string why))
            {
                Report(AuditRules.LostCount, facts, "the event is incomplete, or its count does not fit between its first and its last number.");
            }
            else if (last >= facts.Sequence)
            {
                Report(AuditRules.LostCount, facts, $"the event names number {last} as lost, which was not sealed before it.");
            }
            else
            {
                Report(AuditRules.Lost, facts, $"{Ordinals.Frames(count)} between numbers {first} and {last} are lost ({why}).");
                _gaps.Add(new LossClaim(first, last, count, facts.Boot, facts.Sequence));
            }
        }

        private void Remember(FrameFacts facts)
        {
            _hasLast = true;
            _lastSequence = facts.Sequence;
            _lastBoot = facts.Boot;
            _lastHash = facts.Hash;
            _lastKeyId = facts.KeyId;
            _lastSeal = facts.Seal;
            _recent.Remember(facts.Sequence, facts.Boot, facts.Hash);
            _isLastTimed = facts.HasUtc;
            LastUtcMicroseconds = facts.HasUtc ? facts.EpochUtcMicroseconds : LastUtcMicroseconds;
        }

        private void Report(AuditRule rule, FrameFacts facts, string text)
        {
            _isBroken |= rule.Severity == Severity.Error;
            _report(new AuditFinding(rule, Node, facts.Boot, facts.Sequence, text));
        }
    }
}
