using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Views
{
    /// <summary>How the way to the broker is, and an attempt to use it now.</summary>
    internal sealed class MqttVerb : IVerb
    {
        private readonly Node _node;
        private readonly ConsoleSession _session;

        internal MqttVerb(Node node, ConsoleSession session)
        {
            _node = node;
            _session = session;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "mqtt"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "mqtt\nmqtt test"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "How the way to the broker is and why it last failed; test tries it now where it is not connected, without waiting for the next attempt."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            bool isTest = words.Count == 2 && words[1] == "test";
            if (words.Count > 1 && !isTest)
            {
                answer.Misuse(this);
                return;
            }

            Gateway gateway = RunningGateway.Of(_node, answer);
            if (gateway == null)
            {
                return;
            }

            if (!isTest || Test(gateway.Uplink, answer))
            {
                Show(gateway, answer);
            }
        }

        // False: it did not work, and the answer says why.
        private bool Test(UplinkTask uplink, Answer answer)
        {
            ITimeline timeline = _node.Board.Timeline;
            long deadline = timeline.Counter.Microseconds + ConsoleLimits.ConnectMicroseconds;
            long attempts = uplink.Attempts;
            uplink.Hurry();
            bool goesOn = true;
            while (goesOn && !uplink.IsProven && !HasFailed(uplink, attempts) && timeline.Counter.Microseconds < deadline)
            {
                goesOn = _session.Pause(timeline.Counter.Microseconds + ConsoleLimits.TurnMicroseconds);
            }

            if (uplink.IsProven)
            {
                return true;
            }

            Explain(uplink, goesOn, HasFailed(uplink, attempts), answer);
            return false;
        }

        private static bool HasFailed(UplinkTask uplink, long attemptsBefore)
        {
            return uplink.State == UplinkState.Waiting && uplink.Attempts > attemptsBefore;
        }

        private static void Explain(UplinkTask uplink, bool isWaitedFor, bool hasFailed, Answer answer)
        {
            string failure = LinkFailures.Name(uplink.LastFailure);
            string remedy = UplinkStates.Remedy(uplink.LastFailure);
            if (hasFailed)
            {
                answer.Fail("NotConnected", "the attempt ended with " + failure + "; " + (remedy.Length > 0 ? remedy : "try again"));
            }
            else if (!isWaitedFor)
            {
                answer.Fail("Abandoned", "interrupted by Ctrl-C while " + UplinkStates.Name(uplink.State) + "; the attempt goes on, see mqtt");
            }
            else
            {
                answer.Fail(
                    Outcome.Timeout,
                    "no acknowledgement within " + (ConsoleLimits.ConnectMicroseconds / 1000000).ToString() + " s, the uplink is " + UplinkStates.Name(uplink.State)
                        + "; check that the broker takes this node's topics, then see mqtt");
            }
        }

        private static void Show(Gateway gateway, Answer answer)
        {
            GatewayConfiguration configuration = gateway.Configuration;
            HealthCounters health = gateway.Health;
            UplinkTask uplink = gateway.Uplink;
            answer.Block();
            answer.Put("state", UplinkStates.Name(uplink.State));
            answer.Put("proven", uplink.IsProven);
            answer.Put("failure", LinkFailures.Name(uplink.LastFailure));
            answer.Put("remedy", UplinkStates.Remedy(uplink.LastFailure));
            answer.Put("broker", configuration.BrokerHost + ":" + configuration.BrokerPort.ToString());
            answer.Put("tls", configuration.BrokerTls);
            answer.Put("attempts", uplink.Attempts);
            answer.Put("connections", health.Connections);
            answer.Put("lost", health.ConnectionsLost);
            answer.Put("refused", health.UplinkRefusals);
            answer.Put("links", health.LinksOpened);
            answer.Put("published", health.FramesPublished);
            answer.Put("acknowledged", health.FramesAcknowledged);
        }
    }
}
