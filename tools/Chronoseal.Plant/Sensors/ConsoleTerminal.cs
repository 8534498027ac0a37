using System.Text;

namespace Chronoseal.Plant
{
    /// <summary>A technician's terminal at the console port: types lines, keeps the newest text that came back.</summary>
    public sealed class ConsoleTerminal : ISerialPeer
    {
        /// <summary>Characters kept; older ones are dropped.</summary>
        public const int TextLimitCharacters = 65_536;

        private readonly SerialLine _line;
        private readonly StringBuilder _text = new StringBuilder();

        /// <summary>Plugs a terminal in.</summary>
        public ConsoleTerminal(SerialLine line)
        {
            _line = line;
            line.Peer = this;
        }

        /// <summary>What has come back so far.</summary>
        public string Text
        {
            get { return _text.ToString(); }
        }

        /// <summary>Types a line and the carriage return.</summary>
        public void Type(string line)
        {
            _line.Send(Encoding.Latin1.GetBytes(line + "\r"));
        }

        /// <summary>Clears the screen.</summary>
        public void Clear()
        {
            _text.Clear();
        }

        /// <inheritdoc/>
        public void Received(ReadOnlySpan<byte> data)
        {
            foreach (byte value in data)
            {
                _text.Append((char)value);
            }

            if (_text.Length > TextLimitCharacters)
            {
                _text.Remove(0, _text.Length - TextLimitCharacters);
            }
        }
    }
}
