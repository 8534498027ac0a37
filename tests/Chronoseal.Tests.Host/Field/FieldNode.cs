using System.Text;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Field
{
    /// <summary>A plant node with the whole program of a node on it, from the files in its flash to its console, and a technician at the console.</summary>
    internal sealed class FieldNode : IDisposable
    {
        internal const string Settings = "broker=broker.plant\n";

        private const double StepSeconds = 0.05;
        private const double AnswerLimitSeconds = 60;

        internal FieldNode(string? settings = Settings, ulong seed = 1, bool hasKey = true, NodeSettings? plant = null)
        {
            Broker = new MemoryBroker { Arrived = (_, topic, payload) => Take(topic, payload) };
            World = new PlantWorld(new PlantSettings { Seed = seed, Node = plant ?? Site.Usual, MqttFactory = (node, _) => Broker.MakeLink(node) });
            if (settings != null)
            {
                Write("node.cfg", settings);
            }

            if (hasKey)
            {
                ProvisionKey();
            }
        }

        internal PlantWorld World { get; }

        internal PlantNode Plant => World.Nodes[0];

        internal MemoryBroker Broker { get; }

        /// <summary>The frames that arrived, oldest first.</summary>
        internal List<byte[]> Frames { get; } = [];

        /// <summary>What the node reported on its debug output.</summary>
        internal List<string> Report { get; } = [];

        /// <summary>The program's node of the latest boot.</summary>
        internal Node Node { get; private set; } = null!;

        /// <summary>The task that an exception has ended, by a test's word.</summary>
        internal string FaultedTask { get; set; } = "";

        public void Dispose() => World.Dispose();

        internal void Boot() => Plant.Boot(board => new NodeProgram(board, _ => Outcome.Ok, () => FaultedTask, Report.Add, Open)
            .Run(new GatewayConfiguration(), new FiveParameterSettings()));

        internal void Run(double seconds) => World.RunSeconds(seconds);

        /// <summary>Types a line and runs until the prompt is back; what the terminal showed, the echo included.</summary>
        internal string Type(string line)
        {
            Plant.Console.Clear();
            Plant.Console.Type(line);
            RunUntil(() => Plant.Console.Text.EndsWith(Prompt, StringComparison.Ordinal) && Plant.Console.Text.Length > Prompt.Length);
            return Plant.Console.Text;
        }

        /// <summary>Sends a machine's line; its answer, without its end.</summary>
        internal string Ask(string line)
        {
            string start = line[..(line + " ").IndexOf(' ')] + " ";
            Plant.Console.Clear();
            Plant.Console.Type(line);
            RunUntil(() => Answer(start) != null);
            return Answer(start)!;
        }

        internal void RunUntil(Func<bool> isDone)
        {
            for (double waited = 0; waited < AnswerLimitSeconds && !isDone(); waited += StepSeconds)
            {
                World.RunSeconds(StepSeconds);
            }

            Assert.IsTrue(isDone(), $"nothing more came than: {Plant.Console.Text}");
        }

        internal void Write(string file, string text)
        {
            byte[] bytes = Encoding.ASCII.GetBytes(text);
            Plant.Files.Delete(file);
            Plant.Files.Append(file, bytes, 0, bytes.Length);
            Plant.Files.Flush(file);
        }

        internal const string Prompt = "chronoseal> ";

        private TaskBody Open(Node node)
        {
            Node = node;
            return NodeConsole.Open(node);
        }

        private string? Answer(string start) => Plant.Console.Text
            .Split("\r\n")[..^1]
            .FirstOrDefault(text => text.StartsWith(start + "ok ", StringComparison.Ordinal) || text.StartsWith(start + "err ", StringComparison.Ordinal));

        private void Take(string topic, byte[] payload)
        {
            if (topic.EndsWith("/frame", StringComparison.Ordinal))
            {
                Frames.Add(payload);
            }
        }

        private void ProvisionKey()
        {
            byte[] keyId = new byte[8];
            byte[] key = new byte[32];
            Plant.Entropy.Fill(keyId, 0, keyId.Length);
            Plant.Entropy.Fill(key, 0, key.Length);
            Assert.AreEqual(Outcome.Ok, new KeyProvisioning(Plant.Files).Write(keyId, key));
        }
    }
}
