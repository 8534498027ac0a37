using System.Security.Cryptography;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Evidence.Audit
{
    /// <summary>The facts of a birth frame, as they are compared with those of the next.</summary>
    internal sealed class BirthFacts
    {
        private const string SignatureAlgorithm = "ES256";
        private const string MacAlgorithm = "HMAC 256/256";

        // These follow from the configuration alone.
        private static readonly string[] s_configured = ["epoch", "heartbeat", "key/alg", "clock/capture", "clock/crystal", "clock/expiry"];

        private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

        public BirthFacts(Frame frame)
        {
            foreach (FrameRecord record in frame.Records.Take(AuditLimits.BirthFacts))
            {
                _texts[record.Name] = record.Value?.ToString() ?? record.Text ?? Convert.ToHexStringLower(record.Data.GetValueOrDefault().Span);
                PublicPoint = record.Name == "key/public" ? record.Data : PublicPoint;
                PeriodMicroseconds = record.Name == "epoch" ? record.Value?.ToMicroseconds() : PeriodMicroseconds;
                HeartbeatMicroseconds = record.Name == "heartbeat" ? record.Value?.ToMicroseconds() : HeartbeatMicroseconds;
            }

            HeartbeatMicroseconds = HeartbeatMicroseconds is > 0 and <= AuditLimits.LongestHeartbeatMicroseconds ? HeartbeatMicroseconds : null;
        }

        public ReadOnlyMemory<byte>? PublicPoint { get; }

        public long? PeriodMicroseconds { get; }

        /// <summary>Null where none is named, or one that no node can have.</summary>
        public long? HeartbeatMicroseconds { get; }

        /// <summary>Microseconds that may lie between two frames, or between the last and the end of the record.</summary>
        public static long SilenceMicroseconds(BirthFacts? birth) =>
            (birth?.HeartbeatMicroseconds ?? AuditLimits.LongestHeartbeatMicroseconds)
            + Math.Clamp(birth?.PeriodMicroseconds ?? 0, 0, AuditLimits.LongestHeartbeatMicroseconds) + AuditLimits.SilenceMarginMicroseconds;

        public string? this[string name] => _texts.GetValueOrDefault(name);

        /// <summary>A clause about what the frame says of its key and does not bear out; null when it fits.</summary>
        public string? KeyFault(FrameFacts facts)
        {
            string algorithm = facts.Seal == FrameSeal.Sign1 ? SignatureAlgorithm : MacAlgorithm;
            if (this["key/alg"] is { } stated && stated != algorithm)
            {
                return $"it says {stated} and is sealed with {algorithm}";
            }

            if (facts.Seal == FrameSeal.Mac0)
            {
                return PublicPoint is null ? null : "it names a public key and is sealed with a shared one";
            }

            if (PublicPoint is not { } point)
            {
                return "it is signed and does not name its public key";
            }

            return PublicKey.TryRead(point.Span, out PublicKey? key) && key.KeyId.Span.SequenceEqual(facts.Frame!.KeyId.Span)
                ? null
                : $"its public key does not have the key identifier {facts.KeyIdHex}";
        }

        /// <summary>The configured facts that differ although the configuration hash is the same.</summary>
        public string[] ContradictionsTo(BirthFacts earlier) =>
            this["cfg/hash"] == earlier["cfg/hash"] ? [.. s_configured.Where(name => this[name] != earlier[name])] : [];

        /// <summary>Sensors whose identity is not what it was, by name.</summary>
        public IEnumerable<string> SensorsChangedSince(BirthFacts earlier) =>
            _texts.Keys.Concat(earlier._texts.Keys)
                .Where(name => name.StartsWith("s/", StringComparison.Ordinal) && name.EndsWith("/serial", StringComparison.Ordinal))
                .Distinct()
                .Where(name => this[name] != earlier[name])
                .Select(name => name["s/".Length..^"/serial".Length]);
    }
}
