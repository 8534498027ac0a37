using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Audit
{
    /// <summary>Birth frames: one first in each boot, true to its seal, and consistent with the one before.</summary>
    internal sealed class BirthRules
    {
        private readonly Action<AuditRule, FrameFacts, string> _report;
        private readonly HashSet<string> _announced = new(StringComparer.Ordinal);

        public BirthRules(Action<AuditRule, FrameFacts, string> report) => _report = report;

        /// <summary>Facts of the latest birth frame; null before the first.</summary>
        public BirthFacts? Latest { get; private set; }

        public void Take(FrameFacts facts, Succession succession)
        {
            if (succession.IsNewBoot && facts.Kind != FrameKind.Birth)
            {
                _report(AuditRules.Birth, facts, $"boot {facts.Boot} begins with a frame of kind {facts.Kind}.");
            }

            if (facts.Kind == FrameKind.Event)
            {
                Announce(facts.Frame!);
            }

            if (facts.Kind == FrameKind.Birth)
            {
                TakeBirth(facts);
            }
        }

        private void Announce(Frame frame)
        {
            foreach (FrameRecord record in EventFacts.Sensors(frame))
            {
                if (_announced.Count < AuditLimits.BirthFacts)
                {
                    _announced.Add(record.Name[(record.Name.LastIndexOf('/') + 1)..]);
                }
            }
        }

        private void TakeBirth(FrameFacts facts)
        {
            var birth = new BirthFacts(facts.Frame!);
            if (birth.KeyFault(facts) is { } fault)
            {
                _report(AuditRules.KeyFacts, facts, $"{fault}.");
            }

            if (birth.HeartbeatMicroseconds is null)
            {
                _report(AuditRules.Heartbeat, facts, $"its heartbeat is {birth["heartbeat"] ?? "not stated"}; {AuditLimits.LongestHeartbeatMicroseconds / FrameLimits.MicrosecondsPerSecond} s are assumed.");
            }

            if (Latest is not null)
            {
                Compare(facts, birth, Latest);
            }

            Latest = birth;
            _announced.Clear();
        }

        private void Compare(FrameFacts facts, BirthFacts birth, BirthFacts earlier)
        {
            string[] contradictions = birth.ContradictionsTo(earlier);
            if (contradictions.Length > 0)
            {
                _report(AuditRules.ConfigurationFacts, facts, $"the configuration hash is the same as before, but {string.Join(", ", contradictions)} changed.");
            }

            if (birth["cfg/hash"] != earlier["cfg/hash"])
            {
                _report(AuditRules.Configuration, facts, $"the configuration hash went from {earlier["cfg/hash"]} to {birth["cfg/hash"]}.");
            }

            if (birth["fw"] != earlier["fw"] || birth["fw/hash"] != earlier["fw/hash"])
            {
                _report(AuditRules.Firmware, facts, $"the firmware went from {earlier["fw"]} to {birth["fw"]}.");
            }

            foreach (string sensor in birth.SensorsChangedSince(earlier).Where(sensor => !_announced.Contains(sensor)))
            {
                _report(AuditRules.SensorUnexplained, facts, $"the serial number of {sensor} went from {earlier[$"s/{sensor}/serial"] ?? "none"} to {birth[$"s/{sensor}/serial"] ?? "none"}.");
            }
        }
    }
}
