namespace Chronoseal.Tests.Host.Clock
{
    /// <summary>What befalls a clock in a second of a story.</summary>
    internal enum StoryStepKind
    {
        Good,
        EdgeAlone,
        LabelAlone,
        WrongLabel,
        InvalidLabel,
        EarlyLabel,
        Spurious,
        Doubled,
        Late,
        Silence,
        LongSilence,
        PhaseJump,
        FrequencyJump,
        NetworkTime,
        GarbageLabel,
        LeapSentence,
    }
}
