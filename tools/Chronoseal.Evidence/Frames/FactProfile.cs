namespace Chronoseal.Evidence.Frames
{
    /// <summary>The facts of birth and event frames by name (frame format, 2).</summary>
    internal static class FactProfile
    {
        private const string SensorPrefix = "s/";
        private const string CalibrationPrefix = "event/cal/";
        private static readonly string[] s_sensorEvents = ["event/sensor/", "event/change/"];

        public static string? Check(FrameRecord record, FrameKind kind)
        {
            if (record.Status != StatusBits.None || record.DeviceCode.HasValue || record.ExposureMicroseconds.HasValue
                || record.InstrumentUnixSeconds.HasValue || record.ValueUncertainty.HasValue)
            {
                return "is a fact but carries a label of readings";
            }

            FactForm? form = kind == FrameKind.Birth ? BirthForm(record.Name) : EventForm(record.Name);
            return form switch
            {
                null => $"is not a fact of {(kind == FrameKind.Birth ? "birth" : "event")} frames",
                FactForm.Text => record.Text is null ? "is not text (vs)" : NoUnit(record),
                FactForm.Hash => record.Data is { Length: FrameLimits.HashBytes } ? NoUnit(record) : $"is not data (vd) of {FrameLimits.HashBytes} bytes",
                FactForm.PublicKey => record.Data is { Length: FrameLimits.PublicKeyBytes } ? NoUnit(record) : $"is not data (vd) of {FrameLimits.PublicKeyBytes} bytes",
                FactForm.Seconds => NumberIn(record, "s"),
                FactForm.PartsPerMillion => NumberIn(record, "ppm"),
                FactForm.Count => NumberIn(record, "count"),
                FactForm.Correction => NumberIn(record, QuantityUnits.OfCorrection(LastPart(record.Name))!),
                _ => record.Value is null ? "is not a number (v)" : null,
            };
        }

        private static FactForm? BirthForm(string name) => name switch
        {
            "fw" or "board" or "reset" or "key/alg" or "clock/capture" => FactForm.Text,
            "fw/hash" or "cfg/hash" => FactForm.Hash,
            "key/public" => FactForm.PublicKey,
            "last" => FactForm.Number,
            "epoch" or "heartbeat" or "clock/quantum" or "clock/latency" or "clock/expiry" => FactForm.Seconds,
            "clock/crystal" or "clock/freq" or "clock/range" => FactForm.PartsPerMillion,
            "clock/adev1" or "clock/adev10" or "clock/adev100" or "clock/adev1000" => FactForm.PartsPerMillion,
            "clock/edges" or "clock/rejected" => FactForm.Count,
            "clock/gap" => FactForm.Seconds,
            _ => SensorForm(name),
        };

        private static FactForm? SensorForm(string name)
        {
            string[] parts = name.Split('/');
            if (!name.StartsWith(SensorPrefix, StringComparison.Ordinal) || parts.Length != 3 || parts[1].Length == 0 || parts[2].Length == 0)
            {
                return null;
            }

            return parts[2] is "half" or "delay" ? FactForm.Seconds : QuantityUnits.OfCorrection(parts[2]) is null ? FactForm.Text : FactForm.Correction;
        }

        private static FactForm? CalibrationForm(string name)
        {
            string[] parts = name[CalibrationPrefix.Length..].Split('/');
            return parts switch
            {
                [{ Length: > 0 }] or [{ Length: > 0 }, "date" or "due"] => FactForm.Text,
                [{ Length: > 0 }, string leaf] when QuantityUnits.OfCorrection(leaf) is not null => FactForm.Correction,
                _ => null,
            };
        }

        private static string LastPart(string name) => name[(name.LastIndexOf('/') + 1)..];

        private static FactForm? EventForm(string name) => name switch
        {
            "event/step" or "event/alive" => FactForm.Seconds,
            "event/gap" or "event/lost" or "event/lost/first" or "event/lost/last" => FactForm.Count,
            "event/lost/why" or "event/restart" => FactForm.Text,
            _ when name.StartsWith(CalibrationPrefix, StringComparison.Ordinal) => CalibrationForm(name),
            _ when s_sensorEvents.Any(p => name.Length > p.Length && name.StartsWith(p, StringComparison.Ordinal)) => FactForm.Text,
            _ => null,
        };

        private static string? NumberIn(FrameRecord record, string unit) =>
            record.Value.HasValue && record.Unit == unit ? null : $"is not a number (v) in {unit}";

        private static string? NoUnit(FrameRecord record) => record.Unit is null ? null : "has a unit but is no number";
    }
}
