using System;

namespace Chronoseal.Bench
{
    /// <summary>Prints results: one "name: value unit" a line.</summary>
    internal static class Report
    {
        internal static void Value(string name, long value, string unit)
        {
            Console.WriteLine(name + ": " + value.ToString() + " " + unit);
        }

        /// <summary>What one of so many rounds took.</summary>
        internal static void TimePerRound(string name, long milliseconds, int rounds)
        {
            Value(name, milliseconds * 1000 / rounds, "us");
        }
    }
}
