namespace Chronoseal.Evidence.Audit
{
    /// <summary>Counts with their noun.</summary>
    internal static class Ordinals
    {
        public static string Frames(ulong count) => count == 1 ? "1 frame" : $"{count} frames";

        public static string Numbers(ulong first, ulong last) => first == last ? $"number {first}" : $"numbers {first} to {last}";
    }
}
