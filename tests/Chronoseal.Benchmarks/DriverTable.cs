using System.Diagnostics;
using System.Globalization;
using Chronoseal.Hal;
using Chronoseal.Stand;

namespace Chronoseal.Benchmarks
{
    /// <summary>
    /// What a reading costs, a line a driver: the driver's own time and memory (the plant's are left out), its transfers, and how
    /// long the reading keeps the bus in simulated time. `-- drivers [readings]`.
    /// </summary>
    internal static class DriverTable
    {
        private const int WarmUpReadings = 200;

        public static void Print(int readings)
        {
            Console.WriteLine("| part | own time a reading | own memory a reading | transfers | time on the bus |");
            Console.WriteLine("|---|---|---|---|---|");
            foreach (PartStand stand in PartStands.Make())
            {
                string? row = Row(stand, readings);
                if (row != null)
                {
                    Console.WriteLine(row);
                }
            }
        }

        private static string? Row(PartStand stand, int readings)
        {
            var meter = new DriverMeter();
            using var bench = new Bench(new BenchSettings(), meter);
            if (stand.Place(bench) is not { } sensor)
            {
                return null;
            }

            bench.Wait(0.5);
            if (sensor.Identify(new SensorIdentity()) != Outcome.Ok)
            {
                throw new InvalidOperationException($"{stand.Sheet.Id} does not identify itself.");
            }

            bench.Wait(stand.SecondsToFirstValue);
            Sample[] samples = Bench.SamplesFor(sensor);
            var sum = new Costs();
            for (int i = -WarmUpReadings; sum.Readings < readings; i++)
            {
                bench.Wait(stand.SecondsBetweenValues);
                Costs costs = Measure(bench, meter, sensor, samples);
                sum = i < 0 ? sum : sum.Plus(costs);
                if (i > 20 * readings)
                {
                    throw new InvalidOperationException($"{stand.Sheet.Id} gives no values.");
                }
            }

            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {stand.Sheet.Id} | {sum.Ticks * 1e6 / Stopwatch.Frequency / sum.Readings:F1} us | {sum.Bytes / sum.Readings} B | {(double)sum.Transfers / sum.Readings:F1} | {sum.BusNanoseconds / 1e6 / sum.Readings:F1} ms |");
        }

        // Only readings that gave a value count: the others are cheaper.
        private static Costs Measure(Bench bench, DriverMeter meter, ISensor sensor, Sample[] samples)
        {
            long start = bench.Plant.NowNanoseconds;
            return meter.Read(bench, sensor, samples) == Outcome.Ok
                ? new Costs(1, meter.Ticks, meter.Bytes, meter.Transfers, bench.Plant.NowNanoseconds - start)
                : default;
        }

        private readonly record struct Costs(int Readings, long Ticks, long Bytes, int Transfers, long BusNanoseconds)
        {
            public Costs Plus(Costs other) => new(
                Readings + other.Readings, Ticks + other.Ticks, Bytes + other.Bytes, Transfers + other.Transfers, BusNanoseconds + other.BusNanoseconds);
        }
    }
}
