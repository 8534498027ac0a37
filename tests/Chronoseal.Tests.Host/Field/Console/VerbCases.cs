namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>
    /// Good and bad arguments of every verb: one list, to which each new verb adds at least one of both. Codes are those of a node that has
    /// sampled for twenty seconds with a broker that takes its frames.
    /// </summary>
    internal static class VerbCases
    {
        internal static VerbCase[] All { get; } =
        [
            new("help", "Ok"),
            new("help info", "Ok"),
            new("help nothing", "UnknownVerb"),
            new("help info more", "Usage"),
            new("info", "Ok"),
            new("info ?", "Ok"),
            new("info now", "Usage"),
            new("status", "Ok"),
            new("status now", "Usage"),
            new("time", "Ok"),
            new("time now", "Usage"),
            new("sensors", "Ok"),
            new("sensors climate", "Usage"),
            new("frames", "Ok"),
            new("frames 1", "Ok"),
            new("frames 10", "Ok"),
            new("frames 0", "Usage"),
            new("frames 11", "Usage"),
            new("frames -1", "Usage"),
            new("frames 1 2", "Usage"),
            new("journal", "Ok"),
            new("journal full", "Usage"),
            new("mqtt", "Ok"),
            new("mqtt test", "Ok"),
            new("mqtt tst", "Usage"),
            new("mqtt test now", "Usage"),
            new("key status", "Ok"),
            new("key", "Usage"),
            new("key show", "Usage"),
            new("echo", "Ok"),
            new("echo on", "Ok"),
            new("echo maybe", "Usage"),
            new("prompt", "Ok"),
            new("prompt on", "Ok"),
            new("prompt maybe", "Usage"),
        ];
    }
}
