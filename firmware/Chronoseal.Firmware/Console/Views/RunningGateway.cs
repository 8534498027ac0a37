using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Views
{
    /// <summary>The gateway of a node, for verbs that have nothing to say without one.</summary>
    internal static class RunningGateway
    {
        /// <summary>The gateway; null while there is none, and then the answer says why and what to do.</summary>
        internal static Gateway Of(Node node, Answer answer)
        {
            Gateway gateway = node.Gateway;
            if (gateway == null)
            {
                answer.Fail(Outcome.NotReady, "the node does not sample, it is " + NodeStates.Name(node.State) + "; " + Remedy(node));
            }

            return gateway;
        }

        private static string Remedy(Node node)
        {
            if (node.Reason.Length > 0)
            {
                return node.Reason;
            }

            switch (node.State)
            {
                case NodeState.Starting: return "ask again in a few seconds";
                case NodeState.Calibrating: return "set calibrate-capture to 0 and restart it to sample";
                default: return "see status";
            }
        }
    }
}
