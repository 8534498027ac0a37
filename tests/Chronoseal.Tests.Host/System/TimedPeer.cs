using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>Passes everything on to an instrument and notes the true instants at which a record was asked for.</summary>
    internal sealed class TimedPeer(VirtualTimeline timeline, ISerialPeer instrument) : ISerialPeer
    {
        private const byte ReadInput = 4;
        private const int LowByteOfAddress = 3;

        internal List<long> RecordReads { get; } = [];

        public void Received(ReadOnlySpan<byte> data)
        {
            // The mask of valid channels is read at another address.
            if (data[1] == ReadInput && data[LowByteOfAddress] == 0)
            {
                RecordReads.Add(timeline.NowNanoseconds);
            }

            instrument.Received(data);
        }
    }
}
