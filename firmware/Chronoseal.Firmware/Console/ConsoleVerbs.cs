using Chronoseal.Firmware.Nodes;

namespace Chronoseal.Firmware.Console
{
    /// <summary>All verbs, in the order in which help lists them.</summary>
    public static class ConsoleVerbs
    {
        /// <summary>Makes them for a node.</summary>
        public static IVerb[] All(Node node)
        {
            return new IVerb[0];
        }
    }
}
