using System.Text;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Hal;
using Chronoseal.Hal.Host.Mqtt;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>A plant node with the real firmware, a bad network, mosquitto, and an observer on the broker's other side.</summary>
    internal sealed class UplinkRig : IDisposable
    {
        private const int SettleSeconds = 400;

        internal UplinkRig(
            ulong seed,
            int realDeadlineMilliseconds = 2000,
            RealBroker? broker = null,
            Action<GatewayConfiguration>? configure = null,
            string host = "127.0.0.1",
            int? acknowledgeMilliseconds = null)
        {
            Broker = broker ?? new RealBroker();
            Proxy = new ChaosProxy(Broker.Port, seed);
            int port = Proxy.Port;
            var paced = new PacedMqttSettings { RealDeadlineMilliseconds = realDeadlineMilliseconds, PollMilliseconds = 500 };
            paced = acknowledgeMilliseconds is { } latency ? paced with { AcknowledgeMilliseconds = latency } : paced;
            World = new PlantWorld(new PlantSettings
            {
                Seed = seed,
                Node = new NodeSettings { Lighthouse = new LighthouseSettings { SampleSeconds = 6 } },
                MqttFactory = (node, endpoint) =>
                {
                    // The node is configured for a name of the plant; its network leads it to the proxy.
                    endpoint.Host = host;
                    endpoint.Port = port;
                    return new PacedMqttLink(node.Timeline, new HostMqttLink(endpoint), paced);
                },
            });
            Node = new SiteNode(World.Nodes[0]) { Configure = configure };
            Node.Log.IsKeeping = false;
            Observer = new Observer(Broker.Port, Node.Log, Convert.ToHexStringLower(World.Nodes[0].UniqueId));
        }

        internal RealBroker Broker { get; }

        internal ChaosProxy Proxy { get; }

        internal PlantWorld World { get; }

        internal SiteNode Node { get; }

        internal Observer Observer { get; }

        internal Gateway Gateway => Node.Gateway;

        public void Dispose()
        {
            World.Dispose();
            Observer.Dispose();
            Proxy.Dispose();
            Broker.Dispose();
        }

        internal void Boot()
        {
            Node.Boot();
            World.RunSeconds(1);
        }

        internal void RunUntil(int limitSeconds, Func<bool> isDone)
        {
            for (int i = 0; i < limitSeconds && !isDone(); i++)
            {
                World.RunSeconds(1);
            }

            Assert.IsTrue(isDone(), $"not within {limitSeconds} s; uplink {Gateway.UplinkState}({Gateway.UplinkFailure}), {Gateway.PendingFrames} frames wait");
        }

        /// <summary>Ends all faults and sampling, lets the journal drain, and asserts that everything arrived, once and in order.</summary>
        internal void FinishAndAssertComplete()
        {
            Proxy.Settings = new ChaosSettings();
            Gateway.StopSampling();
            RunUntil(SettleSeconds, () => Gateway.HasStoppedSampling && Gateway.PendingFrames == 0);
            Gateway.StopUplink();
            RunUntil(SettleSeconds, () => Gateway.HasEnded);
            Observer.CatchUp();
            Assert.AreEqual("", Observer.Look(log => string.Join("\n", log.Complaints)));
            Assert.AreEqual(Gateway.Health.FramesSealed, Observer.Look(log => log.Verified), "sealed and arrived");
            Assert.AreEqual(0, Observer.Look(log => log.Conflicts.Count));
            Assert.AreEqual($"offline {Gateway.Boot}", Observer.State);

            // Freed only what the broker acknowledged, as the wire saw it.
            Assert.AreEqual(Gateway.Health.FramesSealed, Gateway.Health.FramesAcknowledged);
            Assert.IsLessThanOrEqualTo(Proxy.Counters.Acknowledgements, Gateway.Health.FramesAcknowledged);

            // What came twice was sent twice, and no more often than a window for each lost connection.
            long duplicates = Observer.Look(log => log.Duplicates);
            Assert.IsLessThanOrEqualTo(Gateway.Health.FramesPublished - Gateway.Health.FramesSealed, duplicates);
            Assert.IsLessThanOrEqualTo(Limits.InFlight * Gateway.Health.ConnectionsLost, duplicates);
            Assert.AreEqual(0, Gateway.Health.UplinkJournalFaults);
            Assert.AreEqual(0, Gateway.Health.EventsDropped);
        }

        internal string Report()
        {
            ChaosCounters chaos = Proxy.Counters;
            return new StringBuilder()
                .Append($"{World.Timeline.NowNanoseconds / 1_000_000_000} s simulated, {Gateway.Health.FramesSealed} frames sealed, ")
                .Append($"{Gateway.Health.FramesPublished} published, {Observer.Look(log => log.Duplicates)} arrived twice, ")
                .Append($"{Gateway.Health.Connections} connections of {Gateway.Health.LinksOpened} links, {Gateway.Health.ConnectionsLost} lost, ")
                .Append($"{chaos.Cuts} cuts, {chaos.Swallowed} acknowledgements swallowed, {chaos.Duplicated} doubled")
                .ToString();
        }
    }
}
