using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Drivers.Airnet
{
    /// <summary>One sample of the instrument's queue.</summary>
    public sealed class AirnetPacket
    {
        // No sample is longer than the interval register, which holds seconds in 16 bits.
        private const long LongestHundredths = 6553500;

        private readonly long[] _counts = new long[AirnetMap.Channels];

        /// <summary>Samples in the queue, this one among them.</summary>
        public int Queued { get; private set; }

        /// <summary>Its time by the instrument's clock, Unix seconds; 0: no sample was there.</summary>
        public long TimestampSeconds { get; private set; }

        /// <summary>Length of the sample in hundredths of a second.</summary>
        public long SampleHundredths { get; private set; }

        /// <summary>Status bits as they came.</summary>
        public long Status { get; private set; }

        /// <summary>Cumulative raw count of a channel: all particles of its size and above.</summary>
        public long Count(int channel)
        {
            return _counts[channel];
        }

        /// <summary>
        /// Takes the packet from a reply. <see cref="Outcome.NotReady"/> if it holds no sample: the instrument gives zeros then;
        /// <see cref="Outcome.OutOfRange"/> if it is none that the settings describe.
        /// </summary>
        /// <param name="reply">A reply of the packet's head and channels.</param>
        /// <param name="channels">How many channels were read.</param>
        /// <param name="isFloat">Whether sample time, flow and volume are floats.</param>
        public Outcome Decode(ModbusMaster reply, int channels, bool isFloat)
        {
            Queued = reply.Register(AirnetMap.Queued);
            TimestampSeconds = reply.RegisterPair(AirnetMap.Timestamp);
            Status = reply.RegisterPair(AirnetMap.PacketStatus);
            for (int i = 0; i < channels; i++)
            {
                _counts[i] = reply.RegisterPair(AirnetMap.PacketHeadLength + 2 * i);
            }

            if (TimestampSeconds == 0)
            {
                return Outcome.NotReady;
            }

            Outcome outcome = Outcome.Ok;
            long hundredths = reply.RegisterPair(AirnetMap.SampleTime);
            if (isFloat)
            {
                outcome = reply.Float(AirnetMap.SampleTime, 2, out hundredths);
            }

            SampleHundredths = hundredths;
            bool isPacket = hundredths > 0 && hundredths <= LongestHundredths && reply.Register(AirnetMap.ChannelCount) >= channels;
            return outcome == Outcome.Ok && !isPacket ? Outcome.OutOfRange : outcome;
        }
    }
}
