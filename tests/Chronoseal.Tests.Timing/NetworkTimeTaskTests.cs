using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Sntp;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class NetworkTimeTaskTests
    {
        [TestMethod]
        public void An_answer_is_holdover_within_its_bound()
        {
            var timeline = new ManualTimeline { Microseconds = 5000000 };
            var server = new ScriptedServer(timeline);
            DisciplinedClock clock = MakeClock();
            NetworkTimeTask task = Make(timeline, server, clock);
            Assert.AreEqual(TimingLimits.NetworkTimeSteadyMicroseconds, task.Turn());
            AssertCounters(task, 1, 1, 0);
            var stamp = new Stamp();
            clock.At(timeline.Microseconds, stamp);
            Assert.AreEqual((int)ClockState.Holdover, (int)stamp.State);
            long error = IntegerMath.Absolute(stamp.UtcMicroseconds - timeline.Microseconds - ScriptedServer.MidnightMicroseconds);
            Assert.IsTrue(error <= stamp.BoundMicroseconds && stamp.BoundMicroseconds < 2 * ScriptedServer.WayMicroseconds, error.ToString());
        }

        [TestMethod]
        public void Silence_doubles_the_pause_up_to_its_limit_and_an_answer_ends_that()
        {
            var timeline = new ManualTimeline();
            var server = new ScriptedServer(timeline) { IsSilent = true };
            NetworkTimeTask task = Make(timeline, server, MakeClock());
            long expected = TimingLimits.NetworkTimeFirstMicroseconds;
            for (int i = 0; i < 8; i++)
            {
                expected = IntegerMath.Minimum(2 * expected, TimingLimits.NetworkTimeMaximumMicroseconds);
                Assert.AreEqual(expected, task.Turn());
                Assert.AreEqual((i + 1) * TimingLimits.NetworkTimeReplyMicroseconds, timeline.Microseconds);
            }

            AssertCounters(task, 8, 0, 0);
            server.IsSilent = false;
            Assert.AreEqual(TimingLimits.NetworkTimeSteadyMicroseconds, task.Turn());
        }

        [TestMethod]
        public void After_silence_the_name_is_looked_up_again()
        {
            var timeline = new ManualTimeline();
            var server = new ScriptedServer(timeline);
            NetworkTimeTask task = Make(timeline, server, MakeClock());
            task.Turn();
            Pass(timeline);
            task.Turn();
            Assert.AreEqual(1, server.Opens);
            server.IsSilent = true;
            Pass(timeline);
            task.Turn();
            Pass(timeline);
            task.Turn();
            Assert.AreEqual(2, server.Opens);
            AssertCounters(task, 4, 2, 0);
        }

        [TestMethod]
        [DataRow(1, 1)]
        [DataRow(7, 1)]
        [DataRow(8, 0)]
        public void Replies_to_other_requests_are_passed_over(int strays, int answered)
        {
            var timeline = new ManualTimeline();
            var server = new ScriptedServer(timeline) { Strays = strays };
            NetworkTimeTask task = Make(timeline, server, MakeClock());
            task.Turn();
            AssertCounters(task, 1, answered, 0);
        }

        [TestMethod]
        public void A_server_that_is_not_synchronised_gives_no_time()
        {
            var timeline = new ManualTimeline();
            DisciplinedClock clock = MakeClock();
            NetworkTimeTask task = Make(timeline, new ScriptedServer(timeline) { IsUnsynchronised = true }, clock);
            Assert.AreEqual(2 * TimingLimits.NetworkTimeFirstMicroseconds, task.Turn());
            AssertCounters(task, 1, 0, 1);
            Assert.IsFalse(HasUtc(clock, timeline));
        }

        [TestMethod]
        public void A_server_that_is_asked_too_often_is_asked_less_often_for_good()
        {
            var timeline = new ManualTimeline();
            var server = new ScriptedServer(timeline) { Kiss = SntpReply.KissRate };
            NetworkTimeTask task = Make(timeline, server, MakeClock());
            Assert.AreEqual(2 * TimingLimits.NetworkTimeSteadyMicroseconds, task.Turn());
            Assert.AreEqual(4 * TimingLimits.NetworkTimeSteadyMicroseconds, task.Turn());
            server.Kiss = 0;
            Assert.AreEqual(4 * TimingLimits.NetworkTimeSteadyMicroseconds, task.Turn());
            AssertCounters(task, 3, 1, 2);
        }

        [TestMethod]
        [DataRow((int)SntpReply.KissDeny)]
        [DataRow((int)SntpReply.KissRestrict)]
        public void A_server_that_refuses_us_is_not_asked_again(int kiss)
        {
            var timeline = new ManualTimeline();
            DisciplinedClock clock = MakeClock();
            var server = new ScriptedServer(timeline) { Kiss = (uint)kiss };
            NetworkTimeTask task = Make(timeline, server, clock);
            task.Run();
            Assert.IsTrue(task.HasEnded && !server.IsOpen);
            AssertCounters(task, 1, 0, 1);
            Assert.IsFalse(HasUtc(clock, timeline));
        }

        [TestMethod]
        [DataRow((int)Outcome.Nack, (int)Outcome.Ok)]
        [DataRow((int)Outcome.Ok, (int)Outcome.BusFault)]
        public void A_request_that_does_not_leave_is_none_and_is_tried_again_as_soon(int open, int send)
        {
            var timeline = new ManualTimeline();
            var server = new ScriptedServer(timeline) { OpenOutcome = (Outcome)open, SendOutcome = (Outcome)send };
            NetworkTimeTask task = Make(timeline, server, MakeClock());
            Assert.AreEqual(TimingLimits.NetworkTimeFirstMicroseconds, task.Turn());
            Assert.AreEqual(TimingLimits.NetworkTimeFirstMicroseconds, task.Turn());
            AssertCounters(task, 0, 0, 0);
        }

        [TestMethod]
        public void A_locked_clock_does_not_ask()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 40);
            var timeline = new ManualTimeline { Microseconds = bench.Crystal.CounterAt(ClockBench.UtcOf(39) + 500000) };
            NetworkTimeTask task = Make(timeline, new ScriptedServer(timeline), bench.Clock);
            Assert.AreEqual(TimingLimits.NetworkTimeFirstMicroseconds, task.Turn());
            AssertCounters(task, 0, 0, 0);
        }

        [TestMethod]
        public void Holdover_that_is_better_than_the_network_asks_no_more_than_once()
        {
            var bench = new ClockBench(0);
            bench.Run(0, 40);
            var timeline = new ManualTimeline { Microseconds = bench.Crystal.CounterAt(ClockBench.UtcOf(45)) };
            NetworkTimeTask task = Make(timeline, new ScriptedServer(timeline), bench.Clock);
            Assert.AreEqual(TimingLimits.NetworkTimeSteadyMicroseconds, task.Turn());
            Assert.AreEqual(TimingLimits.NetworkTimeFirstMicroseconds, task.Turn());
            AssertCounters(task, 1, 1, 0);
        }

        [TestMethod]
        public void It_ends_when_stopped()
        {
            var timeline = new ManualTimeline();
            var server = new ScriptedServer(timeline);
            NetworkTimeTask task = Make(timeline, server, MakeClock());
            server.OnRequest = () => StopAfterThree(server, task);
            task.Run();
            Assert.IsTrue(task.HasEnded && !server.IsOpen);
            AssertCounters(task, 3, 3, 0);
            Assert.IsTrue(timeline.Microseconds < 3 * TimingLimits.NetworkTimeSteadyMicroseconds, timeline.Microseconds.ToString());
        }

        private static void StopAfterThree(ScriptedServer server, NetworkTimeTask task)
        {
            if (server.Requests == 3)
            {
                task.Stop();
            }
        }

        private static void Pass(ManualTimeline timeline)
        {
            timeline.SleepUntil(timeline.Microseconds + TimingLimits.NetworkTimeSteadyMicroseconds);
        }

        private static bool HasUtc(DisciplinedClock clock, ManualTimeline timeline)
        {
            var stamp = new Stamp();
            clock.At(timeline.Microseconds, stamp);
            return stamp.HasUtc;
        }

        private static void AssertCounters(NetworkTimeTask task, int asked, int answered, int refused)
        {
            Assert.AreEqual(asked, task.Asked);
            Assert.AreEqual(answered, task.Answered);
            Assert.AreEqual(refused, task.Refused);
        }

        private static DisciplinedClock MakeClock()
        {
            return new DisciplinedClock(new ClockSettings { ExpiryMicroseconds = 100000 });
        }

        private static NetworkTimeTask Make(ManualTimeline timeline, ScriptedServer server, DisciplinedClock clock)
        {
            var entropy = new FixedEntropy(Outcome.Unsupported, 0);
            var nonces = new RequestNonce(entropy, timeline, new byte[] { 2, 0, 0, 0, 0, 0, 0, 1 });
            return new NetworkTimeTask(timeline, server, nonces, clock, 20, () => { });
        }
    }
}
