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

        internal FieldNode(string? settings = Settings, ulong seed = 1)
        {
            Broker = new MemoryBroker { Arrived = (_, topic, payload) => Take(topic, payload) };
            World = new PlantWorld(new PlantSettings { Seed = seed, Node = Site.Usual, MqttFactory = (node, _) => Broker.MakeLink(node) });
            if (settings != null)
            {
                Write(ConfigurationStore.DeployedFile, settings);
            }

            byte[] keyId = new byte[8];
            Plant.Entropy.Fill(keyId, 0, keyId.Length);
            Plant.Entropy.Fill(Key, 0, Key.Length);
            Assert.AreEqual(Outcome.Ok, new KeyProvisioning(Plant.Files).Write(keyId, Key));
        }

        internal PlantWorld World { get; }

        internal PlantNode Plant => World.Nodes[0];

        internal MemoryBroker Broker { get; }

        /// <summary>The frames that arrived, oldest first.</summary>
        internal List<byte[]> Frames { get; } = [];

        /// <summary>The device key.</summary>
        internal byte[] Key { get; } = new byte[32];

        /// <summary>The program's node of the latest boot.</summary>
        internal Node Node { get; private set; } = null!;

        public void Dispose() => World.Dispose();

        internal void Boot() => Plant.Boot(board => new NodeProgram(board, _ => Outcome.Ok, () => "", _ => { }, Open)
            .Run(new GatewayConfiguration(), new FiveParameterSettings()));

        internal void Run(double seconds) => World.RunSeconds(seconds);

        /// <summary>Types a line and runs until the prompt is back; what the terminal showed, the echo included.</summary>
        internal string Type(string line)
        {
            Plant.Console.Clear();
            Plant.Console.Type(line);
            return Await(text => text.EndsWith(Prompt, StringComparison.Ordinal));
        }

        /// <summary>Runs until what the terminal shows is complete; all of it since it was cleared.</summary>
        internal string Await(Func<string, bool> isDone)
        {
            for (double waited = 0; waited < AnswerLimitSeconds; waited += StepSeconds)
            {
                World.RunSeconds(StepSeconds);
                string text = Plant.Console.Text;
                if (text.Length > 0 && isDone(text))
                {
                    return text;
                }
            }

            throw new AssertFailedException($"no answer within {AnswerLimitSeconds} s, but: {Plant.Console.Text}");
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

        private void Take(string topic, byte[] payload)
        {
            if (topic.EndsWith("/frame", StringComparison.Ordinal))
            {
                Frames.Add(payload);
            }
        }
    }
}
