using Chronoseal.Hal;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>Sits on the bus of one part, counts what is asked and answered, and spoils one reply.</summary>
    internal sealed class FaultInjector : BusWrapper
    {
        private BusFault? _armed;
        private int _target;

        /// <summary>Replies, or pairs of request and reply, since <see cref="Reset"/>.</summary>
        public int Exchanges { get; private set; }

        /// <summary>Whether the fault has happened.</summary>
        public bool HasFired { get; private set; }

        /// <summary>The counter of the bench.</summary>
        public Func<long> Now { get; set; } = () => 0;

        /// <summary>Whether the bus is TCP.</summary>
        public bool IsTcp { get; private set; }

        /// <summary>Whether the bus is I2C.</summary>
        public bool IsI2c { get; private set; }

        /// <summary>Whether a reading writes to the part, which it can then leave unacknowledged.</summary>
        public bool HasRequests { get; set; }

        /// <summary>The last reply, or the one that the fault was done to, as it would have been.</summary>
        public byte[] TrueReply { get; private set; } = [];

        public override II2cDevice Wrap(II2cDevice device)
        {
            IsI2c = true;
            return new FaultyI2c(this, device);
        }

        public override ISerialPort Wrap(ISerialPort port) => new FaultySerial(this, port);

        public override ITcpChannel Wrap(ITcpChannel channel)
        {
            IsTcp = true;
            return new FaultyTcp(this, channel);
        }

        /// <summary>Forgets counts and faults.</summary>
        public void Reset()
        {
            Exchanges = 0;
            _armed = null;
            HasFired = false;
            HasRequests = false;
        }

        /// <summary>Spoils the reply of that number, counting from 0.</summary>
        public void Arm(BusFault fault, int exchange)
        {
            Reset();
            _armed = fault;
            _target = exchange;
        }

        /// <summary>Whether this fault would happen to the exchange that comes next.</summary>
        public bool IsNext(BusFault fault) => _armed == fault && Exchanges == _target;

        /// <summary>Takes note of an exchange; gives the fault to do to it, if any.</summary>
        public BusFault? Next()
        {
            if (Exchanges++ != _target || _armed is not { } fault)
            {
                return null;
            }

            _armed = null;
            HasFired = true;
            return fault;
        }

        /// <summary>The fault that came up means nothing for this transfer.</summary>
        public void Withdraw()
        {
            HasFired = false;
        }

        /// <summary>The reply as the driver is to see it.</summary>
        public byte[] Pass(BusFault? fault, byte[] reply)
        {
            TrueReply = reply;
            if (fault is not { } kind || reply.Length == 0)
            {
                return reply;
            }

            if (kind == BusFault.Stuck)
            {
                return [];
            }

            byte[]? spoilt = ReplySpoiler.Spoil(kind, reply, IsTcp);
            HasFired = spoilt != null;
            return spoilt ?? reply;
        }
    }
}
