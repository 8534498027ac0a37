namespace Chronoseal.Firmware.Nodes
{
    /// <summary>Words for what a node is about.</summary>
    public static class NodeStates
    {
        private static readonly string[] Names = { "Starting", "Running", "SafeMode", "Misconfigured", "Failed", "Calibrating", "Stopping" };

        /// <summary>The word for a state.</summary>
        public static string Name(NodeState state)
        {
            return Names[(int)state];
        }
    }
}
