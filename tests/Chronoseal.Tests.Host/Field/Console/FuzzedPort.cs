using System.Text;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>A console's port under attack: gives what is fed, and looks at every line that comes back.</summary>
    internal sealed class FuzzedPort : ISerialPort
    {
        /// <summary>Every so many-th answer is taken apart whole; the others are looked at from outside only.</summary>
        private const int ParseEvery = 64;

        /// <summary>Room for the longest answer with all its quotes.</summary>
        private const int LineLimitBytes = 20_000;

        private readonly byte[] _line = new byte[LineLimitBytes];
        private byte[] _fed = [];
        private int _at;
        private int _count;

        /// <summary>Answers by id; those without an id that is one stand under "-".</summary>
        internal Dictionary<string, int> Answers { get; private set; } = [];

        internal long Lines { get; private set; }

        internal long Faults { get; private set; }

        internal bool HasInput => _at < _fed.Length;

        public int BaudRate => 115_200;

        public int BitsPerCharacter => 10;

        public int ReceiveOverruns => 0;

        internal void Feed(byte[] bytes)
        {
            Assert.IsFalse(HasInput);
            _fed = bytes;
            _at = 0;
        }

        internal void Forget() => Answers = [];

        public Outcome Write(byte[] buffer, int count)
        {
            Assert.IsInRange(1, 1_024, count);
            foreach (byte value in buffer.AsSpan(0, count))
            {
                if (value is (byte)'\n')
                {
                    TakeLine();
                }
                else if (value is not ((byte)'\r' or (byte)'\b'))
                {
                    Assert.IsInRange(0x20, 0x7E, value);
                    Assert.IsLessThan(LineLimitBytes, _count, "a line without end");
                    _line[_count++] = value;
                }
            }

            return Outcome.Ok;
        }

        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            received = Math.Min(count, _fed.Length - _at);
            Array.Copy(_fed, _at, buffer, offset, received);
            _at += received;
            return received > 0 ? Outcome.Ok : Outcome.Timeout;
        }

        public void Discard() => _at = _fed.Length;

        private void TakeLine()
        {
            ReadOnlySpan<byte> line = _line.AsSpan(0, _count);
            _count = 0;
            Lines++;
            if (line.IndexOf("Fault the verb broke off"u8) >= 0 || line.IndexOf("error Fault"u8) >= 0)
            {
                Faults++;
            }

            if (line.Length == 0 || line[0] != (byte)'@')
            {
                return;
            }

            int end = line.IndexOf((byte)' ');
            Assert.IsGreaterThan(1, end, Encoding.ASCII.GetString(line));
            Assert.IsTrue(line[end..].StartsWith(" ok "u8) || line[end..].StartsWith(" err "u8), Encoding.ASCII.GetString(line));
            string id = Encoding.ASCII.GetString(line[1..end]);
            Answers[id] = Answers.GetValueOrDefault(id) + 1;
            if (Lines % ParseEvery == 0)
            {
                MachineAnswer.Parse(Encoding.ASCII.GetString(line));
            }
        }
    }
}
