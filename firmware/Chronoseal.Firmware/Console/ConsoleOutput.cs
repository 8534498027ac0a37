using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console
{
    /// <summary>
    /// Gathers characters and writes them to the port in pieces. After a write that failed nothing more is tried until
    /// <see cref="Recover"/>, so that a port without a reader costs one attempt a turn and not one a piece.
    /// </summary>
    internal sealed class ConsoleOutput : ICharacterSink
    {
        private readonly byte[] _piece = new byte[ConsoleLimits.WriteBytes];
        private readonly ISerialPort _port;
        private readonly ConsoleBeat _beat;
        private int _count;
        private bool _hasFailed;

        internal ConsoleOutput(ISerialPort port, ConsoleBeat beat)
        {
            _port = port;
            _beat = beat;
        }

        /// <summary>Whether nothing stands in the line that is being written.</summary>
        internal bool IsAtStart { get; private set; } = true;

        /// <inheritdoc/>
        public void Write(char character)
        {
            IsAtStart = false;
            Put((byte)character);
        }

        /// <summary>Text of our own, printable.</summary>
        internal void Write(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                Write(text[i]);
            }
        }

        /// <summary>Takes back the last characters shown.</summary>
        internal void Erase(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Put(0x08);
                Put(0x20);
                Put(0x08);
            }
        }

        /// <summary>Ends the line, empty or not.</summary>
        internal void EndLine()
        {
            Put(0x0D);
            Put(0x0A);
            IsAtStart = true;
        }

        /// <summary>Ends the line if something stands in it.</summary>
        internal void StartLine()
        {
            if (!IsAtStart)
            {
                EndLine();
            }
        }

        /// <summary>Hands over what was gathered.</summary>
        internal void Flush()
        {
            int count = _count;
            _count = 0;
            if (count == 0 || _hasFailed)
            {
                return;
            }

            _beat.Beat();
            _hasFailed = _port.Write(_piece, count) != Outcome.Ok;
            _beat.Beat();
        }

        /// <summary>Lets a port that failed be tried again.</summary>
        internal void Recover()
        {
            _hasFailed = false;
        }

        private void Put(byte value)
        {
            _piece[_count] = value;
            _count++;
            if (_count == _piece.Length)
            {
                Flush();
            }
        }
    }
}
