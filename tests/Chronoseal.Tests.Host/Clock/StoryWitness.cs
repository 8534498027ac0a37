using Chronoseal.Firmware.Timing;

namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>
    /// Hears what a clock is told and what it answers, and knows two rules: locked time does not go back unless the clock says
    /// that it stepped, and a lock rests on enough labels that name the second it claims.
    /// </summary>
    internal sealed class StoryWitness
    {
        private const long SecondMicroseconds = 1_000_000;
        private const double WorstDrift = 60e-6;

        private readonly List<(long Counter, long Second)> _labels = [];
        private long _lastCounter = long.MinValue;
        private long _lastLockedCounter = long.MinValue;
        private long _lastLockedUtc;
        private bool _isLocked;

        internal string Complaint { get; private set; } = "";

        internal string BrokenGuarantee { get; private set; } = "";

        internal int LockedAnswers { get; private set; }

        internal void HearLabel(long counter, long unixSeconds) => _labels.Add((counter, unixSeconds));

        internal void Hear(long counter, Stamp stamp, long step)
        {
            _lastLockedUtc += Math.Min(0, step);
            if (stamp.State == ClockState.Acquiring && _isLocked)
            {
                // The proof is lost: what came before the last locked answer says nothing any more.
                _labels.RemoveAll(l => l.Counter < _lastLockedCounter);
                _isLocked = false;
            }

            if (stamp.State == ClockState.Locked)
            {
                HearLocked(counter, stamp);
            }

            _lastCounter = Math.Max(counter, _lastCounter);
        }

        internal void HearTruth(long counter, Stamp stamp, long trueUtc)
        {
            long error = stamp.UtcMicroseconds - trueUtc;
            if (stamp.HasUtc && Math.Abs(error) > stamp.BoundMicroseconds && BrokenGuarantee.Length == 0)
            {
                BrokenGuarantee = $"at counter {counter} the error is {error} us, {stamp.State}, bound {stamp.BoundMicroseconds} us";
            }
        }

        private void HearLocked(long counter, Stamp stamp)
        {
            bool isForward = counter >= _lastCounter;
            if (_isLocked && isForward && stamp.UtcMicroseconds < _lastLockedUtc)
            {
                Complain($"at counter {counter} locked time goes back by {_lastLockedUtc - stamp.UtcMicroseconds} us");
            }

            int agreeing = _labels.Where(l => Agrees(l, counter, stamp)).Select(l => l.Second).Distinct().Count();
            if (agreeing < LabelProof.LabelsNeeded)
            {
                Complain($"at counter {counter} a lock on {stamp.UtcMicroseconds} rests on {agreeing} labels");
            }

            LockedAnswers++;
            _isLocked = true;
            _lastLockedUtc = isForward ? stamp.UtcMicroseconds : _lastLockedUtc;
            _lastLockedCounter = isForward ? counter : _lastLockedCounter;
        }

        private static bool Agrees((long Counter, long Second) label, long counter, Stamp stamp)
        {
            long elapsed = counter - label.Counter;
            long age = stamp.UtcMicroseconds - elapsed - label.Second * SecondMicroseconds;
            double slack = elapsed * WorstDrift + stamp.BoundMicroseconds;
            return age >= -slack && age <= SecondMicroseconds + slack;
        }

        private void Complain(string complaint) => Complaint = Complaint.Length == 0 ? complaint : Complaint;
    }
}
