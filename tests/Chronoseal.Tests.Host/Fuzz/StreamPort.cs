using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>The far end of a UART or a connection that answers the first request with the input, in pieces, and is silent then. Time passes only by waiting.</summary>
    internal sealed class StreamPort(byte[] input) : ISerialPort, ITcpChannel, IDelay, ICounter
    {
        private const int PieceBytes = 5;
        private const int PieceMicroseconds = 3_000;
        private const int ReadLimit = 100_000;

        private int _next;
        private int _reads;

        public bool IsAsked { get; private set; }

        public bool IsConnected { get; private set; }

        public int BaudRate => 19_200;

        public int BitsPerCharacter => 11;

        public int ReceiveOverruns => 0;

        public ICounter Counter => this;

        public long Microseconds { get; private set; }

        public int QuantumMicroseconds => 1;

        public Outcome Connect(long deadlineMicroseconds)
        {
            IsConnected = true;
            return Outcome.Ok;
        }

        public Outcome Write(byte[] buffer, int count)
        {
            IsAsked = true;
            return Outcome.Ok;
        }

        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            Assert.IsLessThan(ReadLimit, ++_reads, "reads for ever");
            received = IsAsked ? Math.Min(Math.Min(count, PieceBytes), input.Length - _next) : 0;
            SleepUntil(received == 0 ? deadlineMicroseconds : Microseconds + PieceMicroseconds);
            input.AsSpan(_next, received).CopyTo(buffer.AsSpan(offset));
            _next += received;
            return received == 0 ? Outcome.Timeout : Outcome.Ok;
        }

        public void Discard()
        {
            _next = IsAsked ? input.Length : _next;
        }

        public void Close()
        {
            IsConnected = false;
        }

        public void SleepUntil(long counterMicroseconds)
        {
            Microseconds = Math.Max(Microseconds, counterMicroseconds);
        }
    }
}
