using System;
using Chronoseal.Firmware.Console;

namespace Chronoseal.Tests.Field.Console
{
    /// <summary>A verb that does what a test tells it to.</summary>
    internal sealed class StubVerb : IVerb, ILineEater, IStreamer
    {
        private readonly ConsoleSession _session;

        public StubVerb(string name, ConsoleSession session)
        {
            Name = name;
            _session = session;
        }

        public string Name { get; }

        public string Usage
        {
            get { return Name + "\n" + Name + " WORD ..."; }
        }

        public string Help
        {
            get { return "Does what a test wants."; }
        }

        /// <summary>The words of the last run, in brackets.</summary>
        public string Seen { get; private set; } = "";

        public int Turns { get; private set; }

        public int Ends { get; private set; }

        public int Abandons { get; private set; }

        public static IVerb[] Two(ConsoleSession session)
        {
            return new IVerb[] { new StubVerb("stub", session), new StubVerb("status", session) };
        }

        public void Run(Words words, Answer answer)
        {
            Seen = "";
            for (int i = 0; i < words.Count; i++)
            {
                Seen += "[" + words[i] + "]";
            }

            switch (words[1])
            {
                case "fields":
                    answer.Block();
                    answer.Put("name", "two words");
                    answer.Put("u95-us", 12);
                    answer.Put("tls", true);
                    break;
                case "rows":
                    answer.Row();
                    answer.Put("name", "a");
                    answer.Put("text", "say \"\\\" \u00e9\n");
                    answer.Row();
                    answer.Put("name", "b");
                    answer.Put("text", "");
                    answer.Say("two rows");
                    break;
                case "fail":
                    answer.Fail("NotReady", "cause; remedy");
                    break;
                case "late":
                    answer.Put("name", "value");
                    answer.Fail("NotReady", "cause; remedy");
                    break;
                case "throw":
                    answer.Put("name", "value");
                    throw new InvalidOperationException("a secret");
                case "long":
                    for (int i = 0; i < 2000; i++)
                    {
                        answer.Put("name", "0123456789");
                    }

                    break;
                case "done":
                    answer.Succeed("Restarting");
                    break;
                case "misuse":
                    answer.Misuse(this);
                    break;
                case "wait":
                    answer.Put("waited", _session.Pause(5000000));
                    break;
                case "eat":
                    Seen = "";
                    _session.Eat(this);
                    break;
                case "stream":
                    _session.Stream(this);
                    break;
                case "follow":
                    _session.Follow(this);
                    break;
            }
        }

        public bool Eat(string line, Answer answer)
        {
            if (line == "throw")
            {
                throw new InvalidOperationException("a secret");
            }

            Seen += "[" + line + "]";
            if (line != "end")
            {
                return true;
            }

            answer.Put("eaten", Seen);
            return false;
        }

        public void Spoil(string cause)
        {
        }

        public void Abandon()
        {
            Abandons++;
        }

        public bool Turn(IConsoleLine line)
        {
            Turns++;
            line.Unasked("!tap turn=" + Turns.ToString());
            return Turns % 5 != 0;
        }

        public void End()
        {
            Ends++;
        }
    }
}
