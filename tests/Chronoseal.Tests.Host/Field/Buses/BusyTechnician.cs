using System.Text;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Field.Buses
{
    /// <summary>Gives the node the next bus command as soon as the last is answered, and notes what was answered.</summary>
    internal sealed class BusyTechnician : ISerialPeer
    {
        private static readonly string[] s_commands =
        [
            "read climate", "selftest", "scan i2c", "modbus read rs485 1 holding 0 8", "modbus read toc 1 discrete 0 16", "modbus read rs485 9 input 0 1", "tap i2c1",
            "read toc", "scan modbus rs485 1 12", "tap rs485", "selftest particles", "scan i2c i2c1", "read hcho", "modbus read toc 7 holding 0 2", "tap toc", "selftest toc",
            "read particles", "tap gnss", "scan modbus rs485 40 60", "status",
        ];

        private readonly SerialLine _line;
        private readonly StringBuilder _text = new();
        private int _asked;

        public BusyTechnician(SerialLine line)
        {
            _line = line;
            line.Peer = this;
        }

        /// <summary>How often each verb was answered, by verb and code, as "read Ok".</summary>
        public SortedDictionary<string, int> Answers { get; } = new(StringComparer.Ordinal);

        /// <summary>Refusals, as they came.</summary>
        public SortedSet<string> Refusals { get; } = new(StringComparer.Ordinal);

        /// <summary>Lines of taps, by bus.</summary>
        public SortedDictionary<string, int> Tapped { get; } = new(StringComparer.Ordinal);

        private string Command => s_commands[_asked % s_commands.Length];

        /// <summary>Asks for the first time.</summary>
        public void Begin() => Ask();

        /// <inheritdoc/>
        public void Received(ReadOnlySpan<byte> data)
        {
            foreach (byte value in data)
            {
                if (value == '\n')
                {
                    Take(_text.ToString().TrimEnd('\r'));
                    _text.Clear();
                }
                else
                {
                    _text.Append((char)value);
                }
            }
        }

        private void Ask() => _line.Send(Encoding.ASCII.GetBytes($"@{_asked % 1000} {Command}\n"));

        private void Take(string line)
        {
            string[] words = line.Split(' ');
            if (words[0] == "!tap")
            {
                Tapped[words[1]] = Tapped.GetValueOrDefault(words[1]) + 1;
            }
            else if (words[0] == "@" + (_asked % 1000))
            {
                string answer = Command.Split(' ')[0] + " " + words[2];
                Answers[answer] = Answers.GetValueOrDefault(answer) + 1;
                if (words[1] == "err")
                {
                    Refusals.Add(Command + ": " + line[(line.IndexOf(' ') + 1)..]);
                }

                _asked++;
                Ask();
            }
        }
    }
}
