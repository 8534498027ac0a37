using System.Text;
using Chronoseal.Evidence.Verification;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.Secrets;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>A node in the plant that runs its whole program, with a terminal at its console.</summary>
    internal sealed class ConsoleSite : IDisposable
    {
        internal const string Password = "b7Qx-sesame-94kT";

        private const double StepSeconds = 0.05;
        private const int AnswerLimitSeconds = 60;

        private readonly StringBuilder _heard = new();
        private readonly byte[] _key = new byte[32];
        private int _asked;

        internal ConsoleSite(string settings = "")
        {
            Broker = new MemoryBroker { Arrived = (_, topic, payload) => Take(topic, payload) };
            World = new PlantWorld(new PlantSettings { Seed = 5, Node = Site.Usual, MqttFactory = (node, _) => Broker.MakeLink(node) });
            Plant = World.Nodes[0];
            Write(StoredConfiguration.SettingsFile, $"broker=broker.plant\nbroker-user=plant\nbroker-password={Password}\n{settings}");
            byte[] keyId = new byte[8];
            Plant.Entropy.Fill(keyId, 0, keyId.Length);
            Plant.Entropy.Fill(_key, 0, _key.Length);
            Assert.AreEqual(Outcome.Ok, new KeyProvisioning(Plant.Files).Write(keyId, _key));
        }

        internal PlantWorld World { get; }

        internal PlantNode Plant { get; }

        internal MemoryBroker Broker { get; }

        /// <summary>The node of the latest boot.</summary>
        internal Node Node { get; private set; } = null!;

        /// <summary>Frames that came to the broker.</summary>
        internal List<byte[]> Frames { get; } = [];

        /// <summary>All that the terminal ever showed.</summary>
        internal string Heard => _heard.ToString();

        public void Dispose() => World.Dispose();

        internal ConsoleSite Boot(double seconds)
        {
            Plant.Boot(board => new NodeProgram(board, _ => Outcome.Ok, () => "", _ => { }, Open).Run(new GatewayConfiguration(), new FiveParameterSettings()));
            World.RunSeconds(seconds);
            return this;
        }

        /// <summary>Types a line and gives all that came back until the console waits again.</summary>
        internal string Type(string line)
        {
            Listen();
            Send(line);
            return Wait(text => text.EndsWith("chronoseal> ", StringComparison.Ordinal));
        }

        /// <summary>Sends a command as a machine does, with the lines that belong to it, and gives its answer.</summary>
        internal MachineAnswer Ask(string command)
        {
            Listen();
            string id = $"q{++_asked}";
            Send($"@{id} {command}");
            string prefix = $"@{id} ";
            string text = Wait(t => Lines(t).Any(l => l.StartsWith(prefix, StringComparison.Ordinal)));
            string[] answers = [.. Lines(text).Where(l => l.StartsWith('@'))];
            Assert.HasCount(1, answers, text);
            return MachineAnswer.Parse(answers[0]);
        }

        /// <summary>Where secrets of the node stand in what the terminal showed.</summary>
        internal string Leaks()
        {
            Listen();
            var search = new SecretSearch();
            search.AddKey("the device key", _key);
            search.AddPassword("the broker's password", Password);
            for (int boot = 1; boot <= Plant.BootCount; boot++)
            {
                search.AddKey($"the key of boot {boot}", BootKey.Derive(_key, (ulong)boot));
            }

            return string.Join("\n", search.Find("the console", Encoding.ASCII.GetBytes(Heard)));
        }

        internal void Write(string file, string text)
        {
            byte[] bytes = Encoding.ASCII.GetBytes(text);
            Plant.Files.Delete(file);
            Plant.Files.Append(file, bytes, 0, bytes.Length);
            Plant.Files.Flush(file);
        }

        private void Send(string lines)
        {
            foreach (string line in lines.Split('\n'))
            {
                Plant.Console.Type(line);
            }
        }

        private string Wait(Func<string, bool> isDone)
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

        private void Listen()
        {
            _heard.Append(Plant.Console.Text);
            Plant.Console.Clear();
        }

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

        // Whole lines only.
        private static IEnumerable<string> Lines(string text) => text.Split("\r\n").SkipLast(1);
    }
}
