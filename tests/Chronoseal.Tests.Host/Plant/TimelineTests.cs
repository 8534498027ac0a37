using System.Diagnostics;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class TimelineTests
    {
        private const int MixedEvents = 10_000;

        [TestMethod]
        public void SameSeedGivesTheSameOrderOfMixedEvents()
        {
            List<string> first = RunMixed(7);
            List<string> second = RunMixed(7);
            List<string> other = RunMixed(8);
            Assert.IsGreaterThanOrEqualTo(MixedEvents, first.Count);
            CollectionAssert.AreEqual(first, second);
            CollectionAssert.AreNotEqual(first, other);
        }

        [TestMethod]
        public void TiesRunByPriorityThenInOrder()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            NodeTimeline node = world.Nodes[0].Timeline;
            List<string> order = new List<string>();
            foreach (TaskPriority priority in new[] { TaskPriority.Supervisor, TaskPriority.Acquisition, TaskPriority.Uplink, TaskPriority.Timing, TaskPriority.Console })
            {
                node.Start(priority.ToString(), priority, () =>
                {
                    world.Timeline.SleepUntil(500);
                    order.Add(priority.ToString());
                });
            }

            world.Timeline.Schedule(500, () => order.Add("first callback"));
            world.Timeline.Schedule(500, () => order.Add("second callback"));
            world.Timeline.Run(500);
            CollectionAssert.AreEqual(
                new[] { "first callback", "second callback", "Acquisition", "Timing", "Uplink", "Console", "Supervisor" }, order);
        }

        [TestMethod]
        public void RunStopsExactlyAtItsEndAndIncludesWhatIsDueThen()
        {
            using VirtualTimeline timeline = new VirtualTimeline();
            int ran = 0;
            timeline.Schedule(1_000, () => ran++);
            timeline.Schedule(1_001, () => ran += 10);
            timeline.Run(1_000);
            Assert.AreEqual(1_000, timeline.NowNanoseconds);
            Assert.AreEqual(1, ran);
        }

        [TestMethod]
        public void RunWithoutEndReturnsWhenNothingIsLeft()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            using VirtualTimeline timeline = new VirtualTimeline();
            timeline.Schedule(5, () => { });
            timeline.Run(VirtualTimeline.Never);
            Assert.AreEqual(5, timeline.NowNanoseconds);
        }

        [TestMethod]
        public void SignalWakesATaskThatDispatchesTheCallbackItself()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            NodeTimeline node = world.Nodes[0].Timeline;
            ISignal signal = node.CreateSignal();
            long wokenAt = 0;
            bool wasSet = false;
            node.Start("waiter", TaskPriority.Timing, () =>
            {
                wasSet = signal.Wait(long.MaxValue);
                wokenAt = world.Timeline.NowNanoseconds;
            });
            world.Timeline.Schedule(2_000_000, signal.Set);
            world.RunSeconds(0.5);
            Assert.IsTrue(wasSet);
            Assert.AreEqual(2_000_000, wokenAt);
        }

        [TestMethod]
        public void SignalRemembersOneSetAndTimesOutOtherwise()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            NodeTimeline node = world.Nodes[0].Timeline;
            ISignal signal = node.CreateSignal();
            signal.Set();
            signal.Set();
            long deadline = node.Counter.Microseconds + 5_000;
            Assert.IsTrue(signal.Wait(deadline));
            Assert.IsFalse(signal.Wait(deadline));
            Assert.AreEqual(deadline, node.Counter.Microseconds);
        }

        [TestMethod]
        public void ExceptionInATaskSurfacesWithItsName()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            world.Nodes[0].Timeline.Start("broken", TaskPriority.Uplink, () => throw new FormatException("boom"));
            PlantFaultException fault = Assert.ThrowsExactly<PlantFaultException>(() => world.RunSeconds(1));
            Assert.AreEqual("node-0/broken", fault.TaskName);
            Assert.IsInstanceOfType<FormatException>(fault.InnerException);
        }

        [TestMethod]
        public void ExceptionInACallbackSurfaces()
        {
            using VirtualTimeline timeline = new VirtualTimeline();
            timeline.Schedule(3, () => throw new FormatException("boom"));
            PlantFaultException fault = Assert.ThrowsExactly<PlantFaultException>(() => timeline.Run(10));
            Assert.AreEqual("plant", fault.TaskName);
            Assert.AreEqual(3, fault.TrueNanoseconds);
        }

        [TestMethod]
        public void LiveLockIsAFault()
        {
            using VirtualTimeline timeline = new VirtualTimeline();
            PlantTimer? timer = null;
            timer = timeline.CreateTimer(() => timer!.Set(0));
            timer.Set(0);
            Assert.ThrowsExactly<PlantFaultException>(() => timeline.Run(10));
        }

        [TestMethod]
        public void DisposeUnwindsAllTasksAndLeavesNoThreads()
        {
            Thread[] threads = new Thread[20];
            int unwound = 0;
            PlantWorld world = new PlantWorld(new PlantSettings());
            NodeTimeline node = world.Nodes[0].Timeline;
            ISignal[] signals = threads.Select(_ => node.CreateSignal()).ToArray();
            for (int i = 0; i < threads.Length; i++)
            {
                int index = i;
                node.Start("task-" + i, (TaskPriority)(i % 5), () =>
                {
                    threads[index] = Thread.CurrentThread;
                    try
                    {
                        signals[index].Wait(long.MaxValue);
                    }
                    finally
                    {
                        unwound++;
                    }
                });
            }

            world.RunSeconds(1);
            Assert.AreEqual(threads.Length, world.Timeline.LiveTaskCount);
            world.Dispose();
            Assert.AreEqual(threads.Length, unwound);
            Assert.IsTrue(threads.All(thread => !thread.IsAlive));
        }

        [TestMethod]
        public void DisposeEndsTasksThatHaveNotBegun()
        {
            PlantWorld world = new PlantWorld(new PlantSettings());
            bool ran = false;
            world.Nodes[0].Timeline.Start("never", TaskPriority.Uplink, () => ran = true);
            world.Dispose();
            Assert.IsFalse(ran);
            Assert.AreEqual(0, world.Timeline.LiveTaskCount);
        }

        [TestMethod]
        public void PacingHoldsRoughlyAtSpeedTen()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings { SpeedFactor = 10 });
            long start = Stopwatch.GetTimestamp();
            world.RunSeconds(5);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Assert.IsGreaterThan(0.45, seconds);
            Assert.IsLessThan(1.5, seconds);
        }

        [TestMethod]
        public void StopFromAnotherThreadEndsAPacedRun()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings { SpeedFactor = 1 });
            using Timer timer = new Timer(_ => world.Stop(), null, 100, Timeout.Infinite);
            long start = Stopwatch.GetTimestamp();
            world.RunSeconds(3_600);
            Assert.IsLessThan(3.0, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        private static List<string> RunMixed(ulong seed)
        {
            List<string> log = new List<string>();
            using PlantWorld world = new PlantWorld(new PlantSettings { Seed = seed, NodeCount = 3 });
            PlantRandom random = new PlantRandom(seed).Fork("mixed");
            foreach (PlantNode node in world.Nodes)
            {
                ISignal signal = node.Timeline.CreateSignal();
                for (int i = 0; i < 4; i++)
                {
                    StartMixed(world, node, signal, i, random.Fork(node.Name + i), log);
                }
            }

            while (log.Count < MixedEvents)
            {
                world.RunSeconds(0.2);
            }

            return log;
        }

        private static void StartMixed(PlantWorld world, PlantNode node, ISignal signal, int index, PlantRandom random, List<string> log)
        {
            node.Timeline.Start("task-" + index, (TaskPriority)index, () =>
            {
                for (;;)
                {
                    long deadline = node.Timeline.Counter.Microseconds + random.Below(3_000);
                    bool wasSet = index == 0 && signal.Wait(deadline);
                    if (index != 0)
                    {
                        node.Timeline.SleepUntil(deadline);
                        signal.Set();
                    }

                    log.Add(node.Name + index + wasSet + world.Timeline.NowNanoseconds);
                    world.Timeline.Schedule(world.Timeline.NowNanoseconds + random.Below(100_000), () => log.Add("c" + world.Timeline.NowNanoseconds));
                }
            });
        }
    }
}
