namespace Chronoseal.Plant
{
    /// <summary>One sample of an Airnet's queue.</summary>
    internal sealed record AirnetSample(uint TimestampSeconds, uint SampleHundredths, uint Status, uint[] Counts);
}
