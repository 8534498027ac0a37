using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Audit
{
    /// <summary>What a birth or event frame says of the sensors' calibration: facts by sensor, under the names of birth frames (cert, cal, due, temp-slope).</summary>
    internal sealed class CalibrationFacts
    {
        public const string Certificate = "cert";
        public const string Date = "cal";
        public const string Due = "due";

        private const string NoCertificate = "none";

        private static readonly Dictionary<string, string> s_none = [];

        private readonly Dictionary<string, Dictionary<string, string>> _sensors = new(StringComparer.Ordinal);

        private CalibrationFacts()
        {
        }

        /// <summary>Sensors of which something is said.</summary>
        public IEnumerable<string> Sensors => _sensors.Keys;

        /// <summary>Facts of a sensor.</summary>
        public IReadOnlyDictionary<string, string> this[string sensor] => _sensors.GetValueOrDefault(sensor, s_none);

        public static CalibrationFacts Of(Frame frame)
        {
            var facts = new CalibrationFacts();
            foreach (FrameRecord record in frame.Records.Take(AuditLimits.BirthFacts))
            {
                string[] parts = record.Name.Split('/');
                if (parts is ["s", string sensor, string fact])
                {
                    facts.Add(sensor, fact, record);
                }
                else if (parts is ["event", "cal", string named])
                {
                    facts.Add(named, Certificate, record);
                }
                else if (parts is ["event", "cal", string changed, string changedFact])
                {
                    facts.Add(changed, changedFact == "date" ? Date : changedFact, record);
                }
            }

            return facts;
        }

        /// <summary>The corrections of a sensor in words; empty for none.</summary>
        public string Corrections(string sensor) =>
            string.Join(", ", this[sensor].Where(fact => fact.Key is not (Certificate or Date or Due)).OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => $"{fact.Key} {fact.Value}"));

        /// <summary>The facts of a sensor that are not what they were, by name.</summary>
        public string[] ChangedSince(CalibrationFacts earlier, string sensor) =>
            [.. this[sensor].Keys.Union(earlier[sensor].Keys).Where(fact => this[sensor].GetValueOrDefault(fact) != earlier[sensor].GetValueOrDefault(fact)).Order(StringComparer.Ordinal)];

        private void Add(string sensor, string fact, FrameRecord record)
        {
            bool isCorrection = QuantityUnits.OfCorrection(fact) is not null;
            if (!isCorrection && fact is not (Certificate or Date or Due))
            {
                return;
            }

            if (!_sensors.TryGetValue(sensor, out Dictionary<string, string>? facts))
            {
                _sensors[sensor] = facts = new Dictionary<string, string>(StringComparer.Ordinal);
            }

            if (record.Text != NoCertificate)
            {
                facts[fact] = isCorrection ? $"{record.Value}{(record.Unit == "/" ? "" : " " + record.Unit)}" : record.Text ?? "";
            }
        }
    }
}
