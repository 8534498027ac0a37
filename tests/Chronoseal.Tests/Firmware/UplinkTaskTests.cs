using Chronoseal.Firmware;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Trust;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    /// <summary>A frame's number is its first byte: sequence times 31.</summary>
    [TestClass]
    public class UplinkTaskTests
    {
        private const int Farewell = 1;

        [TestMethod]
        public void State_goes_first_then_the_birth_then_frames_oldest_first()
        {
            UplinkTask task = Make(3, out FakeLink link, out JournalBench bench, out HealthCounters health);
            link.StopAfterPublishes = 5;
            task.Run();
            Assert.AreEqual("state retained online 12, birth retained 7, frame 31, frame 62, frame 93, state retained offline 12", link.Log.Text);
            Assert.AreEqual(0, bench.Journal.Pending);
            Assert.AreEqual(3, (int)health.FramesAcknowledged);
            Assert.IsTrue(task.HasEnded);
            Assert.IsFalse(link.IsConnected);
        }

        [TestMethod]
        public void It_ends_when_stopped_and_the_journal_is_empty()
        {
            UplinkTask task = Make(100, out FakeLink link, out JournalBench bench, out HealthCounters health);
            link.StopAfterPublishes = 1;
            task.Run();
            Assert.AreEqual(0, bench.Journal.Pending);
            Assert.AreEqual(100, (int)health.FramesPublished);
            Assert.AreEqual(1, link.Connects);
        }

        [TestMethod]
        public void No_more_than_a_window_is_on_its_way()
        {
            UplinkTask task = Make(30, out FakeLink link, out JournalBench bench, out _);
            link.IsAcknowledging = false;
            link.StopAfterConnects = 2;
            task.Run();
            Assert.AreEqual(2 * Limits.InFlight + Farewell, link.Publishes);
            Assert.AreEqual(30, bench.Journal.Pending);
        }

        [TestMethod]
        public void Frames_acknowledged_backwards_are_all_freed()
        {
            UplinkTask task = Make(14, out FakeLink link, out JournalBench bench, out _);
            link.IsAcknowledging = false;
            link.AcknowledgeBackwardsAt = Limits.InFlight;
            link.StopAfterPublishes = 2 * Limits.InFlight;
            task.Run();
            Assert.AreEqual(0, bench.Journal.Pending);
            Assert.AreEqual(2 * Limits.InFlight + Farewell, link.Publishes);
        }

        [TestMethod]
        public void Pauses_between_attempts_to_connect_double_up_to_a_minute()
        {
            UplinkTask task = Make(1, out FakeLink link, out _, out _);
            link.ConnectOutcome = Outcome.Nack;
            link.StopAfterConnects = 10;
            task.Run();
            Assert.AreEqual("0 1 3 7 15 31 63 123 183 243 ", link.ConnectTimes);
            Assert.AreEqual((int)Outcome.Nack, (int)task.LastConnect);
        }

        [TestMethod]
        public void An_acknowledgement_makes_the_pause_short_again()
        {
            UplinkTask task = Make(5, out FakeLink link, out _, out _);
            link.FailingConnects = 3;
            link.LoseAfterPublishes = 7;
            link.StopAfterConnects = 5;
            task.Run();
            Assert.AreEqual("0 1 3 7 8 ", link.ConnectTimes);
        }

        [TestMethod]
        public void After_a_loss_it_starts_again_with_the_oldest_that_is_not_acknowledged()
        {
            UplinkTask task = Make(4, out FakeLink link, out JournalBench bench, out HealthCounters health);
            link.IsAcknowledging = false;
            link.LoseAfterPublishes = 4;
            link.AcknowledgeBackwardsAt = 6;
            link.StopAfterPublishes = 10;
            task.Run();
            Assert.AreEqual(
                "state retained online 12, birth retained 7, frame 31, frame 62, "
                + "state retained online 12, birth retained 7, frame 31, frame 62, frame 93, frame 124, state retained offline 12",
                link.Log.Text);
            Assert.AreEqual(2, (int)health.Connections);
            Assert.AreEqual(0, bench.Journal.Pending);
        }

        [TestMethod]
        public void What_was_acknowledged_before_a_loss_is_not_sent_again()
        {
            UplinkTask task = Make(12, out FakeLink link, out JournalBench bench, out _);
            link.LoseAfterPublishes = 9;
            link.StopAfterPublishes = 17;
            task.Run();
            Assert.AreEqual(2, link.Connects);
            Assert.AreEqual(0, bench.Journal.Pending);

            // Two states, two births, the seventh frame twice: its acknowledgement went with the connection.
            Assert.AreEqual(17 + Farewell, link.Publishes);
            Assert.AreEqual(-1, link.Log.Text.IndexOf("frame 31,", link.Log.Text.IndexOf("frame 31,") + 1));
        }

        [TestMethod]
        public void Silence_of_the_broker_ends_the_connection_after_fifteen_seconds()
        {
            UplinkTask task = Make(2, out FakeLink link, out JournalBench bench, out _);
            link.IsAcknowledging = false;
            link.StopAfterConnects = 3;
            task.Run();
            Assert.AreEqual("0 16 ", link.ConnectTimes.Substring(0, 5));
            Assert.AreEqual(2, bench.Journal.Pending);
        }

        [TestMethod]
        public void A_failed_publish_ends_the_connection()
        {
            UplinkTask task = Make(2, out FakeLink link, out _, out _);
            link.PublishOutcome = Outcome.BusFault;
            link.StopAfterConnects = 3;
            task.Run();
            Assert.AreEqual("0 1 3 ", link.ConnectTimes);
        }

        [TestMethod]
        public void Stopped_before_it_runs_it_ends_at_once()
        {
            UplinkTask task = Make(2, out FakeLink link, out _, out _);
            task.Stop();
            task.Run();
            Assert.IsTrue(task.HasEnded);
            Assert.AreEqual(0, link.Connects);
        }

        [TestMethod]
        public void There_is_no_farewell_over_a_connection_that_is_lost()
        {
            UplinkTask task = Make(1, out FakeLink link, out _, out _);
            link.LoseAfterPublishes = 3;
            link.StopAfterPublishes = 3;
            task.Run();
            Assert.AreEqual("state retained online 12, birth retained 7, frame 31", link.Log.Text);
        }

        private static UplinkTask Make(int frames, out FakeLink link, out JournalBench bench, out HealthCounters health)
        {
            var timeline = new ManualTimeline();
            link = new FakeLink(timeline);
            bench = new JournalBench();
            health = new HealthCounters();
            bench.AppendMany(1, frames, 40);
            var birth = new BirthCopy();
            var frame = new SealedFrame { Offset = FrameSealer.Overhang, Length = 3 };
            frame.Buffer[frame.Offset] = 7;
            birth.Set(frame);
            link.Task = new UplinkTask(timeline, link, new MqttSession(), new Topics("n"), 12, bench.Journal, birth, health);
            return link.Task;
        }
    }
}
