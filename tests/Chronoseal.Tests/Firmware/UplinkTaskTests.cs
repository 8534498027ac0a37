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
        public void Pauses_between_attempts_to_connect_stay_within_their_limits()
        {
            UplinkTask task = Make(1, out FakeLink link, out _, out _);
            link.ConnectOutcome = Outcome.Nack;
            link.Failure = LinkFailure.NameNotFound;
            link.StopAfterConnects = 40;
            task.Run();
            Assert.IsTrue(link.ShortestPause >= Limits.ReconnectMinimumMicroseconds);
            Assert.IsTrue(link.LongestPause <= Limits.ReconnectMaximumMicroseconds);
            Assert.IsTrue(link.LongestPause > Limits.ReconnectMaximumMicroseconds / 2);
            Assert.AreEqual((int)Outcome.Nack, (int)task.LastConnect);
            Assert.AreEqual((int)LinkFailure.NameNotFound, (int)task.LastFailure);
        }

        [TestMethod]
        public void An_acknowledgement_makes_the_pause_short_again()
        {
            UplinkTask task = Make(5, out FakeLink link, out _, out _);
            link.FailingConnects = 12;
            link.LoseAfterPublishes = 6;
            link.StopAfterConnects = 14;
            task.Run();
            Assert.IsTrue(link.ShortestPause < 2500000);
            Assert.IsTrue(link.LongestPause > 10000000);
        }

        [TestMethod]
        [DataRow((int)LinkFailure.BadCredentials)]
        [DataRow((int)LinkFailure.NotAuthorised)]
        [DataRow((int)LinkFailure.ServerCertificate)]
        [DataRow((int)LinkFailure.ClientCertificate)]
        public void A_refusal_is_named_counted_and_never_asked_again_soon(int failure)
        {
            UplinkTask task = Make(1, out FakeLink link, out _, out HealthCounters health);
            link.ConnectOutcome = Outcome.DeviceError;
            link.Failure = (LinkFailure)failure;
            link.StopAfterConnects = 20;
            task.Run();
            Assert.AreEqual(failure, (int)task.LastFailure);
            Assert.AreEqual(20, (int)health.UplinkRefusals);
            Assert.IsTrue(link.ShortestPause >= Limits.ReconnectMaximumMicroseconds / 2);
            Assert.IsTrue(UplinkStates.Remedy(task.LastFailure).Length > 0);
        }

        [TestMethod]
        public void After_several_failures_the_link_is_made_anew_and_the_old_one_let_go()
        {
            UplinkTask task = Make(1, out FakeLink link, out _, out HealthCounters health);
            link.ConnectOutcome = Outcome.Nack;
            link.StopAfterConnects = (3 * Limits.FailuresPerLink) + 1;
            task.Run();
            Assert.AreEqual(4, link.Opens);
            Assert.AreEqual(4, (int)health.LinksOpened);
            Assert.AreEqual(4, link.Disposes);
        }

        [TestMethod]
        public void A_board_that_can_make_no_link_is_asked_again_later()
        {
            UplinkTask task = Make(1, out FakeLink link, out _, out _);
            link.FailingConnects = Limits.FailuresPerLink;
            link.OpenOutcome = Outcome.BusFault;
            link.StopAfterOpens = 6;
            task.Run();
            Assert.AreEqual(6, link.Opens);
            Assert.AreEqual(1, link.Disposes);
            Assert.AreEqual((int)Outcome.BusFault, (int)task.LastConnect);
        }

        [TestMethod]
        public void Connections_that_acknowledge_nothing_count_as_failures()
        {
            UplinkTask task = Make(3, out FakeLink link, out _, out HealthCounters health);
            link.IsAcknowledging = false;
            link.StopAfterConnects = Limits.FailuresPerLink + 1;
            task.Run();
            Assert.AreEqual(Limits.FailuresPerLink + 1, link.Opens);
            Assert.AreEqual((int)LinkFailure.NoAnswer, (int)task.LastFailure);
            Assert.AreEqual(Limits.FailuresPerLink + 1, (int)health.ConnectionsLost);
        }

        [TestMethod]
        public void Second_and_stray_acknowledgements_do_no_harm()
        {
            UplinkTask task = Make(20, out FakeLink link, out JournalBench bench, out HealthCounters health);
            link.IsStuttering = true;
            link.StopAfterPublishes = 22;
            task.Run();
            Assert.AreEqual(0, bench.Journal.Pending);
            Assert.AreEqual(20, (int)health.FramesAcknowledged);
            Assert.AreEqual(1, link.Connects);
        }

        [TestMethod]
        public void A_message_that_is_never_acknowledged_is_sent_over_a_new_connection_and_the_next_are_not_freed_before_it()
        {
            UplinkTask task = Make(6, out FakeLink link, out JournalBench bench, out HealthCounters health);
            link.Swallowed = 5;
            link.StopAfterPublishes = 12;
            task.Run();
            Assert.AreEqual(2, link.Connects);
            Assert.AreEqual(0, bench.Journal.Pending);
            Assert.AreEqual(6, (int)health.FramesAcknowledged);
            Assert.AreEqual((int)LinkFailure.None, (int)task.LastFailure);

            // The third frame was swallowed: it and what followed it came again, what was before it did not.
            string again = link.Log.Text.Substring(link.Log.Text.LastIndexOf("birth"));
            Assert.AreEqual("birth retained 7, frame 93, frame 124, frame 155, frame 186, state retained offline 12", again);
        }

        [TestMethod]
        public void A_link_that_gives_up_on_a_message_does_not_make_the_uplink_give_up()
        {
            UplinkTask task = Make(4, out FakeLink link, out JournalBench bench, out _);
            link.GivenUp = 5;
            link.StopAfterPublishes = 9;
            task.Run();
            Assert.AreEqual(2, link.Connects);
            Assert.AreEqual(0, bench.Journal.Pending);
        }

        [TestMethod]
        public void A_backlog_is_sent_no_faster_than_set_and_live_frames_follow_it()
        {
            UplinkTask task = Make(100, out FakeLink link, out JournalBench bench, out _);
            link.StopAfterPublishes = 102;
            task.Run();
            Assert.AreEqual(0, bench.Journal.Pending);
            Assert.AreEqual("0 50 100 150 200 ", link.FrameTimes.Substring(0, 17));
            Assert.IsTrue(link.FrameTimes.EndsWith(" 4900 4950 "));
            Assert.IsTrue(link.MostOpen <= Limits.InFlight);
        }

        [TestMethod]
        public void A_broker_that_goes_quiet_is_offered_no_more_than_the_window()
        {
            UplinkTask task = Make(100, out FakeLink link, out _, out _);
            link.IsAcknowledging = false;
            link.StopAfterConnects = 2;
            task.Run();
            Assert.AreEqual(Limits.InFlight + Farewell, link.MostOpen);
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
            link.StopAfterPublishes = 16;
            task.Run();
            Assert.AreEqual(2, link.Connects);
            Assert.AreEqual(0, bench.Journal.Pending);

            // Two states, two births, every frame once: the last acknowledgement came before the loss and counts.
            Assert.AreEqual(16 + Farewell, link.Publishes);
        }

        [TestMethod]
        public void Silence_of_the_broker_ends_the_connection_after_fifteen_seconds()
        {
            UplinkTask task = Make(2, out FakeLink link, out JournalBench bench, out _);
            link.IsAcknowledging = false;
            link.StopAfterConnects = 2;
            task.Run();
            Assert.IsTrue(link.ShortestPause >= Limits.AcknowledgementTimeoutMicroseconds + Limits.ReconnectMinimumMicroseconds);
            Assert.IsTrue(link.ShortestPause <= Limits.AcknowledgementTimeoutMicroseconds + (2 * Limits.ReconnectMinimumMicroseconds));
            Assert.AreEqual(2, bench.Journal.Pending);
        }

        [TestMethod]
        public void A_connection_that_is_given_up_is_not_ended_in_good_order_so_that_the_will_speaks()
        {
            UplinkTask task = Make(2, out FakeLink link, out _, out _);
            link.Swallowed = 4;
            link.StopAfterPublishes = 7;
            task.Run();
            Assert.AreEqual(2, link.Connects);
            Assert.AreEqual(2, link.Disposes);
            Assert.AreEqual(1, link.Disconnects);
        }

        [TestMethod]
        public void A_broker_that_takes_the_state_and_hangs_up_on_frames_is_asked_ever_more_rarely()
        {
            UplinkTask task = Make(2, out FakeLink link, out JournalBench bench, out _);
            link.IsHangingUpOnFrames = true;
            link.StopAfterConnects = 30;
            task.Run();
            Assert.IsTrue(link.LongestPause > Limits.ReconnectMaximumMicroseconds / 2);
            Assert.AreEqual((int)LinkFailure.Lost, (int)task.LastFailure);
            Assert.IsTrue(link.Opens > 1);
            Assert.AreEqual(2, bench.Journal.Pending);
        }

        [TestMethod]
        [DataRow(0, 1)]
        [DataRow((int)Limits.FarewellMicroseconds, 0)]
        public void The_farewell_is_waited_for_but_not_for_ever(int microseconds, int acknowledges)
        {
            UplinkTask task = Make(0, out FakeLink link, out _, out _);
            link.IsAcknowledging = acknowledges == 1;
            link.StopAfterConnects = 1;
            task.Run();
            Assert.AreEqual("state retained online 12, state retained offline 12", link.Log.Text);
            Assert.AreEqual(microseconds, (int)link.NowMicroseconds);
        }

        [TestMethod]
        public void A_failed_publish_ends_the_connection()
        {
            UplinkTask task = Make(2, out FakeLink link, out _, out _);
            link.PublishOutcome = Outcome.BusFault;
            link.StopAfterConnects = 3;
            task.Run();
            Assert.AreEqual((int)LinkFailure.Lost, (int)task.LastFailure);
            Assert.IsTrue(link.ShortestPause >= Limits.ReconnectMinimumMicroseconds);
        }

        [TestMethod]
        public void Stopped_before_it_runs_it_ends_at_once()
        {
            UplinkTask task = Make(2, out FakeLink link, out _, out _);
            task.Stop();
            task.Run();
            Assert.IsTrue(task.HasEnded);
            Assert.AreEqual(0, link.Connects);
            Assert.AreEqual("Stopped", UplinkStates.Name(task.State));
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
            var pace = new SendPace(20, 1000000);
            var pause = new ReconnectPause(new byte[] { 2, 0, 0, 0, 0, 0, 0, 9 }, 12);
            link.Task = new UplinkTask(timeline, link, new MqttSession(), new Topics("n"), 12, bench.Journal, birth, pace, pause, health, new Heartbeats(timeline.Counter).Add("uplink", 600000000));
            return link.Task;
        }
    }
}
