using Chronoseal.Hal;

namespace Chronoseal.Tests.Field.Console
{
    /// <summary>A console's port: what is typed is there at once, what comes back is kept.</summary>
    internal sealed class FakePort : ISerialPort
    {
        private readonly ITimeline _timeline;
        private string _typed = "";
        private int _taken;
        private string _text = "";

        public FakePort(ITimeline timeline)
        {
            _timeline = timeline;
        }

        /// <summary>What writing answers.</summary>
        public Outcome WriteOutcome { get; set; } = Outcome.Ok;

        /// <summary>What reading answers while nothing is typed.</summary>
        public Outcome ReadOutcome { get; set; } = Outcome.Timeout;

        /// <summary>Whether reading without input comes back at once, as a broken port does.</summary>
        public bool ReturnsAtOnce { get; set; }

        /// <summary>The most bytes of one read.</summary>
        public int ReadLimit { get; set; } = 1000;

        public int Reads { get; private set; }

        public int Writes { get; private set; }

        public int LongestWrite { get; private set; }

        public int BaudRate
        {
            get { return 115200; }
        }

        public int BitsPerCharacter
        {
            get { return 10; }
        }

        public int ReceiveOverruns
        {
            get { return 0; }
        }

        public bool HasInput
        {
            get { return _taken < _typed.Length; }
        }

        public void Type(string text)
        {
            _typed = _typed.Substring(_taken) + text;
            _taken = 0;
        }

        /// <summary>What came back since the last call.</summary>
        public string TakeText()
        {
            string text = _text;
            _text = "";
            return text;
        }

        public Outcome Write(byte[] buffer, int count)
        {
            Writes++;
            LongestWrite = count > LongestWrite ? count : LongestWrite;
            var characters = new char[count];
            for (int i = 0; i < count; i++)
            {
                characters[i] = (char)buffer[i];
            }

            _text += WriteOutcome == Outcome.Ok ? new string(characters) : "";
            return WriteOutcome;
        }

        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            Reads++;
            received = 0;
            while (HasInput && received < count && received < ReadLimit)
            {
                buffer[offset + received] = (byte)_typed[_taken];
                _taken++;
                received++;
            }

            if (received == 0 && !ReturnsAtOnce)
            {
                _timeline.SleepUntil(deadlineMicroseconds);
            }

            return received > 0 ? Outcome.Ok : ReadOutcome;
        }

        public void Discard()
        {
            _taken = _typed.Length;
        }
    }
}
