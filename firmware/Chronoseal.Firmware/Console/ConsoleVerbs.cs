using Chronoseal.Firmware.Nodes;

namespace Chronoseal.Firmware.Console
{
    /// <summary>All verbs, in the order in which help lists them.</summary>
    public static class ConsoleVerbs
    {
        /// <summary>Makes them for a node; those that take more lines, stream or wait get the session.</summary>
        public static IVerb[] All(Node node, ConsoleSession session)
        {
            return new IVerb[0];
        }
    }
}
