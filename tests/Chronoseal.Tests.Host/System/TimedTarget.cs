using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>Passes everything on to a part and notes the true instants at which one command was acknowledged.</summary>
    internal sealed class TimedTarget(VirtualTimeline timeline, II2cTarget part, params byte[] command) : II2cTarget
    {
        internal List<long> Nanoseconds { get; } = [];

        public bool Write(ReadOnlySpan<byte> data)
        {
            bool isTaken = part.Write(data);
            if (isTaken && data.SequenceEqual(command))
            {
                Nanoseconds.Add(timeline.NowNanoseconds);
            }

            return isTaken;
        }

        public int Read(Span<byte> buffer) => part.Read(buffer);
    }
}
