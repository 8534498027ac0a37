using Chronoseal.Cli.Simulate;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>The node of `chronoseal simulate` is the whole firmware, from its files to its console.</summary>
    [TestClass]
    public sealed class SimulatedNodeTests
    {
        private static readonly BrokerAddress s_broker = new("127.0.0.1", 1883, false, null, null);

        private readonly PlantWorld _world = new(new PlantSettings { Node = Site.Usual, MqttFactory = (node, _) => new MemoryBroker { Arrived = (_, _, _) => { } }.MakeLink(node) });

        [TestCleanup]
        public void End() => _world.Dispose();

        [TestMethod]
        public void FramesOfAllBootsAreCounted()
        {
            var node = new SimulatedNode(_world.Nodes[0], false);
            Assert.IsNull(node.Gateway);
            node.Boot(s_broker);
            _world.RunSeconds(20);
            FrameCounts first = node.Counts;
            Assert.IsGreaterThan(10, first.Sealed);
            node.Plant.CutPower(5_000);
            _world.RunSeconds(1);
            Assert.IsNull(node.Gateway, "it is off");
            Assert.AreEqual(first.Sealed, node.Counts.Sealed);
            Assert.IsNull(node.Status(new NodeTally()).OffsetMicroseconds, "nobody's clock claims anything");
            _world.RunSeconds(20);
            Assert.AreEqual(2L, node.Gateway!.Boot);
            Assert.AreEqual(first.Sealed + node.Gateway.Health.FramesSealed, node.Counts.Sealed);
            Assert.IsGreaterThan(first.Sealed + 5, node.Counts.Sealed);
        }

        [TestMethod]
        public void NodeWithoutItsKeySaysSoAndKeepsItsConsole()
        {
            var node = new SimulatedNode(_world.Nodes[0], false);
            Assert.AreEqual(Outcome.Ok, node.Plant.Files.Delete(KeyStore.FileName));
            node.Boot(s_broker);
            _world.RunSeconds(2);
            Assert.IsNull(node.Gateway);
            StringAssert.Contains(node.StartFault, "Misconfigured");
            StringAssert.Contains(node.StartFault, KeyStore.FileName);
            node.Plant.Console.Type("info");
            _world.RunSeconds(1);
            StringAssert.Contains(node.Plant.Console.Text, "Misconfigured");
        }

        [TestMethod]
        public void ConfigurationIsReadFromItsFlash()
        {
            var node = new SimulatedNode(_world.Nodes[0], true);
            node.Boot(new BrokerAddress("127.0.0.1", 54321, false, "plant", "hush"));
            _world.RunSeconds(2);
            Assert.AreEqual("", node.StartFault);
            Assert.AreEqual("broker.plant", node.Gateway!.Configuration.BrokerHost, "the port of the broker there is would change the hash from run to run");
            Assert.IsTrue(node.Gateway.Configuration.SignsFrames);
            Assert.AreEqual("plant", node.Gateway.Configuration.BrokerUser);
            Assert.DoesNotContain("54321", node.Gateway.Configuration.CanonicalText());
        }
    }
}
