using Chronoseal.Firmware.Timing;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>What is set of a gateway. The key is a secret: it is no part of the canonical text and is shown nowhere.</summary>
    public sealed class GatewayConfiguration
    {
        /// <summary>Name of the node, a-z, 0-9 and hyphen, at most 32 characters; null to use its EUI-64.</summary>
        public string NodeName;

        /// <summary>Sampling period in microseconds: a divisor or multiple of one second, 100,000 to 3,600,000,000.</summary>
        public long EpochMicroseconds = 1000000;

        /// <summary>Host of the MQTT broker.</summary>
        public string BrokerHost = "";

        /// <summary>Port of the MQTT broker.</summary>
        public int BrokerPort = 1883;

        /// <summary>Whether the broker is spoken to over TLS.</summary>
        public bool BrokerTls;

        /// <summary>User name at the broker; null for none.</summary>
        public string BrokerUser;

        /// <summary>Password at the broker; null for none. A secret.</summary>
        public string BrokerPassword;

        /// <summary>Keep-alive of the MQTT session, seconds.</summary>
        public int KeepAliveSeconds = 30;

        /// <summary>Identifier of the key, 8 bytes.</summary>
        public byte[] KeyId;

        /// <summary>The key, 32 bytes. A secret.</summary>
        public byte[] Key;

        /// <summary>Host of the network time server that is asked while GNSS gives no time; empty for none.</summary>
        public string SntpHost = "";

        /// <summary>The clock's settings; capture, quantum and latency are replaced by what the board says.</summary>
        public ClockSettings Clock = new ClockSettings();

        /// <summary>Whether to run the loop-back test of the edge capture instead of the gateway.</summary>
        public bool CalibrateCapture;

        /// <summary>
        /// Whether the clock learns the crystal's frequency over the temperature that the node's sensor measures: only where that
        /// sensor sits with the crystal.
        /// </summary>
        public bool ClockTemperature;

        /// <summary>Everything that is set except secrets, one setting a line, in fixed order: what the configuration hash is over.</summary>
        public string CanonicalText()
        {
            return "format=1\n"
                + "node=" + (NodeName ?? "") + "\n"
                + "epoch-us=" + EpochMicroseconds.ToString() + "\n"
                + "broker=" + BrokerHost + ":" + BrokerPort.ToString() + "\n"
                + "broker-tls=" + (BrokerTls ? "1" : "0") + "\n"
                + "broker-user=" + (BrokerUser ?? "") + "\n"
                + "keep-alive-s=" + KeepAliveSeconds.ToString() + "\n"
                + "crystal-ppm=" + Clock.CrystalPartsPerMillion.ToString() + "\n"
                + "clock-expiry-us=" + Clock.ExpiryMicroseconds.ToString() + "\n"
                + "capture-latency-us=" + Clock.KnownLatencyMicroseconds.ToString() + "\n"
                + "capture-uncertainty-us=" + Clock.CalibrationUncertaintyMicroseconds.ToString() + "\n"
                + "clock-temperature=" + (ClockTemperature ? "1" : "0") + "\n"
                + "sntp-host=" + SntpHost + "\n";
        }
    }
}
