using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>The whole node program where it is set to sign and cannot: it says why, and never falls back to a MAC.</summary>
    [TestClass]
    public sealed class SecureElementStartTests
    {
        private const int Slot0Key = 96;
        private const int Slot0Configuration = 20;

        private readonly List<string> _lines = [];
        private readonly List<string> _published = [];

        [TestMethod]
        [DataRow("absent", "start: secure element is not there; check its wiring, supply and address")]
        [DataRow("silent", "start: secure element is not there; check its wiring, supply and address")]
        [DataRow("open", "start: secure element is not provisioned: its configuration is open; configure and lock it")]
        [DataRow("empty slot", "start: secure element gives no public key for the slot (its code 15); make a key in it, or set seal-slot")]
        [DataRow("not for signing", "start: secure element does not sign with the slot (its code 15); make a key in it that may sign, or set seal-slot")]
        [DataRow("busy", "start: secure element does not answer: Timeout; check its wiring and supply")]
        [DataRow("spoilt", "start: secure element does not answer: BadChecksum; check its wiring and supply")]
        public void TheFaultIsNamedAndNothingIsSealed(string fault, string line)
        {
            using PlantWorld world = Run(fault != "absent", fault);
            Assert.AreEqual(line, _lines.Last(l => !l.StartsWith("Chronoseal", StringComparison.OrdinalIgnoreCase)), string.Join("\n", _lines));
            Assert.IsEmpty(_published);
            Assert.IsFalse(_lines.Any(l => l.StartsWith("started", StringComparison.Ordinal)));
        }

        [TestMethod]
        public void AnElementThatIsWellStartsWithoutAKeyFile()
        {
            using PlantWorld world = Run(true, "");
            Assert.IsTrue(_lines.Any(l => l.StartsWith("started as ", StringComparison.Ordinal)), string.Join("\n", _lines));
            Assert.IsNotEmpty(_published);
        }

        private PlantWorld Run(bool hasElement, string fault)
        {
            var broker = new MemoryBroker { Arrived = (_, topic, _) => _published.Add(topic) };
            var world = new PlantWorld(new PlantSettings
            {
                Node = Site.Usual with { HasSecureElement = hasElement },
                MqttFactory = (node, _) => broker.MakeLink(node),
            });
            PlantNode node = world.Nodes[0];
            Break(node.SecureElement, fault);
            byte[] settings = "broker=broker.plant\nseal=signature\n"u8.ToArray();
            node.Files.Append(ConfigurationStore.DeployedFile, settings, 0, settings.Length);
            node.Boot(board => new NodeProgram(board, _ => Outcome.Ok, () => "", _lines.Add, null).Run(new GatewayConfiguration(), new FiveParameterSettings()));
            world.RunSeconds(30);
            return world;
        }

        private static void Break(Atecc608Emulator part, string fault)
        {
            switch (fault)
            {
                case "silent": part.Faults.IsSilent = true; break;
                case "open": part.Memory.IsConfigurationLocked = false; break;
                case "empty slot": part.Memory.Configuration[Slot0Key] &= 0xFE; break;
                case "not for signing": part.Memory.Configuration[Slot0Configuration] &= 0xFE; break;
                case "busy": part.Faults.IsStuckBusy = true; break;
                case "spoilt": part.Faults.HasWrongChecksum = true; break;
                default: break;
            }
        }
    }
}
