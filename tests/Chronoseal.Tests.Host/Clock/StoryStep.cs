namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>A step of a story: what, and how much of it, 0 to 999.</summary>
    internal sealed record StoryStep(StoryStepKind Kind, int Amount)
    {
        public override string ToString() => $"{Kind}:{Amount}";
    }
}
