using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Views
{
    /// <summary>How the node is: clock, network, uplink, journal and counters.</summary>
    internal sealed class StatusVerb : IVerb
    {
        private readonly Node _node;
        private readonly Stamp _stamp = new Stamp();

        internal StatusVerb(Node node)
        {
            _node = node;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "status"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "status"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "How the node is: clock, network, uplink, journal, and what was counted since boot."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count > 1)
            {
                answer.Misuse(this);
                return;
            }

            long now = _node.Board.Timeline.Counter.Microseconds;
            Gateway gateway = _node.Gateway;
            answer.Block();
            answer.Put("state", NodeStates.Name(_node.State));
            answer.Put("reason", _node.Reason);
            answer.Put("up-s", now / 1000000);
            if (gateway != null)
            {
                answer.Put("frames-boot", gateway.Boot);
                PutClock(gateway.Clock, now, answer);
                answer.Put("network", _node.Network == null ? "Unknown" : Outcomes.Name(_node.Network.LastConnect));
                PutUplink(gateway, answer);
                PutSampling(gateway.Health, answer);
                PutDelivery(gateway.Health, answer);
            }
        }

        private void PutClock(DisciplinedClock clock, long now, Answer answer)
        {
            clock.At(now, _stamp);
            answer.Put("clock", ClockStates.Name(_stamp.State));
            if (_stamp.HasUtc)
            {
                answer.Put("utc", UtcText.Format(_stamp.UtcMicroseconds));
                answer.Put("u95-us", _stamp.UncertaintyMicroseconds);
                answer.Put("bound-us", _stamp.BoundMicroseconds);
            }
        }

        private static void PutUplink(Gateway gateway, Answer answer)
        {
            answer.Put("uplink", UplinkStates.Name(gateway.UplinkState));
            answer.Put("uplink-failure", LinkFailures.Name(gateway.UplinkFailure));
            answer.Put("uplink-remedy", UplinkStates.Remedy(gateway.UplinkFailure));
            answer.Put("pending", gateway.PendingFrames);
        }

        private static void PutSampling(HealthCounters health, Answer answer)
        {
            answer.Put("epochs", health.Epochs);
            answer.Put("overrun", health.EpochsOverrun);
            answer.Put("unsealed", health.EpochsUnsealed);
            answer.Put("failed-reads", health.FailedReads);
            answer.Put("sealed", health.FramesSealed);
            answer.Put("seal-faults", health.SealFaults);
            answer.Put("events-dropped", health.EventsDropped);
        }

        private static void PutDelivery(HealthCounters health, Answer answer)
        {
            answer.Put("published", health.FramesPublished);
            answer.Put("acknowledged", health.FramesAcknowledged);
            answer.Put("dropped", health.FramesDropped);
            answer.Put("damaged", health.DamagedRecords);
            answer.Put("journal-faults", health.JournalFaults + health.UplinkJournalFaults);
            answer.Put("connections", health.Connections);
            answer.Put("lost", health.ConnectionsLost);
            answer.Put("refused", health.UplinkRefusals);
        }
    }
}
