using System.Text;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Console.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Field.Configuration
{
    /// <summary>A plant node that is asked by its verbs, without a console in between.</summary>
    internal sealed class ConfigRig : IDisposable, IConsoleWait
    {
        private readonly PlantWorld _world = new(new PlantSettings { Node = Site.Usual });
        private readonly ConsoleSession _session;
        private readonly IVerb[] _verbs;
        private Node? _node;

        internal ConfigRig(string deployed = "broker=broker.plant\n")
        {
            Files.Append(KeyStore.FileName, [.. Enumerable.Range(1, 40).Select(i => (byte)i)], 0, 40);
            byte[] text = Encoding.ASCII.GetBytes(deployed);
            Files.Append(ConfigurationStore.DeployedFile, text, 0, text.Length);
            _world.Nodes[0].Boot(board => _node = new Node(board));
            _world.RunSeconds(1);
            Opened = Store.Open();
            _session = new ConsoleSession(this);
            _verbs = ConsoleVerbs.All(Node, _session);
        }

        internal Outcome Opened { get; }

        internal MemoryFileStore Files => _world.Nodes[0].Files;

        internal Node Node => _node!;

        internal ConfigurationStore Store => Node.Configuration;

        /// <summary>Whether the verb has asked for the lines that follow.</summary>
        internal bool IsEating => Eater != null;

        private ILineEater? Eater =>
            (ILineEater?)typeof(ConsoleSession).GetProperty("Eater", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(_session);

        public bool Pause(long untilMicroseconds) => true;

        public void Dispose() => _world.Dispose();

        /// <summary>What a verb answers to a line.</summary>
        internal RecordedAnswer Ask(string line, bool isForMachine = false)
        {
            Assert.AreEqual("", Words.Cut(line, out Words words), line);
            var answer = new RecordedAnswer(isForMachine);
            IVerb verb = _verbs.Single(v => v.Name == words[0]);
            verb.Run(words, answer);
            return answer;
        }

        /// <summary>What <c>config import</c> answers to lines, and an <c>end</c> behind them.</summary>
        internal RecordedAnswer Import(string lines, string end = "end")
        {
            Ask("config import");
            var answer = new RecordedAnswer();
            foreach (string line in lines.Split('\n').Select(l => l.TrimEnd('\r')))
            {
                Assert.IsTrue(Eater!.Eat(line, answer));
                Assert.AreEqual("", answer.Text);
            }

            Assert.IsFalse(Eater!.Eat(end, answer));
            return answer;
        }
    }
}
