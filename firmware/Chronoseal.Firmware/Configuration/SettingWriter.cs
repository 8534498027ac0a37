using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Firmware.Nodes;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>Puts values that were read into a node's settings. What is refused here is explained by <see cref="SettingTable.Rule"/>.</summary>
    internal sealed class SettingWriter
    {
        private const int MaximumUserLength = 64;
        private const int MaximumPasswordLength = 128;
        private const int MaximumSizeLength = 16;
        private const int MaximumPort = 65535;
        private const int MaximumModbusAddress = 247;

        private readonly GatewayConfiguration _gateway;
        private readonly FiveParameterSettings _node;

        /// <summary>Names what is written to.</summary>
        internal SettingWriter(GatewayConfiguration gateway, FiveParameterSettings node)
        {
            _gateway = gateway;
            _node = node;
        }

        /// <summary>Takes a value; false if it is out of range: then the settings are not to be used.</summary>
        internal bool TryWrite(Setting setting, string value)
        {
            switch (setting)
            {
                case Setting.Format: return value == "1";
                case Setting.Node: return TryNode(value);
                case Setting.Epoch: return TryEpoch(value);
                case Setting.Broker: return TryBroker(value);
                case Setting.BrokerTls: return TryFlag(value, out _gateway.BrokerTls);
                case Setting.BrokerUser: return SettingValue.TryOptional(value, MaximumUserLength, out _gateway.BrokerUser);
                case Setting.BrokerPassword: return SettingValue.TryOptional(value, MaximumPasswordLength, out _gateway.BrokerPassword);
                case Setting.KeepAlive: return SettingValue.TryNumber(value, 5, 65535, out _gateway.KeepAliveSeconds);
                case Setting.Crystal: return SettingValue.TryNumber(value, 1, 500, out _gateway.Clock.CrystalPartsPerMillion);
                case Setting.ClockExpiry: return SettingValue.TryNumber(value, 1000L, 60000000L, out _gateway.Clock.ExpiryMicroseconds);
                case Setting.TocHost: return TryTocHost(value);
                case Setting.TocPort: return SettingValue.TryNumber(value, 1, MaximumPort, out _node.TocPort);
                case Setting.ParticleUnit: return TryParticleUnit(value);
                case Setting.ChannelSizes: return TryChannelSizes(value);
                case Setting.CaptureLatency: return SettingValue.TryNumber(value, 0, 100000, out _gateway.Clock.KnownLatencyMicroseconds);
                case Setting.CaptureUncertainty: return SettingValue.TryNumber(value, 1, 100000, out _gateway.Clock.CalibrationUncertaintyMicroseconds);
                case Setting.CalibrateCapture: return TryFlag(value, out _gateway.CalibrateCapture);
                case Setting.ClockTemperature: return TryFlag(value, out _gateway.ClockTemperature);
                case Setting.SntpHost: return TrySntpHost(value);
                case Setting.JournalFull: return TryChoice(value, "drop", "stop", out _gateway.StopsWhenFull);
                case Setting.JournalBatch: return SettingValue.TryNumber(value, 1, 8, out _gateway.FramesPerWrite);
                case Setting.Heartbeat: return SettingValue.TryNumber(value, 1, 3600, out _gateway.HeartbeatSeconds);
                case Setting.DrainRate: return SettingValue.TryNumber(value, 2, 200, out _gateway.DrainFramesPerSecond);
                case Setting.Seal: return TryChoice(value, "mac", "signature", out _gateway.SignsFrames);
                case Setting.SealSlot: return SettingValue.TryNumber(value, 0, 15, out _gateway.SignatureSlot);
                case Setting.BrokerRoots: return TryFlag(value, out _gateway.TrustsOwnRootsOnly);
                case Setting.BrokerClientCertificate: return TryFlag(value, out _gateway.ShowsClientCertificate);
                default: return false;
            }
        }

        private bool TryNode(string value)
        {
            _gateway.NodeName = value.Length > 0 ? value : null;
            return value.Length == 0 || SettingValue.IsNodeName(value);
        }

        private bool TryEpoch(string value)
        {
            bool isInRange = SettingValue.TryNumber(value, 100000L, 3600000000L, out long period);
            _gateway.EpochMicroseconds = period;
            return isInRange && (1000000 % period == 0 || period % 1000000 == 0);
        }

        private bool TryBroker(string value)
        {
            int colon = value.IndexOf(':');
            _gateway.BrokerHost = colon < 0 ? value : value.Substring(0, colon);
            return SettingValue.IsHost(_gateway.BrokerHost)
                && (colon < 0 || SettingValue.TryNumber(value.Substring(colon + 1), 1, MaximumPort, out _gateway.BrokerPort));
        }

        private static bool TryFlag(string value, out bool flag)
        {
            return TryChoice(value, "0", "1", out flag);
        }

        private static bool TryChoice(string value, string no, string yes, out bool isYes)
        {
            isYes = value == yes;
            return isYes || value == no;
        }

        private bool TryTocHost(string value)
        {
            _node.TocHost = value;
            return SettingValue.IsHost(value);
        }

        private bool TrySntpHost(string value)
        {
            _gateway.SntpHost = value;
            return value.Length == 0 || SettingValue.IsHost(value);
        }

        private bool TryParticleUnit(string value)
        {
            bool isInRange = SettingValue.TryNumber(value, 1, MaximumModbusAddress, out int unit);
            _node.Particles.Profile.Unit = unit;
            return isInRange;
        }

        private bool TryChannelSizes(string value)
        {
            string[] sizes = value.Split(',');
            for (int i = 0; i < sizes.Length; i++)
            {
                sizes[i] = sizes[i].Trim();
                if (sizes[i].Length == 0 || sizes[i].Length > MaximumSizeLength)
                {
                    return false;
                }
            }

            _node.Particles.ChannelSizes = sizes;
            return sizes.Length > 0 && sizes.Length <= LighthouseMap.Channels;
        }
    }
}
