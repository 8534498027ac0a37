using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Sensirion
{
    /// <summary>
    /// Sixteen-bit commands to a Sensirion I2C part and room for its replies. Commands carry no checksum, their arguments do
    /// (see <see cref="SensirionWords"/>). Checks nothing of a reply: that is the part's codec's work.
    /// </summary>
    public sealed class SensirionLink
    {
        private const int CommandBytes = 2;

        private readonly II2cDevice _device;
        private readonly IDelay _delay;
        private readonly byte[] _command = new byte[CommandBytes + 2 * SensirionWords.BytesPerWord];

        /// <summary>Makes the buffers.</summary>
        public SensirionLink(II2cDevice device, IDelay delay, int longestReply)
        {
            _device = device;
            _delay = delay;
            Reply = new byte[longestReply];
        }

        /// <summary>What <see cref="Read"/> got.</summary>
        public byte[] Reply { get; }

        /// <summary>The counter now.</summary>
        public long Microseconds
        {
            get { return _delay.Counter.Microseconds; }
        }

        /// <summary>Sends a command.</summary>
        public Outcome Send(int command)
        {
            BigEndian.WriteUInt16(_command, 0, command);
            return _device.Write(_command, CommandBytes);
        }

        /// <summary>Sends a command with two arguments.</summary>
        public Outcome Send(int command, int first, int second)
        {
            BigEndian.WriteUInt16(_command, 0, command);
            int end = SensirionWords.Pack(_command, CommandBytes, first);
            return _device.Write(_command, SensirionWords.Pack(_command, end, second));
        }

        /// <summary>Sends a command and, if it was acknowledged, leaves the part the time that it is documented to need.</summary>
        public Outcome SendAndWait(int command, int waitMicroseconds)
        {
            Outcome outcome = Send(command);
            if (outcome == Outcome.Ok)
            {
                Wait(waitMicroseconds);
            }

            return outcome;
        }

        /// <summary>Reads a reply.</summary>
        public Outcome Read(int count)
        {
            return _device.Read(Reply, count);
        }

        /// <summary>Sends a command, waits as documented, reads the reply.</summary>
        public Outcome Ask(int command, int waitMicroseconds, int count)
        {
            Outcome outcome = SendAndWait(command, waitMicroseconds);
            return outcome == Outcome.Ok ? Read(count) : outcome;
        }

        /// <summary>Lets a documented wait pass.</summary>
        public void Wait(int microseconds)
        {
            _delay.SleepUntil(_delay.Counter.Microseconds + microseconds);
        }

        /// <summary>Lets the rest of a documented wait pass; returns at once if it is over.</summary>
        public void WaitUntil(long counterMicroseconds)
        {
            _delay.SleepUntil(counterMicroseconds);
        }
    }
}
