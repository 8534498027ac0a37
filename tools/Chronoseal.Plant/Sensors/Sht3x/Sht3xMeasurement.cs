namespace Chronoseal.Plant
{
    /// <summary>A measuring command of the SHT3x (sensors.md 2.2): its period (0: once) and the range of its conversion time.</summary>
    internal readonly record struct Sht3xMeasurement(long PeriodNanoseconds, double ShortestNanoseconds, double LongestNanoseconds)
    {
        public static bool TryGet(ushort command, out Sht3xMeasurement measurement)
        {
            measurement = command switch
            {
                0x2400 => High(0),
                0x240B => Medium(0),
                0x2416 => Low(0),
                0x2032 => High(2_000),
                0x2024 => Medium(2_000),
                0x202F => Low(2_000),
                0x2130 => High(1_000),
                0x2126 => Medium(1_000),
                0x212D => Low(1_000),
                0x2236 => High(500),
                0x2220 => Medium(500),
                0x222B => Low(500),
                0x2334 => High(250),
                0x2322 => Medium(250),
                0x2329 => Low(250),
                0x2737 => High(100),
                0x2721 => Medium(100),
                0x272A => Low(100),
                _ => default,
            };
            return measurement.LongestNanoseconds > 0;
        }

        private static Sht3xMeasurement High(int periodMilliseconds) => new(periodMilliseconds * 1_000_000L, 12.5e6, 15.5e6);

        private static Sht3xMeasurement Medium(int periodMilliseconds) => new(periodMilliseconds * 1_000_000L, 4.5e6, 6.5e6);

        private static Sht3xMeasurement Low(int periodMilliseconds) => new(periodMilliseconds * 1_000_000L, 2.5e6, 4.5e6);
    }
}
