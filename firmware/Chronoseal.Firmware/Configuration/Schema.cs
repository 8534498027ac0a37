namespace Chronoseal.Firmware.Configuration
{
    /// <summary>
    /// Every setting of a node, in one place: parsing, help, validation, export, the hash and docs/configuration.md go by this table. To add
    /// one, give it a number in <see cref="Setting"/> and a row here, and apply it in <see cref="SettingWriter"/> or read it where it is used.
    /// Existing texts and slots stay good, since what they do not name keeps its default; what takes a name away or gives it another
    /// meaning needs a new <see cref="Version"/>.
    /// </summary>
    public static class Schema
    {
        /// <summary>The version of names and meanings: what <c>format</c> says.</summary>
        public const int Version = 1;

        private const SettingEffect Live = SettingEffect.Live;
        private const SettingEffect Restart = SettingEffect.Restart;

        private const int HostLength = 128;
        private const long Million = 1000000;

        private static readonly SettingSpec[] Specs = MakeSpecs();

        /// <summary>How many settings there are.</summary>
        public static int Count
        {
            get { return Specs.Length; }
        }

        /// <summary>The setting at a place, 0 to <see cref="Count"/> - 1.</summary>
        public static SettingSpec Spec(int index)
        {
            return Specs[index];
        }

        /// <summary>The setting of a name; false if there is none.</summary>
        public static bool TryFind(string name, out int index)
        {
            for (int i = 0; i < Specs.Length; i++)
            {
                if (Specs[i].Name == name)
                {
                    index = i;
                    return true;
                }
            }

            index = 0;
            return false;
        }

        private static SettingSpec[] MakeSpecs()
        {
            var specs = new SettingSpec[(int)Setting.HeapFloor + 1];
            AddNode(specs);
            AddUplink(specs);
            AddClock(specs);
            AddInstruments(specs);
            AddCalibration(specs);
            AddUpkeep(specs);
            return specs;
        }

        private static void AddNode(SettingSpec[] specs)
        {
            Put(specs, Setting.Format, "format", SettingKind.Version, "", Version, Version, "1", Restart, "Version of the names and meanings of settings.");
            Put(specs, Setting.Node, "node", SettingKind.NodeName, "", 0, 32, "", Restart, "Name of the node in topics and frames; empty for its EUI-64.");
            Put(specs, Setting.Epoch, "epoch-us", SettingKind.Period, "us", 100000, 3600 * Million, "1000000", Live, "Sampling period.");
            Put(specs, Setting.Sensors, "sensors", SettingKind.List, "", 1, 4, "climate,hcho,particles,toc", Restart, "Sensors that are fitted; others are not opened.")
                .Choices = new[] { "climate", "hcho", "particles", "toc" };
            Put(specs, Setting.Seal, "seal", SettingKind.Choice, "", 0, 0, "mac", Restart, "What frames are sealed with: the shared key (mac), or the secure element (signature).")
                .Choices = new[] { "mac", "signature" };
            Whole(specs, Setting.SealSlot, "seal-slot", "", 0, 15, "0", Restart, "Slot of the secure element that holds the private key.");
            Put(specs, Setting.JournalFull, "journal-full", SettingKind.Choice, "", 0, 0, "drop", Live, "What a journal full of unsent frames does: drop the oldest data frames, or stop sampling.")
                .Choices = new[] { "drop", "stop" };
            Whole(specs, Setting.JournalBatch, "journal-batch", "frames", 1, 8, "1", Restart, "Data frames written to the flash together: spares the flash, and loses as many in a power cut.");
            Whole(specs, Setting.Heartbeat, "heartbeat-s", "s", 1, 3600, "60", Live, "Silence after which a heartbeat frame is sealed.");
        }

        private static void AddUplink(SettingSpec[] specs)
        {
            Put(specs, Setting.Broker, "broker", SettingKind.Broker, "", 0, HostLength, "", Restart, "MQTT broker. A node without one does not start.");
            Flag(specs, Setting.BrokerTls, "broker-tls", "0", Restart, "1 to speak to the broker over TLS.");
            Flag(specs, Setting.BrokerRoots, "broker-roots", "0", Restart, "1 to trust the roots in the file broker.crt, 0 for those that the platform has stored.");
            Flag(specs, Setting.BrokerClientCertificate, "broker-client-cert", "0", Restart, "1 to show the broker client.crt, with the private key in client.key.");
            Put(specs, Setting.BrokerUser, "broker-user", SettingKind.Text, "", 0, 64, "", Restart, "User at the broker.");
            Put(specs, Setting.BrokerPassword, "broker-password", SettingKind.Text, "", 0, 128, "", Restart, "Password at the broker.").IsSecret = true;
            Whole(specs, Setting.KeepAlive, "keep-alive-s", "s", 5, 65535, "30", Restart, "Keep-alive of the MQTT session.");
            Whole(specs, Setting.DrainRate, "drain-frames-per-s", "1/s", 2, 200, "20", Live, "The most frames of a backlog sent in a second.");
        }

        private static void AddClock(SettingSpec[] specs)
        {
            Whole(specs, Setting.Crystal, "crystal-ppm", "ppm", 1, 500, "20", Restart, "The crystal's limit over temperature and life.");
            Whole(specs, Setting.ClockExpiry, "clock-expiry-us", "us", 1000, 60 * Million, "10000", Restart, "The guarantee at which the clock says Expired.");
            Flag(specs, Setting.ClockTemperature, "clock-temperature", "0", Restart, "1 where the climate sensor sits with the crystal: frequency over temperature is learned.");
            Whole(specs, Setting.CaptureLatency, "capture-latency-us", "us", 0, 100000, "0", Restart, "Least latency of the edge capture, from the loop-back test; 0 where not measured.");
            Whole(specs, Setting.CaptureUncertainty, "capture-uncertainty-us", "us", 1, 100000, "40", Restart, "Its expanded uncertainty (k = 2), from the same test.");
            Flag(specs, Setting.CalibrateCapture, "calibrate-capture", "0", Restart, "1 to run the loop-back test instead of the node.");
            Put(specs, Setting.SntpHost, "sntp-host", SettingKind.Host, "", 0, HostLength, "", Restart, "Network time server for when there is no GNSS.");
        }

        private static void AddInstruments(SettingSpec[] specs)
        {
            Put(specs, Setting.TocHost, "toc-host", SettingKind.Host, "", 1, HostLength, "toc", Restart, "Host of the TOC sensor.");
            Whole(specs, Setting.TocPort, "toc-port", "", 1, 65535, "502", Restart, "Its Modbus TCP port.");
            Whole(specs, Setting.ParticleUnit, "particle-unit", "", 1, 247, "1", Restart, "Modbus address of the particle counter.");
            Put(specs, Setting.ChannelSizes, "channel-sizes", SettingKind.Sizes, "", 1, 8, "0.5 um,1.0 um,5.0 um", Restart, "Sizes of the particle counter's channels, smallest first.");
        }

        private static void AddCalibration(SettingSpec[] specs)
        {
            Certificate(specs, Setting.ClimateCertificate, "cal-climate");
            Certificate(specs, Setting.FormaldehydeCertificate, "cal-hcho");
            Certificate(specs, Setting.ParticlesCertificate, "cal-particles");
            Certificate(specs, Setting.TocCertificate, "cal-toc");
            Correction(specs, Setting.TemperatureOffset, "cal-temp", "Cel", 10);
            Correction(specs, Setting.HumidityOffset, "cal-rh", "%RH", 20);
            Correction(specs, Setting.FormaldehydeOffset, "cal-hcho", "ppm", 1);
            Correction(specs, Setting.TocOffset, "cal-toc", "ppm", 1);
        }

        private static void AddUpkeep(SettingSpec[] specs)
        {
            Put(specs, Setting.ConsoleBaud, "console-baud", SettingKind.Choice, "Bd", 0, 0, "115200", Restart, "Speed of the console's UART, 8N1.")
                .Choices = new[] { "9600", "19200", "38400", "57600", "115200", "230400", "460800", "921600" };
            Flag(specs, Setting.ConsoleEcho, "console-echo", "1", Live, "1 for a console that shows what is typed.");
            Flag(specs, Setting.ConsolePrompt, "console-prompt", "1", Live, "1 for a console with a prompt.");
            Put(specs, Setting.LogLevel, "log-level", SettingKind.Choice, "", 0, 0, "info", Live, "The least of what the log keeps.")
                .Choices = new[] { "error", "warning", "info", "debug" };
            Whole(specs, Setting.BootGood, "boot-good-s", "s", 10, 3600, "120", Restart, "Time after which a boot counts as good.");
            Whole(specs, Setting.BootBadLimit, "boot-bad-limit", "boots", 2, 100, "5", Restart, "Bad boots in a row after which the node starts in safe mode.");
            Whole(specs, Setting.SafeMode, "safe-mode-s", "s", 60, 86400, "600", Restart, "How long safe mode lasts.");
            Whole(specs, Setting.HeapFloor, "heap-floor-bytes", "bytes", 0, 1048576, "16384", Restart, "Free heap below which the node restarts; 0 for none.");
        }

        private static SettingSpec Put(
            SettingSpec[] specs, Setting setting, string name, SettingKind kind, string unit, long minimum, long maximum, string standard, SettingEffect effect, string help)
        {
            var spec = new SettingSpec(name, kind, unit, minimum, maximum, standard, effect, help);
            specs[(int)setting] = spec;
            return spec;
        }

        private static void Whole(SettingSpec[] specs, Setting setting, string name, string unit, long minimum, long maximum, string standard, SettingEffect effect, string help)
        {
            Put(specs, setting, name, SettingKind.Whole, unit, minimum, maximum, standard, effect, help);
        }

        private static void Flag(SettingSpec[] specs, Setting setting, string name, string standard, SettingEffect effect, string help)
        {
            Put(specs, setting, name, SettingKind.Flag, "", 0, 1, standard, effect, help);
        }

        // Three settings in a row.
        private static void Certificate(SettingSpec[] specs, Setting first, string prefix)
        {
            Put(specs, first, prefix + "-cert", SettingKind.Text, "", 0, 40, "", Live, "Id of the sensor's calibration certificate.");
            Put(specs, first + 1, prefix + "-date", SettingKind.Date, "", 0, 10, "", Live, "Date of that certificate.");
            Put(specs, first + 2, prefix + "-due", SettingKind.Date, "", 0, 10, "", Live, "When the next calibration is due.");
        }

        // Two settings in a row: value = slope x measured + offset.
        private static void Correction(SettingSpec[] specs, Setting first, string prefix, string unit, int limit)
        {
            Put(specs, first, prefix + "-offset", SettingKind.Decimal, unit, -limit * Million, limit * Million, "0", Live, "Added after the slope: value = slope x measured + offset.");
            Put(specs, first + 1, prefix + "-slope", SettingKind.Decimal, "", Million / 2, 2 * Million, "1", Live, "Factor of the correction; 1 for none.");
        }
    }
}
