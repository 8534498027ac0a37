using System;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>
    /// The far end of a UART or a TCP connection: expects given requests and answers each with given bytes, in pieces of at most
    /// a few bytes, a millisecond apart.
    /// </summary>
    internal sealed class ScriptedPeer : ISerialPort, ITcpChannel
    {
        private const int PieceLength = 3;

        private readonly ManualTimeline _timeline;
        private readonly string[] _script;
        private byte[] _pending = new byte[0];
        private int _taken;
        private int _next;

        /// <param name="timeline">Where time passes.</param>
        /// <param name="script">Request and reply in turn; an empty request matches anything, an empty reply is silence.</param>
        public ScriptedPeer(ManualTimeline timeline, params string[] script)
        {
            _timeline = timeline;
            _script = script;
        }

        public int BaudRate
        {
            get { return 19200; }
        }

        public int BitsPerCharacter
        {
            get { return 10; }
        }

        public int ReceiveOverruns
        {
            get { return 0; }
        }

        /// <summary>Microseconds that pass before <see cref="Write"/> returns, the bytes being long gone.</summary>
        public int WriteMicroseconds { get; set; }

        /// <summary>Index of the byte of every reply that comes only after <see cref="PauseMicroseconds"/>; -1 for none.</summary>
        public int PauseAt { get; set; } = -1;

        /// <summary>How long that byte takes.</summary>
        public int PauseMicroseconds { get; set; }

        public bool IsConnected { get; private set; }

        public int Connects { get; private set; }

        public Outcome ConnectOutcome { get; set; }

        public bool IsDone
        {
            get { return _next == _script.Length; }
        }

        public Outcome Connect(long deadlineMicroseconds)
        {
            Connects++;
            IsConnected = ConnectOutcome == Outcome.Ok;
            return ConnectOutcome;
        }

        public Outcome Write(byte[] buffer, int count)
        {
            if (IsDone)
            {
                throw new InvalidOperationException("request beyond the script: " + Hex.Format(buffer, 0, count));
            }

            string request = Hex.Format(buffer, 0, count);
            string expected = Hex.Format(Hex.Parse(_script[_next]));
            if (expected.Length > 0 && expected != request)
            {
                throw new InvalidOperationException("expected " + expected + ", got " + request);
            }

            _pending = Hex.Parse(_script[_next + 1]);
            _taken = 0;
            _next += 2;
            _timeline.SleepUntil(_timeline.Microseconds + WriteMicroseconds);
            return Outcome.Ok;
        }

        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            received = 0;
            int left = _pending.Length - _taken;
            int pause = 1000 + (_taken == PauseAt ? PauseMicroseconds : 0);
            if (left == 0 || _timeline.Microseconds + pause > deadlineMicroseconds)
            {
                _timeline.SleepUntil(deadlineMicroseconds);
                return Outcome.Timeout;
            }

            _timeline.SleepUntil(_timeline.Microseconds + pause);
            received = left < PieceLength ? left : PieceLength;
            received = _taken < PauseAt && _taken + received > PauseAt ? PauseAt - _taken : received;
            received = received < count ? received : count;
            Array.Copy(_pending, _taken, buffer, offset, received);
            _taken += received;
            return Outcome.Ok;
        }

        public void Discard()
        {
            _taken = _pending.Length;
        }

        public void Close()
        {
            IsConnected = false;
        }
    }
}
