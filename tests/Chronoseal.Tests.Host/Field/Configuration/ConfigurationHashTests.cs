using System.Text;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Field.Configuration
{
    /// <summary>A whole node from node.cfg on: what it is set to is what its birth frame says.</summary>
    [TestClass]
    public sealed class ConfigurationHashTests
    {
        private readonly List<byte[]> _births = [];
        private readonly List<string> _lines = [];

        [TestMethod]
        public void EveryStartTellsTheHashOfWhatIsSaved()
        {
            var broker = new MemoryBroker { Arrived = Take };
            using var world = new PlantWorld(new PlantSettings { Node = Site.Usual, MqttFactory = (made, _) => broker.MakeLink(made) });
            PlantNode node = world.Nodes[0];
            Assert.AreEqual(Outcome.Ok, new KeyProvisioning(node.Files).Write([.. Enumerable.Range(1, 8).Select(i => (byte)i)], [.. Enumerable.Range(50, 32).Select(i => (byte)(i * 7))]));
            Append(node, ConfigurationStore.DeployedFile, "broker=broker.plant\nepoch-us=500000\n");
            SettingSet expected = Set("broker=broker.plant", "epoch-us=500000");
            node.Boot(board => new NodeProgram(board, _ => Outcome.Ok, () => "", _lines.Add, null).Run(new GatewayConfiguration(), new FiveParameterSettings()));
            AssertBirth(world, expected, "the deployed file");

            var store = new ConfigurationStore(node.Files);
            Assert.AreEqual(Outcome.Ok, store.Open(), store.Message);
            Assert.AreEqual(Outcome.Ok, store.Working.TrySet(Setting.Heartbeat, "30"));
            Assert.AreEqual(Outcome.Ok, store.Save(), store.Message);
            node.CutPower(0);
            AssertBirth(world, store.Saved, "a change that is saved");
            Assert.AreNotEqual(Convert.ToHexString(expected.Hash()), Convert.ToHexString(store.Saved.Hash()));

            Append(node, ConfigurationStore.DeployedFile, "broker=\n");
            node.CutPower(0);
            AssertBirth(world, store.Saved, "a file that is refused");
            Assert.Contains("configuration: node.cfg: no broker is set; set broker to host:port", _lines);
        }

        private void AssertBirth(PlantWorld world, SettingSet expected, string what)
        {
            _births.Clear();
            world.RunSeconds(10);
            Assert.IsNotEmpty(_births, what + "\n" + string.Join("\n", _lines));
            Assert.IsTrue(_births.All(b => b.AsSpan().IndexOf(expected.Hash()) >= 0), what);
        }

        private void Take(PlantNode node, string topic, byte[] payload)
        {
            if (topic.EndsWith("/birth", StringComparison.Ordinal))
            {
                _births.Add(payload);
            }
        }

        private static void Append(PlantNode node, string name, string text)
        {
            Assert.AreEqual(Outcome.Ok, node.Files.Append(name, Encoding.ASCII.GetBytes(text), 0, text.Length));
            Assert.AreEqual(Outcome.Ok, node.Files.Flush(name));
        }

        private static SettingSet Set(params string[] lines)
        {
            var text = new SettingText(null);
            Assert.IsTrue(lines.All(l => text.TakeLine(l) == Outcome.Ok), text.Message);
            return text.Set;
        }
    }
}
