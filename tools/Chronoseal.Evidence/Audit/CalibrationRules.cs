using System.Globalization;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Audit
{
    /// <summary>
    /// Calibrations: a change within a boot is told by an event frame and a birth frame, in this order and before the next readings. At a boot the birth frame
    /// says what is in force. Readings after a due date, and corrected ones, are noted.
    /// </summary>
    internal sealed class CalibrationRules
    {
        private const long MicrosecondsPerDay = 86_400_000_000;

        private readonly Action<AuditRule, FrameFacts, string> _report;
        private readonly HashSet<string> _told = new(StringComparer.Ordinal);
        private readonly HashSet<string> _waitingForBirth = new(StringComparer.Ordinal);
        private readonly HashSet<string> _partNews = new(StringComparer.Ordinal);
        private readonly HashSet<string> _reportedDues = new(StringComparer.Ordinal);
        private CalibrationFacts? _birth;
        private bool _isWholeSinceBirth;
        private long _nextDueUtcMicroseconds = long.MaxValue;

        public CalibrationRules(Action<AuditRule, FrameFacts, string> report) => _report = report;

        public void Take(FrameFacts facts, Succession succession)
        {
            _isWholeSinceBirth &= succession.IsWhole;
            switch (facts.Kind)
            {
                case FrameKind.Birth:
                    TakeBirth(facts, CalibrationFacts.Of(facts.Frame!));
                    break;
                case FrameKind.Event:
                    TakeEvent(facts);
                    break;
                default:
                    TakeReadings(facts);
                    break;
            }
        }

        private void TakeBirth(FrameFacts facts, CalibrationFacts birth)
        {
            foreach (string sensor in birth.Sensors.Union(_birth?.Sensors ?? []).Order(StringComparer.Ordinal))
            {
                if (_isWholeSinceBirth && _birth is not null)
                {
                    CheckChange(facts, sensor, birth.ChangedSince(_birth, sensor));
                }

                string corrections = birth.Corrections(sensor);
                if (corrections.Length > 0 && corrections != _birth?.Corrections(sensor))
                {
                    _report(AuditRules.Corrected, facts, $"{sensor}: {corrections}.");
                }
            }

            _birth = birth;
            _isWholeSinceBirth = true;
            _told.Clear();
            _waitingForBirth.Clear();
            _partNews.Clear();
            _nextDueUtcMicroseconds = OpenDues().Select(due => due.UtcMicroseconds).DefaultIfEmpty(long.MaxValue).Min();
        }

        // A part that says itself when it was calibrated is told of as a part.
        private void CheckChange(FrameFacts facts, string sensor, string[] changed)
        {
            bool isOfPart = _partNews.Contains(sensor) && changed.All(fact => fact is CalibrationFacts.Date or CalibrationFacts.Due);
            if (changed.Length > 0 && !_told.Contains(sensor) && !isOfPart)
            {
                _report(AuditRules.CalibrationUnexplained, facts, $"{string.Join(", ", changed)} of {sensor} changed, and no event says so.");
            }
        }

        private void TakeEvent(FrameFacts facts)
        {
            foreach (FrameRecord record in EventFacts.Sensors(facts.Frame!))
            {
                _partNews.Add(record.Name[(record.Name.LastIndexOf('/') + 1)..]);
            }

            CalibrationFacts told = CalibrationFacts.Of(facts.Frame!);
            foreach (string sensor in told.Sensors)
            {
                string certificate = told[sensor].GetValueOrDefault(CalibrationFacts.Certificate, "none");
                string corrections = told.Corrections(sensor);
                _report(AuditRules.Calibration, facts, $"{sensor}: certificate {certificate}{(corrections.Length > 0 ? ", " : "")}{corrections}.");
                if (_told.Count < AuditLimits.BirthFacts && _told.Add(sensor) && _birth is not null && IsNews(told, sensor, _birth))
                {
                    _waitingForBirth.Add(sensor);
                }
            }
        }

        // What a boot tells after its birth frame stands in that already. Dates that configuration does not state are the part's, in birth frames only.
        private static bool IsNews(CalibrationFacts told, string sensor, CalibrationFacts birth) =>
            told.ChangedSince(birth, sensor).Any(fact => fact is not (CalibrationFacts.Date or CalibrationFacts.Due) || told[sensor].ContainsKey(fact));

        private void TakeReadings(FrameFacts facts)
        {
            if (_waitingForBirth.Count > 0)
            {
                _report(AuditRules.CalibrationUnexplained, facts, $"readings follow the event of {string.Join(", ", _waitingForBirth.Order(StringComparer.Ordinal))} without a birth frame between.");
                _waitingForBirth.Clear();
            }

            _told.Clear();

            if (!facts.HasUtc || facts.EpochUtcMicroseconds < _nextDueUtcMicroseconds)
            {
                return;
            }

            foreach (Term due in OpenDues().Where(due => facts.EpochUtcMicroseconds >= due.UtcMicroseconds).ToArray())
            {
                _report(AuditRules.CalibrationDue, facts, $"{due.Sensor} was due on {due.Date}, and from this frame on its readings are later.");
                if (_reportedDues.Count < AuditLimits.BirthFacts)
                {
                    _reportedDues.Add($"{due.Sensor} {due.Date}");
                }
            }

            _nextDueUtcMicroseconds = OpenDues().Select(due => due.UtcMicroseconds).Where(utc => utc > facts.EpochUtcMicroseconds).DefaultIfEmpty(long.MaxValue).Min();
        }

        // The day itself is in time. What a part writes in a way of its own is not judged.
        private IEnumerable<Term> OpenDues()
        {
            foreach (string sensor in _birth?.Sensors ?? [])
            {
                if (_birth![sensor].TryGetValue(CalibrationFacts.Due, out string? text) && !_reportedDues.Contains($"{sensor} {text}")
                    && DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime day))
                {
                    yield return new Term(sensor, text, (day - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond + MicrosecondsPerDay);
                }
            }
        }

        private readonly record struct Term(string Sensor, string Date, long UtcMicroseconds);
    }
}
