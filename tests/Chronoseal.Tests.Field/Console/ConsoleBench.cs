using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Tests.Fakes;

namespace Chronoseal.Tests.Field.Console
{
    /// <summary>A console with its node on a bare board: lines go in, text comes out.</summary>
    internal sealed class ConsoleBench
    {
        public ConsoleBench(VerbSource verbs)
            : this(new BareBoard(new MemoryFiles()), verbs)
        {
        }

        public ConsoleBench(BareBoard board, VerbSource verbs)
        {
            Board = board;
            Node = new Node(board);
            Port = new FakePort(board.Timeline);
            Task = new ConsoleTask(Node, Port, verbs);
        }

        public BareBoard Board { get; }

        public Node Node { get; }

        public FakePort Port { get; }

        public ConsoleTask Task { get; }

        /// <summary>Without echo and prompt, what comes back is answers only.</summary>
        public ConsoleBench Quiet()
        {
            Task.Session.Echo = false;
            Task.Session.Prompt = false;
            return this;
        }

        /// <summary>Sends text as it is, lets it be carried out, and gives what came back; line ends as LF.</summary>
        public string Send(string text)
        {
            Port.Type(text);
            do
            {
                Task.Turn();
            }
            while (Port.HasInput);
            return Plain(Port.TakeText());
        }

        /// <summary>One turn without input.</summary>
        public string Idle()
        {
            Task.Turn();
            return Plain(Port.TakeText());
        }

        private static string Plain(string text)
        {
            string plain = "";
            for (int i = 0; i < text.Length; i++)
            {
                plain += text[i] == '\r' ? "" : text[i].ToString();
            }

            return plain;
        }
    }
}
