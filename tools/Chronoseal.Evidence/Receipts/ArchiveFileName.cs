using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>
    /// One file of the archive, such as <c>0024befffe804ff1/2026-11-22.cbor</c>: the series (a node, or the quarantine) and the UTC day of
    /// receipt. Nothing else is a name, so that no statement can lead a reader out of the archive.
    /// </summary>
    public sealed record ArchiveFileName
    {
        /// <summary>The series for what is no frame, or does not verify. No node can have this name.</summary>
        public const string Quarantine = "_quarantine";

        private const string Suffix = ".cbor";
        private const string DayFormat = "yyyy-MM-dd";

        private ArchiveFileName(string series, DateOnly day)
        {
            Series = series;
            Day = day;
        }

        /// <summary>Node, or <see cref="Quarantine"/>.</summary>
        public string Series { get; }

        /// <summary>UTC day of receipt by the collector's clock.</summary>
        public DateOnly Day { get; }

        /// <summary>True when the series is a node's.</summary>
        public bool IsNode => Series != Quarantine;

        /// <summary>Makes a name.</summary>
        /// <param name="series">A node name, or <see cref="Quarantine"/>.</param>
        /// <param name="day">UTC day.</param>
        /// <exception cref="ArgumentException">The series cannot be one.</exception>
        public static ArchiveFileName Of(string series, DateOnly day) =>
            IsSeries(series) ? new ArchiveFileName(series, day) : throw new ArgumentException("Not a series.", nameof(series));

        /// <summary>Whether a folder of this name holds a series.</summary>
        public static bool IsSeries(string text) => text == Quarantine || NodeName.IsValid(text);

        /// <summary>Reads a name; the result gives exactly this text again.</summary>
        public static bool TryParse(string text, [NotNullWhen(true)] out ArchiveFileName? name)
        {
            name = null;
            string[] parts = text.Split('/');
            if (parts.Length != 2 || !IsSeries(parts[0]) || !parts[1].EndsWith(Suffix, StringComparison.Ordinal)
                || !DateOnly.TryParseExact(parts[1][..^Suffix.Length], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                return false;
            }

            name = new ArchiveFileName(parts[0], day);
            return true;
        }

        /// <summary>Where the file lies.</summary>
        public string PathIn(string archive) => Path.Combine(archive, Series, DayText + Suffix);

        /// <summary>The name as statements carry it, with a slash on every system.</summary>
        public override string ToString() => $"{Series}/{DayText}{Suffix}";

        private string DayText => Day.ToString(DayFormat, CultureInfo.InvariantCulture);
    }
}
