using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Drivers.Lighthouse
{
    /// <summary>One record of the instrument's buffer, as it stands in the input registers.</summary>
    public sealed class LighthouseRecord
    {
        // Register 40033-34 takes no more.
        private const int LongestSampleSeconds = 86399;

        private readonly long[] _counts = new long[LighthouseMap.Channels];

        /// <summary>End of the sample by the instrument's own clock, Unix seconds.</summary>
        public long TimestampSeconds { get; private set; }

        /// <summary>Length of the sample in seconds.</summary>
        public long SampleSeconds { get; private set; }

        /// <summary>Location number, 1 to 200.</summary>
        public long Location { get; private set; }

        /// <summary>Status word as it came.</summary>
        public long Status { get; private set; }

        /// <summary>A bit for each channel whose count is valid; the others hold garbage.</summary>
        public int ValidChannels { get; private set; }

        /// <summary>Cumulative raw count of a channel: all particles of its size and above.</summary>
        public long Count(int channel)
        {
            return _counts[channel];
        }

        /// <summary>Whether a channel's count is valid.</summary>
        public bool IsValid(int channel)
        {
            return (ValidChannels >> channel & 1) != 0;
        }

        /// <summary>Takes the record from a reply of <see cref="LighthouseMap.RecordLength"/> input registers.</summary>
        /// <returns><see cref="Outcome.OutOfRange"/> for a time or a length that no record has: another map, or an empty record.</returns>
        public Outcome Decode(ModbusMaster reply)
        {
            TimestampSeconds = reply.RegisterPair(0);
            SampleSeconds = reply.RegisterPair(2);
            Location = reply.RegisterPair(4);
            Status = reply.RegisterPair(6);
            for (int i = 0; i < LighthouseMap.Channels; i++)
            {
                _counts[i] = reply.RegisterPair(8 + 2 * i);
            }

            bool isRecord = TimestampSeconds > 0 && SampleSeconds > 0 && SampleSeconds <= LongestSampleSeconds;
            return isRecord ? Outcome.Ok : Outcome.OutOfRange;
        }

        /// <summary>Takes the mask of valid channels.</summary>
        public void DecodeValidChannels(int mask)
        {
            ValidChannels = mask & ((1 << LighthouseMap.Channels) - 1);
        }

        /// <summary>The status byte of a record (30008) in bits of <see cref="SampleStatus"/>.</summary>
        public static int TranslateStatus(long status)
        {
            int bits = 0;
            bits |= (status & 0x01) != 0 ? SampleStatus.SourceFault : 0;
            bits |= (status & 0x02) != 0 ? SampleStatus.FlowFault : 0;
            bits |= (status & 0x04) != 0 ? SampleStatus.Overflow : 0;
            bits |= (status & 0x08) != 0 ? SampleStatus.ServiceDue : 0;
            bits |= (status & 0x10) != 0 ? SampleStatus.ThresholdHigh : 0;
            bits |= (status & 0x20) != 0 ? SampleStatus.ThresholdLow : 0;
            bits |= (status & 0x40) != 0 ? SampleStatus.SamplerFault : 0;
            return bits;
        }
    }
}
