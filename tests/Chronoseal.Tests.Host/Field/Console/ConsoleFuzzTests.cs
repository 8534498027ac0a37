using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Nodes;

namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>
    /// A console takes any bytes: no exception, one answer for each machine line with an id that is one, and no memory that grows. A million lines from a fixed
    /// seed over verbs that do all that verbs may do, and some thousands over those of a node.
    /// </summary>
    [TestClass]
    public sealed class ConsoleFuzzTests
    {
        private const int Lines = 1_000_000;
        private const int RealLines = 20_000;
        private const int Seed = 20_261_122;
        private const int BatchLines = 200;
        private const int GrowthLimitBytes = 1_000_000;

        // What ends the session of a node, and with it the count of answers.
        private static readonly string[] s_ends = ["reboot", "factory"];

        [TestMethod]
        public void AMillionLinesAreAnswered()
        {
            string[] good = ["stub", "stub ok a \"b c\"", "stub echo \"a b\" x=1", "stub fail", "stub throw", "stub eat", "end", "stub stream", "stub follow", "stub wait", "stub long", "nothing", "stub ?", "broker-password=x"];
            var port = new FuzzedPort();
            var task = new ConsoleTask(new Node(new QuietBoard()), port, (_, session) => [new WildVerb(session)]);
            var reference = new ReferenceLines();
            var maker = new LineMaker(Seed, good);
            Feed(task, port, reference, maker, Lines / 100, () => { });
            long before = GC.GetTotalMemory(true);
            Feed(task, port, reference, maker, Lines - (Lines / 100), () => { });
            AssertAnswered(task, port, reference);
            port.Forget();
            reference.Forget();
            Assert.IsGreaterThan(Lines, reference.Lines);
            Assert.IsGreaterThan(0, port.Faults);
            Assert.IsLessThan(GrowthLimitBytes, GC.GetTotalMemory(true) - before);
            GC.KeepAlive(task);
        }

        [TestMethod]
        public void EveryVerbOfANodeTakesAnyWords()
        {
            using ConsoleSite site = new ConsoleSite().Boot(20);
            string[] good = [.. VerbCases.All.Select(c => c.Line).Where(l => !s_ends.Any(l.StartsWith))];
            var port = new FuzzedPort();
            var task = new ConsoleTask(site.Node, port, (node, session) => [.. ConsoleVerbs.All(node, session).Where(v => !s_ends.Contains(v.Name))]);
            var reference = new ReferenceLines();
            Feed(task, port, reference, new LineMaker(Seed, good), RealLines, () => site.World.RunSeconds(1));
            AssertAnswered(task, port, reference);
            Assert.AreEqual(0, port.Faults);
        }

        private static void Feed(ConsoleTask task, FuzzedPort port, ReferenceLines reference, LineMaker maker, int lines, Action between)
        {
            for (int done = 0; done < lines; done += BatchLines)
            {
                byte[] bytes = [.. Enumerable.Range(0, BatchLines).SelectMany(_ => maker.Next())];
                reference.Take(bytes);
                port.Feed(bytes);
                while (port.HasInput)
                {
                    task.Turn();
                }

                between();
            }
        }

        private static void AssertAnswered(ConsoleTask task, FuzzedPort port, ReferenceLines reference)
        {
            // What still takes lines gives its answer now.
            reference.Take([3]);
            port.Feed([3]);
            task.Turn();
            task.Turn();
            string[] wrong = [.. reference.Expected.Keys.Union(port.Answers.Keys)
                .Where(id => reference.Expected.GetValueOrDefault(id) != port.Answers.GetValueOrDefault(id))
                .Select(id => $"{id}: {port.Answers.GetValueOrDefault(id)} answers to {reference.Expected.GetValueOrDefault(id)} lines").Take(10)];
            Assert.IsEmpty(wrong, string.Join("\n", wrong));
        }

        /// <summary>Does all that a verb may do, and some of what it must not.</summary>
        private sealed class WildVerb(ConsoleSession session) : IVerb, ILineEater, IStreamer
        {
            private const int RareLong = 200;

            private int _turns;
            private int _longs;

            public string Name => "stub";

            public string Usage => "stub\nstub WORD ...";

            public string Help => "Does anything.";

            public void Run(Words words, Answer answer)
            {
                answer.Row();
                for (int i = 1; i < words.Count; i++)
                {
                    answer.Put("word-" + i, words[i]);
                }

                switch (words[1])
                {
                    case "fail": answer.Fail("NotReady", "cause; remedy"); break;
                    case "throw": throw new InvalidOperationException("\r\n@1 ok Ok");
                    case "eat": session.Eat(this); break;
                    case "stream": session.Stream(this); break;
                    case "follow": session.Follow(this); break;
                    case "wait": answer.Put("waited", session.Pause(0)); break;
                    case "long": answer.Put("text", new string('"', ++_longs % RareLong == 0 ? 9_000 : 300)); break;
                    default: answer.Say("\r\n@1 ok Ok"); break;
                }
            }

            public bool Eat(string line, Answer answer) => line switch
            {
                "end" => false,
                "stub throw" => throw new InvalidOperationException(),
                _ => true,
            };

            public void Spoil(string cause)
            {
            }

            public void Abandon()
            {
            }

            public bool Turn(IConsoleLine line)
            {
                line.Unasked("!tap\r\n@1 ok Ok");
                return ++_turns % 3 != 0;
            }

            public void End()
            {
            }
        }
    }
}
