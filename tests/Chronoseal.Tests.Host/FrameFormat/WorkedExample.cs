namespace Chronoseal.Tests.Host.FrameFormat
{
    /// <summary>One frame of the page.</summary>
    /// <param name="Title">What it shows.</param>
    /// <param name="Bytes">All of it.</param>
    internal sealed record WorkedExample(string Title, byte[] Bytes);
}
