using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>
    /// The far end of an RTU line whose frames are right and whose content is the input: registers, discrete inputs and
    /// identification objects are whatever bytes come next, over and over. Time passes only by waiting.
    /// </summary>
    internal sealed class RegisterPort : ISerialPort, ITimeline, ICounter
    {
        private const int PieceBytes = 7;
        private const int CharacterMicroseconds = 573;

        private readonly byte[] _input;
        private byte[] _reply = [];
        private int _inputAt;
        private int _replyAt;

        public RegisterPort(byte[] input)
        {
            _input = input.Length > 0 ? input : [0];
        }

        public int BaudRate => 19_200;

        public int BitsPerCharacter => 11;

        public int ReceiveOverruns => 0;

        public ICounter Counter => this;

        public long Microseconds { get; private set; }

        public int QuantumMicroseconds => 1;

        public Outcome Write(byte[] buffer, int count)
        {
            byte[] request = buffer[..count];
            int length = request[1] == 43 ? 1 + _input.Length % 240 : BodyLength(request);
            byte[] head = request[1] == 43 ? [request[0], 43, 14, request[3]] : [request[0], request[1], (byte)length];
            byte[] body = [.. head, .. Enumerable.Range(0, length).Select(_ => NextByte())];
            ushort crc = ModbusCrc.Of(body);
            _reply = [.. body, (byte)crc, (byte)(crc >> 8)];
            _replyAt = 0;
            return Outcome.Ok;
        }

        public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            received = Math.Min(Math.Min(count, PieceBytes), _reply.Length - _replyAt);
            SleepUntil(received == 0 ? deadlineMicroseconds : Microseconds + received * CharacterMicroseconds);
            _reply.AsSpan(_replyAt, received).CopyTo(buffer.AsSpan(offset));
            _replyAt += received;
            return received == 0 ? Outcome.Timeout : Outcome.Ok;
        }

        public void Discard()
        {
            _replyAt = _reply.Length;
        }

        public void SleepUntil(long counterMicroseconds)
        {
            Microseconds = Math.Max(Microseconds, counterMicroseconds);
        }

        public ISignal CreateSignal() => throw new NotSupportedException();

        public void Start(string name, TaskPriority priority, TaskBody body) => throw new NotSupportedException();

        private static int BodyLength(byte[] request)
        {
            int count = (request[4] << 8) | request[5];
            return request[1] <= 2 ? (count + 7) / 8 : 2 * count;
        }

        private byte NextByte()
        {
            return _input[_inputAt++ % _input.Length];
        }
    }
}
