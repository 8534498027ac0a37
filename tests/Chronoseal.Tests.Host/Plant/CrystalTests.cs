using Chronoseal.Plant;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class CrystalTests
    {
        [TestMethod]
        [DataRow(1)]
        [DataRow(100)]
        [DataRow(1000)]
        public void InverseGivesTheSmallestInstant(int quantumMicroseconds)
        {
            using VirtualTimeline timeline = new VirtualTimeline();
            Crystal crystal = new Crystal(timeline, new PlantRandom(3), new CrystalSettings { QuantumMicroseconds = quantumMicroseconds, ThermalPpm = 3, WalkPerSecond = 1e-7 });
            PlantRandom random = new PlantRandom(4);
            long start = crystal.CounterAt(0);
            for (int i = 0; i < 20_000; i++)
            {
                long counter = start + 1 + (long)(random.NextDouble() * 7_200e6);
                long instant = crystal.TrueAt(counter);
                Assert.IsGreaterThanOrEqualTo(counter, crystal.CounterAt(instant));
                Assert.IsTrue(instant == 0 || crystal.CounterAt(instant - 1) < counter);
            }
        }

        [TestMethod]
        public void RateStaysWithinItsSettings()
        {
            for (ulong seed = 0; seed < 50; seed++)
            {
                using VirtualTimeline timeline = new VirtualTimeline();
                Crystal crystal = new Crystal(timeline, new PlantRandom(seed), new CrystalSettings());
                long start = crystal.CounterAt(0);
                Assert.IsTrue(start >= 5_000_000 && start < 60_000_000);
                Assert.IsLessThan(12.2e-6, Math.Abs(crystal.FrequencyErrorAt(1_000_000_000_000)));
                double elapsed = crystal.CounterAt(1_000_000_000_000) - start;
                Assert.IsLessThan(12.2e-6, Math.Abs(elapsed / 1e9 - 1));
            }
        }

        [TestMethod]
        public void RestartBeginsAtZero()
        {
            using VirtualTimeline timeline = new VirtualTimeline();
            Crystal crystal = new Crystal(timeline, new PlantRandom(3), new CrystalSettings());
            crystal.RestartAt(1_234_567_890);
            Assert.AreEqual(0, crystal.CounterAt(1_234_567_890));
            long instant = crystal.TrueAt(1_000_000);
            Assert.IsLessThan(20_000.0, Math.Abs(instant - 2_234_567_890.0));
        }

        [TestMethod]
        public void NamedStreamsDoNotDependOnEachOther()
        {
            PlantRandom root = new PlantRandom(9);
            ulong before = root.Fork("a").NextBits();
            root.NextBits();
            root.Fork("b");
            Assert.AreEqual(before, root.Fork("a").NextBits());
            Assert.AreNotEqual(before, root.Fork("b").NextBits());
        }

        [TestMethod]
        public void DrawsHaveTheirMeans()
        {
            PlantRandom random = new PlantRandom(5);
            double poissonSmall = 0;
            double poissonLarge = 0;
            double exponential = 0;
            double square = 0;
            const int Draws = 20_000;
            for (int i = 0; i < Draws; i++)
            {
                poissonSmall += random.Poisson(3);
                poissonLarge += random.Poisson(400);
                exponential += random.Exponential(80);
                double normal = random.Gaussian(2);
                square += normal * normal;
            }

            Assert.AreEqual(3, poissonSmall / Draws, 0.1);
            Assert.AreEqual(400, poissonLarge / Draws, 1);
            Assert.AreEqual(80, exponential / Draws, 3);
            Assert.AreEqual(4, square / Draws, 0.2);
        }
    }
}
