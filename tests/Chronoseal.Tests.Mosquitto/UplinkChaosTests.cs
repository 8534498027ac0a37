using System.Diagnostics;
using Chronoseal.Firmware;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>The real uplink against the real mosquitto over a network that does its worst: every sealed frame arrives, once and in order.</summary>
    [TestClass]
    public sealed class UplinkChaosTests
    {
        private static readonly ChaosSettings s_cutAtAcknowledgement = new() { SwallowedPerMille = 150, CutsAtSwallowed = true };

        private const int LingerMicroseconds = 3000;
        private const long HeapGrowthBytes = 16 * 1024 * 1024;

        // Several of the longest pauses, and the frames in between that the cut waits for.
        private const int QuietSecondsMost = 600;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void BrokerKilledAndStartedTwoHundredTimes()
        {
            const int Kills = 200;
            using var rig = new UplinkRig(201);
            int killed = 0;
            int quietSeconds = 0;
            long heapBytes = 0;
            var random = new PlantRandom(201);
            rig.Proxy.Cut = () =>
            {
                // Between at once and after it has taken everything in; whatever it still acknowledges then does not get through.
                rig.Proxy.Settings = new ChaosSettings { IsRefusing = true, SwallowedPerMille = 1000 };
                Linger(random.Below(LingerMicroseconds));
                rig.Broker.Kill();
                Interlocked.Increment(ref killed);
            };
            rig.Observer.Connect();
            rig.Proxy.Settings = CutAfter(60, 9000);
            rig.Boot();
            for (int restarted = 0; restarted < Kills;)
            {
                rig.World.RunSeconds(1);
                if (Volatile.Read(ref killed) == restarted)
                {
                    quietSeconds++;
                    Assert.IsLessThan(QuietSecondsMost, quietSeconds, "the uplink does not come back");
                    continue;
                }

                quietSeconds = 0;
                restarted++;
                rig.Broker.Start();
                rig.Observer.Connect();
                rig.Proxy.Settings = restarted == Kills ? new ChaosSettings() : restarted % 2 == 0 ? CutAfter(60, 9000) : s_cutAtAcknowledgement;
                heapBytes = restarted == Kills / 4 ? GC.GetTotalMemory(true) : heapBytes;
            }

            rig.FinishAndAssertComplete();
            TestContext.WriteLine(rig.Report());
            long growth = GC.GetTotalMemory(true) - heapBytes;
            TestContext.WriteLine($"heap grew by {growth} bytes over the last {Kills * 3 / 4} kills");
            Assert.IsLessThan(HeapGrowthBytes, growth);
            Assert.AreEqual(Kills, killed);
            Assert.IsGreaterThan(0, rig.Observer.Look(log => log.Duplicates));
        }

        [TestMethod]
        public void ConnectionsCutMidPacket()
        {
            using var rig = new UplinkRig(202);
            rig.Observer.Connect();
            rig.Proxy.Settings = CutAfter(1, 6000);
            rig.Boot();
            rig.RunUntil(9000, () => rig.Proxy.Counters.Cuts >= 200);
            rig.FinishAndAssertComplete();
            TestContext.WriteLine(rig.Report());
        }

        [TestMethod]
        public void AcknowledgementsSwallowedAndDoubled()
        {
            using var rig = new UplinkRig(203, realDeadlineMilliseconds: 150);
            rig.Observer.Connect();
            rig.Proxy.Settings = new ChaosSettings { SwallowedPerMille = 40, DuplicatedPerMille = 200 };
            rig.Boot();
            rig.RunUntil(3000, () => rig.Proxy.Counters.Swallowed >= 25);
            rig.FinishAndAssertComplete();
            TestContext.WriteLine(rig.Report());
            Assert.IsGreaterThan(0, rig.Proxy.Counters.Duplicated);
            Assert.IsGreaterThan(0, rig.Observer.Look(log => log.Duplicates));
        }

        [TestMethod]
        public void HalfOpenConnections()
        {
            using var rig = new UplinkRig(204, realDeadlineMilliseconds: 150);
            rig.Observer.Connect();
            rig.Proxy.Settings = CutAfter(2500, 12_000) with { IsHalfOpen = true };
            rig.Boot();
            rig.RunUntil(3000, () => rig.Proxy.Counters.Cuts >= 20);
            rig.FinishAndAssertComplete();
            TestContext.WriteLine(rig.Report());
        }

        [TestMethod]
        public void SlowBroker()
        {
            using var rig = new UplinkRig(205, realDeadlineMilliseconds: 8000);
            rig.Observer.Connect();
            rig.Proxy.Settings = new ChaosSettings { DelayMilliseconds = 2, PieceBytes = 61 };
            rig.Boot();
            rig.World.RunSeconds(60);
            rig.FinishAndAssertComplete();
            TestContext.WriteLine(rig.Report());
            Assert.AreEqual(1, rig.Gateway.Health.Connections);
            Assert.AreEqual(0, rig.Observer.Look(log => log.Duplicates));
        }

        // In virtual time, in which the time-outs of the firmware are: as late as a window that keeps up with one frame a second allows.
        [TestMethod]
        public void AcknowledgementsThatTakeSevenSeconds()
        {
            using var rig = new UplinkRig(206, acknowledgeMilliseconds: 7000);
            rig.Observer.Connect();
            rig.Boot();
            rig.World.RunSeconds(600);
            Assert.IsLessThanOrEqualTo(3 * Limits.InFlight, rig.Gateway.PendingFrames);
            rig.FinishAndAssertComplete();
            TestContext.WriteLine(rig.Report());
            Assert.AreEqual(1, rig.Gateway.Health.Connections);
            Assert.AreEqual(0, rig.Observer.Look(log => log.Duplicates));
        }

        private static void Linger(int microseconds)
        {
            long start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start).TotalMicroseconds < microseconds)
            {
                Thread.Yield();
            }
        }

        private static ChaosSettings CutAfter(int leastBytes, int mostBytes)
        {
            return new ChaosSettings { CutAfterBytesLeast = leastBytes, CutAfterBytesMost = mostBytes };
        }
    }
}
