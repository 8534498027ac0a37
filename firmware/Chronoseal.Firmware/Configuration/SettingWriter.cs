using Chronoseal.Firmware.Health;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>Puts a set of settings into what gateway and node are made from.</summary>
    public static class SettingWriter
    {
        private const string Signature = "signature";
        private const string Stop = "stop";

        /// <summary>Writes all of them. What the set has no setting for keeps the board's value.</summary>
        public static void Apply(SettingSet set, GatewayConfiguration gateway, FiveParameterSettings node)
        {
            gateway.SettingsText = set.CanonicalText();
            gateway.NodeName = OrNull(set.Get(Setting.Node));
            gateway.EpochMicroseconds = set.Number(Setting.Epoch);
            gateway.SignsFrames = set.Get(Setting.Seal) == Signature;
            gateway.SignatureSlot = (int)set.Number(Setting.SealSlot);
            gateway.StopsWhenFull = set.Get(Setting.JournalFull) == Stop;
            gateway.FramesPerWrite = (int)set.Number(Setting.JournalBatch);
            gateway.HeartbeatSeconds = (int)set.Number(Setting.Heartbeat);
            gateway.CalibrateCapture = set.IsOn(Setting.CalibrateCapture);
            gateway.ClockTemperature = set.IsOn(Setting.ClockTemperature);
            gateway.SntpHost = set.Get(Setting.SntpHost);
            gateway.Clock.CrystalPartsPerMillion = (int)set.Number(Setting.Crystal);
            gateway.Clock.ExpiryMicroseconds = set.Number(Setting.ClockExpiry);
            gateway.Clock.KnownLatencyMicroseconds = (int)set.Number(Setting.CaptureLatency);
            gateway.Clock.CalibrationUncertaintyMicroseconds = (int)set.Number(Setting.CaptureUncertainty);
            ApplyBroker(set, gateway);
            ApplyInstruments(set, node);
            ApplyUpkeep(set, gateway.Health);
            gateway.Calibrations = CalibrationSettings.Read(set);
        }

        private static void ApplyBroker(SettingSet set, GatewayConfiguration gateway)
        {
            string broker = set.Get(Setting.Broker);
            int colon = broker.IndexOf(':');
            gateway.BrokerHost = colon < 0 ? "" : broker.Substring(0, colon);
            gateway.BrokerPort = colon < 0 ? 0 : (int)SettingValue.Whole(broker.Substring(colon + 1));
            gateway.BrokerTls = set.IsOn(Setting.BrokerTls);
            gateway.BrokerUser = OrNull(set.Get(Setting.BrokerUser));
            gateway.BrokerPassword = OrNull(set.Get(Setting.BrokerPassword));
            gateway.KeepAliveSeconds = (int)set.Number(Setting.KeepAlive);
            gateway.DrainFramesPerSecond = (int)set.Number(Setting.DrainRate);
            gateway.TrustsOwnRootsOnly = set.IsOn(Setting.BrokerRoots);
            gateway.ShowsClientCertificate = set.IsOn(Setting.BrokerClientCertificate);
        }

        private static void ApplyInstruments(SettingSet set, FiveParameterSettings node)
        {
            node.Sensors = set.Get(Setting.Sensors).Split(',');
            node.TocHost = set.Get(Setting.TocHost);
            node.TocPort = (int)set.Number(Setting.TocPort);
            node.Particles.Profile.Unit = (int)set.Number(Setting.ParticleUnit);
            node.Particles.ChannelSizes = set.Get(Setting.ChannelSizes).Split(',');
        }

        private static void ApplyUpkeep(SettingSet set, HealthSettings health)
        {
            health.BootGoodSeconds = (int)set.Number(Setting.BootGood);
            health.BootBadLimit = (int)set.Number(Setting.BootBadLimit);
            health.SafeModeSeconds = (int)set.Number(Setting.SafeMode);
            health.HeapFloorBytes = set.Number(Setting.HeapFloor);
            if (LogLevels.TryFind(set.Get(Setting.LogLevel), out LogLevel level))
            {
                health.LogLevel = level;
            }
        }

        private static string OrNull(string value)
        {
            return value.Length > 0 ? value : null;
        }
    }
}
