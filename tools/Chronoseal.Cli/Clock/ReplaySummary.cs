using System.Globalization;
using Chronoseal.Firmware.Timing;

namespace Chronoseal.Cli.Clock
{
    /// <summary>A replay in one line.</summary>
    public static class ReplaySummary
    {
        private const double Sixteenths = 16;
        private const double PerMillionInTrillion = 1e6;

        /// <summary>Answers by state, then the clock's statistics.</summary>
        public static string Of(ClockReplay replay)
        {
            ClockStatistics seen = replay.Statistics;
            string[] parts =
            [
                $"{replay.Answers.Count} answers: {States(replay.Answers)}",
                $"edges: {Verdicts<EdgeVerdict>(seen.Edges)}",
                $"labels: {Verdicts<LabelVerdict>(seen.Labels)}",
                Frequency(seen),
                $"Allan deviation {Deviations(seen)}",
                Text($"scatter {seen.ScatterSixteenths / Sixteenths:0.0} us, line {seen.LineUncertaintySixteenths / Sixteenths:0.0} us"),
                $"longest gap {seen.LongestGapSeconds} s",
            ];
            return string.Join("; ", parts);
        }

        private static string States(IReadOnlyList<ClockAnswer> answers) =>
            string.Join(", ", answers.CountBy(a => a.State).OrderBy(c => c.Key).Select(c => $"{StateWords.Of(c.Key)} {c.Value}"));

        private static string Verdicts<T>(int[] counts)
            where T : struct, Enum =>
            string.Join(", ", Enum.GetValues<T>().Select((v, i) => $"{Spaced(v.ToString())} {counts[i]}"));

        private static string Frequency(ClockStatistics seen)
        {
            double frequency = seen.FrequencyPartsPerTrillion / PerMillionInTrillion;
            double range = seen.FrequencyRangePartsPerTrillion / PerMillionInTrillion;
            return Text($"frequency {frequency:+0.000;-0.000;0.000} ppm, range {range:0.000} ppm in {seen.ObservedSeconds} s");
        }

        private static string Deviations(ClockStatistics seen) => string.Join(
            ", ",
            ClockStatistics.AveragingSeconds.Zip(seen.AllanPartsPerTrillion).Where(d => d.Second > 0).Select(d => Text($"{d.Second * 1e-12:0.0e0} at {d.First} s")));

        private static string Spaced(string name) =>
            string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : $"{c}"));

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
