namespace Chronoseal.Cli.Simulate
{
    /// <summary>The order in which people name the five parameters, and their full names.</summary>
    public sealed class ParameterOrder : IComparer<string>
    {
        private static readonly (string Name, string Title)[] s_parameters =
        [
            ("temp", "temperature"),
            ("rh", "humidity"),
            ("pc1", "particles, channel 1"),
            ("pc2", "particles, channel 2"),
            ("pc3", "particles, channel 3"),
            ("toc", "TOC"),
            ("hcho", "AMC: formaldehyde"),
        ];

        /// <summary>The one there is.</summary>
        public static ParameterOrder Instance { get; } = new();

        /// <summary>The full name of a parameter.</summary>
        public static string Title(string name) => s_parameters.FirstOrDefault(p => p.Name == name).Title ?? name;

        /// <inheritdoc/>
        public int Compare(string? x, string? y)
        {
            int order = Rank(x).CompareTo(Rank(y));
            return order != 0 ? order : string.CompareOrdinal(x, y);
        }

        private static int Rank(string? name)
        {
            int at = Array.FindIndex(s_parameters, p => p.Name == name);
            return at >= 0 ? at : s_parameters.Length;
        }
    }
}
