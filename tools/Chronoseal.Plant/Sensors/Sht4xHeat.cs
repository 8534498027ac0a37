namespace Chronoseal.Plant
{
    /// <summary>A heater command of the SHT4x (sensors.md 2.1): how long it takes with its measurement, and how warm the die gets.</summary>
    internal readonly record struct Sht4xHeat(long DurationNanoseconds, double RiseCelsius)
    {
        // The vendor waits 1100 and 110 ms; the part is ready shortly before.
        private const long LongNanoseconds = 1_095_000_000;
        private const long ShortNanoseconds = 109_000_000;

        public static bool TryGet(byte command, out Sht4xHeat heat)
        {
            heat = command switch
            {
                0x39 => new Sht4xHeat(LongNanoseconds, 40),
                0x32 => new Sht4xHeat(ShortNanoseconds, 15),
                0x2F => new Sht4xHeat(LongNanoseconds, 22),
                0x24 => new Sht4xHeat(ShortNanoseconds, 8),
                0x1E => new Sht4xHeat(LongNanoseconds, 4),
                0x15 => new Sht4xHeat(ShortNanoseconds, 1.5),
                _ => default,
            };
            return heat.DurationNanoseconds != 0;
        }
    }
}
