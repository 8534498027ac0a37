namespace Chronoseal.Firmware.Configuration
{
    /// <summary>
    /// Names of the settings, those of <see cref="GatewayConfiguration.CanonicalText"/> among them, and what a technician is told
    /// of a value that was refused. The limits themselves are applied in <see cref="SettingWriter"/>.
    /// </summary>
    internal static class SettingTable
    {
        private static readonly string[] Names =
        {
            "format",
            "node",
            "epoch-us",
            "broker",
            "broker-tls",
            "broker-user",
            "broker-password",
            "keep-alive-s",
            "crystal-ppm",
            "clock-expiry-us",
            "toc-host",
            "toc-port",
            "particle-unit",
            "channel-sizes",
            "capture-latency-us",
            "capture-uncertainty-us",
            "calibrate-capture",
            "clock-temperature",
            "sntp-host",
            "journal-full",
            "journal-batch",
            "heartbeat-s",
            "drain-frames-per-s",
            "seal",
            "seal-slot",
            "broker-roots",
            "broker-client-cert",
        };

        private static readonly string[] Rules =
        {
            "must be 1",
            "must be 1 to 32 characters of a-z, 0-9 and hyphen, or empty to use the EUI-64",
            "must be a divisor or multiple of 1000000, 100000 to 3600000000",
            "must be host:port, or host alone for port 1883; host is 1 to 128 characters of a-z, A-Z, 0-9, dot and hyphen, port 1 to 65535",
            "must be 0 or 1",
            "must be at most 64 characters, or empty for none",
            "must be at most 128 characters, or empty for none",
            "must be a whole number, 5 to 65535",
            "must be a whole number, 1 to 500",
            "must be a whole number, 1000 to 60000000",
            "must be 1 to 128 characters of a-z, A-Z, 0-9, dot and hyphen",
            "must be a whole number, 1 to 65535",
            "must be a whole number, 1 to 247",
            "must be 1 to 8 sizes with commas between them, each 1 to 16 characters, such as 0.5 um,1.0 um,5.0 um",
            "must be a whole number, 0 to 100000",
            "must be a whole number, 1 to 100000",
            "must be 0 or 1",
            "must be 0 or 1",
            "must be 1 to 128 characters of a-z, A-Z, 0-9, dot and hyphen, or empty for none",
            "must be drop or stop",
            "must be a whole number, 1 to 8",
            "must be a whole number, 1 to 3600",
            "must be a whole number, 2 to 200",
            "must be mac or signature",
            "must be a whole number, 0 to 15",
            "must be 0 or 1",
            "must be 0 or 1",
        };

        /// <summary>How many settings there are.</summary>
        internal static int Count
        {
            get { return Names.Length; }
        }

        /// <summary>The name of a setting.</summary>
        internal static string Name(Setting setting)
        {
            return Names[(int)setting];
        }

        /// <summary>What its value must be.</summary>
        internal static string Rule(Setting setting)
        {
            return Rules[(int)setting];
        }

        /// <summary>The setting of a name; false if there is none.</summary>
        internal static bool TryFind(string name, out Setting setting)
        {
            for (int i = 0; i < Names.Length; i++)
            {
                if (Names[i] == name)
                {
                    setting = (Setting)i;
                    return true;
                }
            }

            setting = Setting.Format;
            return false;
        }
    }
}
