using System.Collections.Concurrent;
using System.Text;

namespace Chronoseal.Tests.Host.TerminalTests
{
    /// <summary>A node by a script: for each command of a machine's line, what it writes. ID stands for the id of the line.</summary>
    internal sealed class FakeNode : IDisposable
    {
        private readonly Stream _stream;
        private readonly Thread _thread;

        internal FakeNode(Stream stream)
        {
            _stream = stream;
            _thread = new Thread(Work) { IsBackground = true };
            _thread.Start();
        }

        /// <summary>What it writes, by command.</summary>
        internal ConcurrentDictionary<string, string> Answers { get; } = new() { ["info"] = "@ID ok Ok board=fake boot=3" };

        /// <summary>Every line and control character that came, in order, ids left out.</summary>
        internal BlockingCollection<string> Typed { get; } = [];

        /// <summary>Called before it answers, with the command.</summary>
        internal Action<string> Answering { get; set; } = _ => { };

        /// <summary>The id of the machine's line that came last.</summary>
        internal string LastId { get; private set; } = "";

        /// <summary>Hangs up, from within an answer.</summary>
        internal void Cut() => _stream.Dispose();

        internal void Say(string text) => _stream.Write(Encoding.Latin1.GetBytes(text));

        public void Dispose()
        {
            _stream.Dispose();
            _thread.Join();
        }

        private void Work()
        {
            var line = new StringBuilder();
            try
            {
                for (int value = _stream.ReadByte(); value >= 0; value = _stream.ReadByte())
                {
                    if (value is 0x03 or 0x15)
                    {
                        Typed.Add($"^{(char)(value + 0x40)}");
                    }
                    else if (value == '\r')
                    {
                        Take(line.ToString());
                        line.Clear();
                    }
                    else
                    {
                        line.Append((char)value);
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // The far end has gone.
            }
        }

        private void Take(string line)
        {
            string[] parts = line.StartsWith('@') ? line[1..].Split(' ', 2) : ["", line];
            LastId = parts[0].Length > 0 ? parts[0] : LastId;
            Typed.Add(parts[1]);
            Answering(parts[1]);
            Respond(parts[1], parts[0]);
        }

        private void Respond(string command, string id = "")
        {
            if (Answers.TryGetValue(command, out string? answer) && _stream.CanWrite)
            {
                Say(answer.Replace("ID", id, StringComparison.Ordinal) + "\r\n");
            }
        }
    }
}
