using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>Time for drivers whose bus needs none.</summary>
    internal sealed class IdleTimeline : ITimeline, ICounter
    {
        public ICounter Counter => this;

        public long Microseconds { get; private set; }

        public int QuantumMicroseconds => 1;

        public void SleepUntil(long counterMicroseconds) => Microseconds = Math.Max(Microseconds, counterMicroseconds);

        public ISignal CreateSignal() => throw new NotSupportedException();

        public void Start(string name, TaskPriority priority, TaskBody body) => throw new NotSupportedException();
    }
}
