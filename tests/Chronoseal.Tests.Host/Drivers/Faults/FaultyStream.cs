using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>
    /// What a bad UART and a bad connection share: a burst of bytes is taken whole, spoilt if its turn has come, and handed on.
    /// </summary>
    internal sealed class FaultyStream(FaultInjector injector)
    {
        /// <summary>Silence that ends a burst.</summary>
        public const int BurstGapMicroseconds = 12_000;

        private readonly Queue<byte> _ready = new();
        private byte[] _late = [];

        public delegate Outcome Reader(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received);

        /// <summary>The driver asks again: a reply that was held back lies there now.</summary>
        public void BeforeRequest()
        {
            foreach (byte value in _late)
            {
                _ready.Enqueue(value);
            }

            _late = [];
        }

        public void Discard() => _ready.Clear();

        /// <summary>A new connection knows nothing of the bytes of the old one.</summary>
        public void Reset()
        {
            _ready.Clear();
            _late = [];
        }

        public Outcome Read(Reader inner, Func<long> now, byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
        {
            received = 0;
            while (_ready.Count == 0)
            {
                Outcome outcome = TakeBurst(inner, now, deadlineMicroseconds);
                if (outcome != Outcome.Ok)
                {
                    return outcome;
                }
            }

            while (received < count && _ready.Count > 0)
            {
                buffer[offset + received++] = _ready.Dequeue();
            }

            return Outcome.Ok;
        }

        private Outcome TakeBurst(Reader inner, Func<long> now, long deadlineMicroseconds)
        {
            var piece = new byte[1024];
            Outcome outcome = inner(piece, 0, piece.Length, deadlineMicroseconds, out int received);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            List<byte> burst = [.. piece[..received]];
            while (inner(piece, 0, piece.Length, now() + BurstGapMicroseconds, out received) == Outcome.Ok)
            {
                burst.AddRange(piece[..received]);
            }

            byte[] reply = [.. burst];
            BusFault? fault = injector.Next();
            if (fault == BusFault.Late)
            {
                _late = reply;
            }

            foreach (byte value in injector.Pass(fault, reply))
            {
                _ready.Enqueue(value);
            }

            return fault == BusFault.Stuck ? Outcome.BusFault : Outcome.Ok;
        }
    }
}
