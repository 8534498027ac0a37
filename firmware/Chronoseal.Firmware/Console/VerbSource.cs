using Chronoseal.Firmware.Nodes;

namespace Chronoseal.Firmware.Console
{
    /// <summary>Makes the verbs of a console, as <see cref="ConsoleVerbs.All"/> does.</summary>
    public delegate IVerb[] VerbSource(Node node, ConsoleSession session);
}
