using System.Numerics;

namespace Chronoseal.Plant
{
    /// <summary>How long an ATECC608 computes: some part of the documented maximum (sensors.md 8), by command and clock divider.</summary>
    internal static class Atecc608Duration
    {
        private const byte SelfTest = 0x77;
        private const int Tests = 5;
        private const double Shortest = 0.35;
        private const double Longest = 0.95;

        public static long Draw(byte operation, byte mode, byte chipMode, PlantRandom random)
        {
            (double m0, double m1, double m2) = operation switch
            {
                0x16 => (20, 20, 20),
                0x1B => (23, 23, 23),
                0x24 => (25, 25, 25),
                0x40 => (115, 215, 653),
                0x41 => (115, 220, 665),
                0x45 => (105, 295, 1085),
                SelfTest => (250, 625, 2324),
                _ => (5, 5, 5),
            };
            double milliseconds = (chipMode >> 3) switch { 0 => m0, 5 => m1, _ => m2 };
            double share = operation == SelfTest ? BitOperations.PopCount(mode) / (double)Tests : 1;
            return (long)(share * milliseconds * random.Uniform(Shortest, Longest) * 1e6);
        }
    }
}
