using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Health;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>Makes a configuration that was saved take effect.</summary>
    public static class ConfigurationChange
    {
        /// <summary>
        /// Compares what is saved with what runs. Without a difference nothing happens. Where the node samples and all that differs is live, the gateway takes
        /// it between two epochs; otherwise the node is asked to restart. True if it restarts.
        /// </summary>
        public static bool TakeEffect(Node node)
        {
            ConfigurationStore store = node.Configuration;
            if (store.Saved.IsSameAs(store.Running))
            {
                return false;
            }

            string generation = "configuration generation " + store.Generation.ToString() + " takes effect";
            if (store.Saved.DiffersLiveOnly(store.Running) && TakeLive(node))
            {
                store.Running.CopyFrom(store.Saved);
                node.Log.Add(LogLevel.Info, "config", generation);
                return false;
            }

            node.Restart.Make(RestartCause.Configuration, generation);
            return true;
        }

        private static bool TakeLive(Node node)
        {
            if (node.Gateway == null || node.Restart.IsMade)
            {
                return false;
            }

            var configuration = new GatewayConfiguration();
            SettingWriter.Apply(node.Configuration.Saved, configuration, new FiveParameterSettings());
            if (!node.Gateway.Change(configuration))
            {
                return false;
            }

            node.Log.Level = configuration.Health.LogLevel;
            return true;
        }
    }
}
