using Chronoseal.Hal;

namespace Chronoseal.Plant
{
    /// <summary>
    /// An I2C bus of one node: addresses, acknowledgement and transfer time at 100 kHz, nine bits a byte, spent on the calling
    /// task; a second task waits for the bus. Not modelled: clock stretching, arbitration, faster modes, rise times.
    /// </summary>
    public sealed class I2cBus
    {
        /// <summary>What a part returns that does not acknowledge.</summary>
        public const int NotAcknowledged = -1;

        /// <summary>Time of a byte and its acknowledgement at 100 kHz, in nanoseconds.</summary>
        public const long ByteNanoseconds = 9 * BitNanoseconds;

        /// <summary>How long a master waits on a stuck line before it gives up, in nanoseconds.</summary>
        public const long StuckTimeoutNanoseconds = 25_000_000;

        private const long BitNanoseconds = 10_000;
        private const int AddressCount = 128;

        private readonly NodeTimeline _timeline;
        private readonly II2cTarget?[] _targets = new II2cTarget?[AddressCount];
        private long _busyUntilNanoseconds;

        /// <summary>Makes an empty bus.</summary>
        public I2cBus(NodeTimeline timeline)
        {
            _timeline = timeline;
        }

        /// <summary>Leaves this many of the next transfers unacknowledged.</summary>
        public int NacksToCome { get; set; }

        /// <summary>Flips this bit of the next reply (0 is the most significant bit of its first byte); negative for none.</summary>
        public int BitToFlip { get; set; } = -1;

        /// <summary>Names of the node's tasks that have used the bus.</summary>
        public SortedSet<string> Users { get; } = new SortedSet<string>(StringComparer.Ordinal);

        /// <summary>Holds a line down: every transfer fails.</summary>
        public bool IsStuck { get; set; }

        /// <summary>Puts a part on the bus, in place of what was at that address; null takes it off.</summary>
        /// <param name="address">7-bit address.</param>
        /// <param name="target">The part.</param>
        public void Attach(int address, II2cTarget? target)
        {
            _targets[address] = target;
        }

        /// <summary>The node's side of one address, whether or not anything is there.</summary>
        public II2cDevice Open(int address)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)address, (uint)AddressCount);
            return new I2cChannel(this, address);
        }

        /// <summary>Addresses a part and does no more, as a scan does. Not modelled: parts that sleep and do not acknowledge their address.</summary>
        public Outcome Probe(int address)
        {
            Outcome outcome = Address(address, out _);
            Spend(BitNanoseconds);
            return outcome;
        }

        internal Outcome Write(int address, ReadOnlySpan<byte> data)
        {
            Outcome outcome = Address(address, out II2cTarget? target);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            Spend(data.Length * ByteNanoseconds);
            bool acknowledged = target!.Write(data);
            Spend(BitNanoseconds);
            return acknowledged ? Outcome.Ok : Outcome.Nack;
        }

        internal Outcome Read(int address, Span<byte> buffer)
        {
            Outcome outcome = Address(address, out II2cTarget? target);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            // Nothing drives the line behind the end of a reply: the pull-ups read as ones.
            buffer.Fill(0xFF);
            int count = target!.Read(buffer);
            FlipBit(buffer);
            Spend(BitNanoseconds + Math.Max(0, count) * ByteNanoseconds);
            return count == NotAcknowledged ? Outcome.Nack : count < buffer.Length ? Outcome.ShortReply : Outcome.Ok;
        }

        private Outcome Address(int address, out II2cTarget? target)
        {
            Users.Add(Thread.CurrentThread.Name ?? "");
            target = _targets[address];
            _timeline.Plant.SleepUntil(_busyUntilNanoseconds);
            if (IsStuck)
            {
                Spend(StuckTimeoutNanoseconds);
                return Outcome.BusFault;
            }

            Spend(BitNanoseconds + ByteNanoseconds);
            if (NacksToCome > 0)
            {
                NacksToCome--;
                return Outcome.Nack;
            }

            return target == null ? Outcome.Nack : Outcome.Ok;
        }

        private void Spend(long nanoseconds)
        {
            _busyUntilNanoseconds = _timeline.Plant.NowNanoseconds + nanoseconds;
            _timeline.Spend(nanoseconds);
        }

        private void FlipBit(Span<byte> buffer)
        {
            if (BitToFlip >= 0 && BitToFlip / 8 < buffer.Length)
            {
                buffer[BitToFlip / 8] ^= (byte)(0x80 >> (BitToFlip % 8));
                BitToFlip = -1;
            }
        }
    }
}
