using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>What is set of a gateway. Its keys are not among it: <see cref="Chronoseal.Firmware.Trust.KeyStore"/> and the secure element have them.</summary>
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

        /// <summary>Password at the broker; null for none. A secret: it is no part of the canonical text and is shown nowhere.</summary>
        public string BrokerPassword;

        /// <summary>Keep-alive of the MQTT session, seconds.</summary>
        public int KeepAliveSeconds = 30;

        /// <summary>Host of the network time server that is asked while GNSS gives no time; empty for none.</summary>
        public string SntpHost = "";

        /// <summary>The clock's settings; capture, quantum and latency are replaced by what the board says.</summary>
        public ClockSettings Clock = new ClockSettings();

        /// <summary>How the node cares for itself: boots, safe mode, heap, log.</summary>
        public HealthSettings Health = new HealthSettings();

        /// <summary>Whether to run the loop-back test of the edge capture instead of the gateway.</summary>
        public bool CalibrateCapture;

        /// <summary>
        /// Whether the clock learns the crystal's frequency over the temperature that the node's sensor measures: only where that
        /// sensor sits with the crystal.
        /// </summary>
        public bool ClockTemperature;

        /// <summary>
        /// What happens when the journal is full of unacknowledged frames: true stops sampling until there is room, false drops the
        /// oldest data frames, never birth or event frames. Either is told by an event frame.
        /// </summary>
        public bool StopsWhenFull;

        /// <summary>
        /// Data frames that are written to the flash together, 1 to 8. Each write wears the flash; what is not yet written is not yet
        /// sent, and is lost in a power cut.
        /// </summary>
        public int FramesPerWrite = 1;

        /// <summary>Seconds without any frame after which a heartbeat frame is sealed, 1 to 3,600, so that a missing end of the chain shows.</summary>
        public int HeartbeatSeconds = 60;

        /// <summary>The most frames of a backlog sent in a second, 2 to 200; never less than twice the rate at which frames are sealed.</summary>
        public int DrainFramesPerSecond = 20;

        /// <summary>True to sign frames by the secure element (COSE_Sign1, ES256), false to authenticate them by the shared key (COSE_Mac0).</summary>
        public bool SignsFrames;

        /// <summary>Slot of the secure element that holds the private key, 0 to 15.</summary>
        public int SignatureSlot;

        /// <summary>True to trust the roots in the node's file broker.crt (<see cref="Hal.MqttEndpoint.Roots"/>), false for those that the platform has stored.</summary>
        public bool TrustsOwnRootsOnly;

        /// <summary>True to show the broker the certificate in client.crt, with the private key in client.key.</summary>
        public bool ShowsClientCertificate;

        /// <summary>Content of broker.crt, PEM; null unless <see cref="TrustsOwnRootsOnly"/>.</summary>
        public byte[] BrokerRoots;

        /// <summary>Content of client.crt, PEM; null unless <see cref="ShowsClientCertificate"/>.</summary>
        public byte[] ClientCertificate;

        /// <summary>Content of client.key, PEM; null unless <see cref="ShowsClientCertificate"/>. A secret.</summary>
        public byte[] ClientKey;

        /// <summary>What is said of the sensors' calibration, one a sensor.</summary>
        public SensorCalibration[] Calibrations = new SensorCalibration[0];

        /// <summary>Takes over what can change while the node samples: what the schema marks as live and the gateway uses.</summary>
        public void TakeLive(GatewayConfiguration other)
        {
            EpochMicroseconds = other.EpochMicroseconds;
            HeartbeatSeconds = other.HeartbeatSeconds;
            StopsWhenFull = other.StopsWhenFull;
            DrainFramesPerSecond = other.DrainFramesPerSecond;
            Calibrations = other.Calibrations;
            SettingsText = other.SettingsText;
        }

        /// <summary>Where the broker is, whom to believe and what to show.</summary>
        public MqttEndpoint Broker()
        {
            return new MqttEndpoint
            {
                Host = BrokerHost,
                Port = BrokerPort,
                UsesTls = BrokerTls,
                Roots = BrokerRoots,
                ClientCertificate = ClientCertificate,
                ClientKey = ClientKey,
            };
        }

        /// <summary>The canonical text of the settings that this was made from; null where it was made in code.</summary>
        public string SettingsText;

        /// <summary>
        /// What the configuration hash is over: <see cref="SettingSet.CanonicalText"/>. For one made in code, what a birth frame tells of it, so that
        /// different facts never have the same hash.
        /// </summary>
        public string CanonicalText()
        {
            if (SettingsText != null)
            {
                return SettingsText;
            }

            string calibrations = "";
            for (int i = 0; i < Calibrations.Length; i++)
            {
                SensorCalibration calibration = Calibrations[i];
                calibrations += calibration.Print == 0 ? "" : "cal-" + calibration.Sensor + "=" + calibration.Print.ToString() + "\n";
            }

            return "made in code\n"
                + "epoch-us=" + EpochMicroseconds.ToString() + "\n"
                + "heartbeat-s=" + HeartbeatSeconds.ToString() + "\n"
                + "seal=" + (SignsFrames ? "signature" : "mac") + "\n"
                + "crystal-ppm=" + Clock.CrystalPartsPerMillion.ToString() + "\n"
                + "clock-expiry-us=" + Clock.ExpiryMicroseconds.ToString() + "\n"
                + calibrations;
        }
    }
}
