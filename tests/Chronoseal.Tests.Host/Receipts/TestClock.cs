namespace Chronoseal.Tests.Host.Receipts
{
    /// <summary>A system clock that stands where a test puts it.</summary>
    internal sealed class TestClock : TimeProvider
    {
        internal DateTimeOffset Now { get; set; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;

        internal void Pass(double seconds) => Now = Now.AddSeconds(seconds);
    }
}
