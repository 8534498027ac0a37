using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>A time server and the way to it. Its clock is right: midnight of 2026-01-15 where the counter is 0.</summary>
    internal sealed class ScriptedServer : IDatagramChannel
    {
        /// <summary>That midnight, Unix microseconds.</summary>
        public const long MidnightMicroseconds = 1768435200000000;

        /// <summary>From the node to it, and back.</summary>
        public const long WayMicroseconds = 1500;

        private readonly ManualTimeline _timeline;
        private byte[] _pending;
        private int _straysLeft;

        public ScriptedServer(ManualTimeline timeline)
        {
            _timeline = timeline;
        }

        public Outcome OpenOutcome { get; set; }

        public Outcome SendOutcome { get; set; }

        public bool IsSilent { get; set; }

        public bool IsUnsynchronised { get; set; }

        /// <summary>A kiss-o'-death instead of an answer; 0 for none.</summary>
        public uint Kiss { get; set; }

        /// <summary>Replies to other requests that come before the one to this.</summary>
        public int Strays { get; set; }

        public int Requests { get; private set; }

        public int Opens { get; private set; }

        /// <summary>What happens when a request comes.</summary>
        public TaskBody OnRequest { get; set; }

        public bool IsOpen { get; private set; }

        public Outcome Open(long deadlineMicroseconds)
        {
            Opens += IsOpen ? 0 : 1;
            IsOpen = OpenOutcome == Outcome.Ok;
            return OpenOutcome;
        }

        public Outcome Send(byte[] buffer, int count)
        {
            if (SendOutcome != Outcome.Ok)
            {
                return SendOutcome;
            }

            Requests++;
            _straysLeft = Strays;
            _pending = IsSilent ? null : Answer(buffer);
            OnRequest?.Invoke();
            return Outcome.Ok;
        }

        public Outcome Receive(byte[] buffer, int count, long deadlineMicroseconds, out int received)
        {
            received = 0;
            if (_pending == null)
            {
                _timeline.SleepUntil(deadlineMicroseconds);
                return Outcome.Timeout;
            }

            _timeline.SleepUntil(_timeline.Microseconds + WayMicroseconds);
            received = _pending.Length;
            for (int i = 0; i < received; i++)
            {
                buffer[i] = _pending[i];
            }

            if (_straysLeft-- > 0)
            {
                buffer[24] ^= 1;
                return Outcome.Ok;
            }

            _pending = null;
            return Outcome.Ok;
        }

        public void Discard()
        {
            _pending = null;
        }

        public void Close()
        {
            IsOpen = false;
        }

        private byte[] Answer(byte[] request)
        {
            ulong now = Timestamp(_timeline.Microseconds + WayMicroseconds);
            byte[] packet = SntpPackets.Make(now, now);
            for (int i = 0; i < 8; i++)
            {
                packet[24 + i] = request[40 + i];
            }

            packet[0] |= (byte)(IsUnsynchronised ? 0xC0 : 0);
            if (Kiss != 0)
            {
                packet[1] = 0;
                SntpPackets.PutWord(packet, 12, Kiss);
            }

            return packet;
        }

        private static ulong Timestamp(long microseconds)
        {
            var fraction = (ulong)(((microseconds % 1000000) << 32) / 1000000);
            return ((SntpPackets.Midnight + (ulong)(microseconds / 1000000)) << 32) | fraction;
        }
    }
}
