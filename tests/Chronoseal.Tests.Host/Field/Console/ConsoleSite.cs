using System.Text;
using Chronoseal.Evidence.Verification;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.Secrets;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>A node in the plant that runs its whole program, with a terminal at its console.</summary>
    internal sealed class ConsoleSite : IDisposable
    {
        internal const string Password = "b7Qx-sesame-94kT";

        private readonly StringBuilder _heard = new();
        private readonly FieldNode _node;
        private int _asked;

        internal ConsoleSite(string settings = "")
        {
            _node = new FieldNode($"broker=broker.plant\nbroker-user=plant\nbroker-password={Password}\n{settings}", 5);
        }

        internal PlantWorld World => _node.World;

        internal PlantNode Plant => _node.Plant;

        internal MemoryBroker Broker => _node.Broker;

        /// <summary>The node of the latest boot.</summary>
        internal Node Node => _node.Node;

        /// <summary>Frames that came to the broker.</summary>
        internal List<byte[]> Frames => _node.Frames;

        /// <summary>All that the terminal ever showed.</summary>
        internal string Heard => _heard.ToString();

        public void Dispose() => _node.Dispose();

        internal ConsoleSite Boot(double seconds)
        {
            _node.Boot();
            World.RunSeconds(seconds);
            return this;
        }

        /// <summary>Types a line and gives all that came back until the console waits again.</summary>
        internal string Type(string line)
        {
            Listen();
            Send(line);
            return _node.Await(text => text.EndsWith(FieldNode.Prompt, StringComparison.Ordinal));
        }

        /// <summary>Sends a command as a machine does, with the lines that belong to it, and gives its answer.</summary>
        internal MachineAnswer Ask(string command)
        {
            Listen();
            string id = $"q{++_asked}";
            Send($"@{id} {command}");
            string prefix = $"@{id} ";
            string text = _node.Await(t => Lines(t).Any(l => l.StartsWith(prefix, StringComparison.Ordinal)));
            string[] answers = [.. Lines(text).Where(l => l.StartsWith('@'))];
            Assert.HasCount(1, answers, text);
            return MachineAnswer.Parse(answers[0]);
        }

        /// <summary>Where secrets of the node stand in what the terminal showed.</summary>
        internal string Leaks()
        {
            Listen();
            var search = new SecretSearch();
            search.AddKey("the device key", _node.Key);
            search.AddPassword("the broker's password", Password);
            for (int boot = 1; boot <= Plant.BootCount; boot++)
            {
                search.AddKey($"the key of boot {boot}", BootKey.Derive(_node.Key, (ulong)boot));
            }

            return string.Join("\n", search.Find("the console", Encoding.ASCII.GetBytes(Heard)));
        }

        private void Send(string lines)
        {
            foreach (string line in lines.Split('\n'))
            {
                Plant.Console.Type(line);
            }
        }

        private void Listen()
        {
            _heard.Append(Plant.Console.Text);
            Plant.Console.Clear();
        }

        // Whole lines only.
        private static IEnumerable<string> Lines(string text) => text.Split("\r\n").SkipLast(1);
    }
}
