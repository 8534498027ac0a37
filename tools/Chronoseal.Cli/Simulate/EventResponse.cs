namespace Chronoseal.Cli.Simulate
{
    /// <summary>What one parameter of one node said around a contamination event: the last reading before it and the first after.</summary>
    public sealed record EventResponse(long EventUtcMicroseconds, string Node, string Parameter, string Before, string After, long FirstStampAfterMicroseconds);
}
