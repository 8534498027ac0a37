using System.Reflection;
using Chronoseal.Evidence.Verification;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;
using Node = Chronoseal.Firmware.Nodes.Node;

namespace Chronoseal.Tests.Host.Field.Health
{
    /// <summary>A plant with one node that runs the whole program, as a device does, and a broker in memory.</summary>
    internal sealed class HealthRig : IDisposable
    {
        internal HealthRig(int watchdogSeconds = 0, bool hasKey = true)
        {
            Broker = new MemoryBroker { Arrived = Take };
            World = new PlantWorld(new PlantSettings
            {
                Seed = 61,
                Node = Site.Usual with { WatchdogSeconds = watchdogSeconds },
                MqttFactory = (node, _) => IsUplinkStuck ? new StuckLink(node.Timeline) : Broker.MakeLink(node),
            });
            Plant = World.Nodes[0];
            byte[] keyId = new byte[8];
            byte[] key = new byte[32];
            Plant.Entropy.Fill(keyId, 0, keyId.Length);
            Plant.Entropy.Fill(key, 0, key.Length);
            var keys = new KeyRing();
            Assert.IsTrue(keys.TryAdd(Convert.ToHexString(keyId), key, out string error), error);
            Frames = new FrameLog(keys, Convert.ToHexStringLower(Plant.UniqueId));
            if (hasKey)
            {
                Assert.AreEqual(Outcome.Ok, new KeyProvisioning(Plant.Files).Write(keyId, key));
            }

            byte[] settings = "broker=broker.plant\n"u8.ToArray();
            Plant.Files.Append("node.cfg", settings, 0, settings.Length);
            Plant.Files.Flush("node.cfg");
        }

        internal PlantWorld World { get; }

        internal PlantNode Plant { get; }

        internal MemoryBroker Broker { get; }

        /// <summary>What arrived.</summary>
        internal FrameLog Frames { get; }

        /// <summary>The node of each boot.</summary>
        internal List<Node> Boots { get; } = [];

        /// <summary>The node of the latest boot.</summary>
        internal Node Node => Boots[^1];

        /// <summary>Lines on the debug output.</summary>
        internal List<string> Lines { get; } = [];

        /// <summary>Whether the node crashes ten seconds into each boot that samples, as if by a watchdog.</summary>
        internal bool IsCrashing { get; set; }

        /// <summary>Whether calls into the network never come back.</summary>
        internal bool IsUplinkStuck { get; set; }

        /// <summary>Whether the supervisor never comes back from its next report.</summary>
        internal bool IsSupervisorStuck { get; set; }

        /// <summary>The name of the task that an exception has ended.</summary>
        internal string FaultedTask { get; set; } = "";

        /// <summary>Does something on each boot before the program runs.</summary>
        internal Action<Node>? Booted { get; set; }

        public void Dispose() => World.Dispose();

        internal void BootAndRun(double seconds)
        {
            Plant.Boot(Start);
            World.RunSeconds(seconds);
        }

        internal void Run(double seconds) => World.RunSeconds(seconds);

        /// <summary>Runs in steps until something is so.</summary>
        internal void RunUntil(Func<bool> isDone, int limitSeconds)
        {
            int seconds = 0;
            for (; seconds < limitSeconds && !isDone(); seconds++)
            {
                World.RunSeconds(1);
            }

            Assert.IsLessThan(limitSeconds, seconds, string.Join("\n", Log(Node)));
        }

        /// <summary>Carries a verb out between two runs.</summary>
        internal RecordedAnswer Ask(string line)
        {
            var answer = new RecordedAnswer();
            string[] words = line.Split(' ');
            IVerb verb = ConsoleVerbs.All(Node, new ConsoleSession(null!)).Single(v => v.Name == words[0]);
            verb.Run(MakeWords(words), answer);
            return answer;
        }

        /// <summary>The log of a node as text.</summary>
        internal static List<string> Log(Node node)
        {
            var lines = new List<string>();
            var line = new LogLine();
            for (long ordinal = node.Log.Oldest; ordinal <= node.Log.Newest; ordinal++)
            {
                if (node.Log.TryRead(ordinal, line))
                {
                    lines.Add($"{line.Boot} {LogLevels.Name(line.Level)} {line.Source}: {line.Text}");
                }
            }

            return lines;
        }

        /// <summary>Causes in the restart events that arrived.</summary>
        internal List<string> RestartsTold() => [.. Frames.Records("event/restart").Select(r => r.Record.Text ?? "")];

        /// <summary>Lets everything arrive, and asserts that it is one sound chain.</summary>
        internal void AssertChain()
        {
            RunUntil(() => Node.Gateway is { PendingFrames: 0 }, 300);
            Assert.AreEqual("", string.Join("\n", Frames.Complaints));
            Assert.IsEmpty(Frames.Conflicts);
        }

        // Only the console's own reader makes them, and it is tested where it lives.
        private static Words MakeWords(string[] words) =>
            (Words)Activator.CreateInstance(typeof(Words), BindingFlags.Instance | BindingFlags.NonPublic, null, [words, words.Length], null)!;

        private void Start(PlantBoard board)
        {
            var program = new NodeProgram(board, _ => Outcome.Ok, () => FaultedTask, Report, null);
            Boots.Add(program.Node);
            if (IsCrashing)
            {
                board.Timeline.Start("crash", TaskPriority.Supervisor, Crash);
            }

            Booted?.Invoke(program.Node);
            program.Run(new GatewayConfiguration(), new FiveParameterSettings());
        }

        private void Crash()
        {
            Plant.Timeline.SleepUntil(10_000_000);
            if (Node.State == NodeState.Running)
            {
                Plant.Reset(ResetReason.Watchdog);
            }
        }

        private void Report(string line)
        {
            Lines.Add(line);
            if (IsSupervisorStuck && line.StartsWith("status", StringComparison.Ordinal))
            {
                IsSupervisorStuck = false;
                Plant.Timeline.SleepUntil(long.MaxValue);
            }
        }

        private void Take(PlantNode node, string topic, byte[] payload)
        {
            if (topic.EndsWith("/frame", StringComparison.Ordinal))
            {
                Frames.Take(payload);
            }
        }
    }
}
