using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Health;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>Makes a configuration that was saved take effect.</summary>
    public static class ConfigurationChange
    {
        /// <summary>
        /// Compares what is saved with what runs. Without a difference nothing happens; otherwise the node is asked to restart. True if it
        /// restarts.
        /// </summary>
        public static bool TakeEffect(Node node)
        {
            ConfigurationStore store = node.Configuration;
            if (store.Saved.IsSameAs(store.Running))
            {
                return false;
            }

            node.Restart.Make(RestartCause.Configuration, "configuration generation " + store.Generation.ToString() + " takes effect");
            return true;
        }
    }
}
