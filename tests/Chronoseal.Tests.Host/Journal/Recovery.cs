using Chronoseal.Evidence.Audit;
using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Journal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>A boot on what a power cut left, some life after it, and what must hold of all that then reaches the verifier.</summary>
    internal sealed class Recovery
    {
        private readonly History _before;
        private readonly long _cutAt;
        private readonly History _history = new();
        private readonly JournalRig _rig;

        /// <param name="before">What the node did; what it did after the cut is not looked at.</param>
        /// <param name="cutAt">How many changes the flash had seen.</param>
        internal Recovery(History before, long cutAt, IReadOnlyDictionary<string, byte[]> content, JournalSettings settings)
        {
            _before = before;
            _cutAt = cutAt;
            _history.Sealed.AddRange(before.Sealed.Where(e => e.SealedAt <= cutAt));
            _rig = new JournalRig(new FlashRecorder(content, false), _history, settings);
            KnownBefore = _history.Sealed.Count;
            _rig.Start();
        }

        internal JournalRig Rig => _rig;

        internal History History => _history;

        private int KnownBefore { get; }

        /// <summary>Frames go on to be sealed, all that waits is shipped and acknowledged, and what is lost is told.</summary>
        internal Recovery Live(int frames)
        {
            for (int i = 0; i < frames; i++)
            {
                _rig.Seal(i == 1 ? FrameKind.Event : FrameKind.Data);
            }

            _rig.Write();
            _rig.Ship(int.MaxValue);
            _rig.Acknowledge(0);
            _rig.TellLost();
            _rig.Ship(int.MaxValue);
            return this;
        }

        /// <summary>Asserts that nothing that was safe is missing, and that no number was used twice.</summary>
        /// <param name="what">Where the cut was, for messages.</param>
        /// <param name="mayBeDamaged">Whether frames may be missing that are told as damaged.</param>
        internal void Check(string what, bool mayBeDamaged = false)
        {
            Assert.IsFalse(_before.Boots.Any(b => b.At <= _cutAt && b.Boot == _rig.Boot), $"{what}: boot {_rig.Boot} came again");
            HashSet<long> used = [.. _history.Sealed.Take(KnownBefore).Select(e => e.Sequence)];
            Assert.IsTrue(_history.Sealed.Skip(KnownBefore).All(e => used.Add(e.Sequence)), $"{what}: a number was used twice");

            long acknowledged = _before.Acknowledged.Where(a => a.At <= _cutAt).Select(a => a.Sequence).DefaultIfEmpty(0).Max();
            HashSet<long> read = [.. _history.Delivered.Select(d => d.Entry.Sequence)];
            Assert.HasCount(_history.Delivered.Count, read, $"{what}: a frame was read twice");
            foreach (SealedEntry entry in _history.Sealed.Where(e => e.SafeAt <= _cutAt || e.Boot == _rig.Boot))
            {
                bool isThere = entry.Sequence <= acknowledged || read.Contains(entry.Sequence);
                Assert.IsTrue(isThere || IsTold(entry, mayBeDamaged), $"{what}: frame {entry.Sequence} ({entry.Kind}) is missing; boot {_rig.Boot}, read {string.Join(" ", read.Order())}; told {string.Join(" ", Told().Select(t => $"{t.Lost.Cause} {t.Lost.First}..{t.Lost.Last}"))}");
            }

            CheckLinks(what);
        }

        /// <summary>Feeds all that reached the verifier, before the cut and after, to it.</summary>
        internal void Verify(string what)
        {
            var audit = new LiveAudit(JournalRig.Keys);
            IEnumerable<SealedEntry> all = _before.Delivered.Where(d => d.At <= _cutAt).Select(d => d.Entry).Concat(_history.Delivered.Select(d => d.Entry));
            foreach (SealedEntry entry in all)
            {
                LiveFrame arrived = audit.Take(entry.Bytes, JournalRig.Node);
                Assert.IsTrue(arrived.Complaint is null || (arrived.Complaints.All(finding => finding == arrived.Gap) && Told().Any(t => t.Lost.First < entry.Sequence)), $"{what}: {arrived.Complaint}");
            }

            AuditReport report = audit.Finish();
            Assert.AreEqual(0, report.Findings.CountOf(Severity.Error), $"{what}: {string.Join(" ", report.Findings.Kept)}");
        }

        private IEnumerable<(LostFrames Lost, SealedEntry Event)> Told() =>
            _before.Told.Where(t => t.Event.SafeAt <= _cutAt).Concat(_history.Told);

        private bool IsTold(SealedEntry entry, bool mayBeDamaged) => Told().Any(t =>
            entry.Sequence >= t.Lost.First && entry.Sequence <= t.Lost.Last && (t.Lost.Cause == LossCause.Full ? entry.Kind == FrameKind.Data : mayBeDamaged));

        // Each frame names the one before it; where one is missing, it is told.
        private void CheckLinks(string what)
        {
            SealedEntry? last = null;
            IEnumerable<SealedEntry> all = _before.Delivered.Where(d => d.At <= _cutAt).Select(d => d.Entry).Concat(_history.Delivered.Select(d => d.Entry));
            foreach (SealedEntry entry in all.DistinctBy(e => e.Sequence).OrderBy(e => e.Sequence))
            {
                bool isLinked = last is null || entry.Previous.AsSpan().SequenceEqual(last.Digest);
                bool isTold = last is not null && Told().Any(t => t.Lost.First <= entry.Sequence && t.Lost.Last >= last.Sequence);
                Assert.IsTrue(isLinked || isTold, $"{what}: frame {entry.Sequence} does not follow {last?.Sequence}");
                last = entry;
            }
        }
    }
}
