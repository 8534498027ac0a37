namespace Chronoseal.Plant
{
    /// <summary>What a part says on its serial line, after a time to think, and with its faults.</summary>
    internal sealed class SerialMouth
    {
        private const int LongestMessage = 256;

        private readonly SerialLine _line;
        private readonly SerialPartFaults _faults;
        private readonly PlantTimer _timer;
        private readonly byte[] _waiting = new byte[LongestMessage];
        private int _count;

        public SerialMouth(SerialLine line, SerialPartFaults faults)
        {
            _line = line;
            _faults = faults;
            _timer = line.Timeline.Plant.CreateTimer(Utter);
        }

        /// <summary>Says something now.</summary>
        public void Say(ReadOnlySpan<byte> message)
        {
            if (!_faults.IsSilent)
            {
                _line.Send(_faults.TruncateToBytes >= 0 ? message[..Math.Min(message.Length, _faults.TruncateToBytes)] : message);
            }
        }

        /// <summary>Says something after a time to think; what was to be said and has not been is forgotten.</summary>
        public void SayAfter(long nanoseconds, ReadOnlySpan<byte> message)
        {
            message.CopyTo(_waiting);
            _count = message.Length;
            _timer.Set(_line.Timeline.Plant.NowNanoseconds + nanoseconds);
        }

        /// <summary>Forgets what was to be said.</summary>
        public void Hush()
        {
            _timer.Cancel();
        }

        private void Utter()
        {
            Say(_waiting.AsSpan(0, _count));
        }
    }
}
