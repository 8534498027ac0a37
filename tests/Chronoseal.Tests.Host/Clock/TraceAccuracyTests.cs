namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>Simulated traces from file to answer: accurate while locked, honest always.</summary>
    [TestClass]
    public sealed class TraceAccuracyTests
    {
        private static readonly TraceCase[] s_cases =
        [
            new() { Name = "native" },
            new() { Name = "native-faults", Faults = 0.02 },
            new() { Name = "handler", IsHandler = true, Load = 0.05 },
            new() { Name = "coarse", Quantum = 100, JitterMicroseconds = 10 },
            new() { Name = "gap", GapStart = 900, GapSeconds = 600 },
        ];

        [TestMethod]
        [DataRow("native", 1, 2, 4, 30)]
        [DataRow("native-faults", 1, 3, 6, 400)]
        [DataRow("handler", 150, 190, 260, 6_000)]
        [DataRow("coarse", 30, 75, 110, 800)]
        [DataRow("gap", 1, 3, 6, 25_000)]
        public void ClockIsAccurateAndHonest(string name, long median, long most, long worst, long widestBound)
        {
            for (ulong seed = 1; seed <= 3; seed++)
            {
                ReplayScore score = ReplayScore.Of(s_cases.Single(c => c.Name == name), seed);
                Assert.AreEqual(0, score.BeyondBound, $"seed {seed}");
                Assert.IsGreaterThanOrEqualTo(0.95, score.Coverage, $"seed {seed}");
                Assert.IsGreaterThan(0.97, score.Answered, $"seed {seed}");
                Assert.IsLessThanOrEqualTo(median, score.Quantile(0.5), $"seed {seed}: median");
                Assert.IsLessThanOrEqualTo(most, score.Quantile(0.99), $"seed {seed}: 99 of 100");
                Assert.IsLessThanOrEqualTo(worst, score.Quantile(1), $"seed {seed}: worst");
                Assert.IsLessThanOrEqualTo(widestBound, score.WidestBound, $"seed {seed}: bound");
            }
        }
    }
}
