namespace Chronoseal.Cli.Simulate
{
    /// <summary>What one parameter of one node said around a contamination event: the last reading that was surely before it and the first that was surely after.</summary>
    public sealed record EventResponse(long EventUtcMicroseconds, string Node, string Parameter, string Before, string After, long FirstStampAfterMicroseconds);
}
