using System;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>
    /// A node's configuration as it lies in flash. node.key (<see cref="KeyStore"/>) must be there unless the secure element signs; it is not
    /// looked into. node.cfg: ASCII, at most 2,048 bytes, a line a setting as name=value; blank lines and lines that start with # are passed
    /// over, blanks around name and value removed. Names are those of <see cref="GatewayConfiguration.CanonicalText"/> and
    /// broker-password, toc-host, toc-port, particle-unit, channel-sizes. What is not set keeps its default; the broker has none.
    /// Anything else in either file is refused as a whole. broker.crt, client.crt
    /// and client.key are read where broker-roots or broker-client-cert ask for them. Allocates: for start only.
    /// </summary>
    public sealed class StoredConfiguration
    {
        /// <summary>The file of the settings.</summary>
        public const string SettingsFile = "node.cfg";

        /// <summary>Most bytes of <see cref="SettingsFile"/>.</summary>
        public const int SettingsBytes = 2048;

        private readonly IFileStore _files;
        private readonly GatewayConfiguration _gateway;
        private readonly SettingWriter _writer;
        private readonly bool[] _isSet = new bool[SettingTable.Count];

        /// <summary>Names the store and what is filled from it; both carry the defaults of the board.</summary>
        public StoredConfiguration(IFileStore files, GatewayConfiguration gateway, FiveParameterSettings node)
        {
            _files = files;
            _gateway = gateway;
            _writer = new SettingWriter(gateway, node);
        }

        /// <summary>
        /// What is wrong and what to do, for a technician: file, line number, remedy. Empty after <see cref="Outcome.Ok"/>. Quotes
        /// nothing of either file, since a misplaced secret could stand anywhere.
        /// </summary>
        public string Message { get; private set; } = "";

        /// <summary>
        /// Reads the settings; call once. <see cref="Outcome.NotReady"/> if a key is needed and not there, <see cref="Outcome.OutOfRange"/> if a
        /// file is refused or no broker is set, otherwise what the store answered. Unless <see cref="Outcome.Ok"/>, the
        /// configuration is not to be used.
        /// </summary>
        public Outcome Read()
        {
            Outcome outcome = ReadSettings();
            if (outcome == Outcome.Ok && !_gateway.SignsFrames)
            {
                var keys = new KeyStore(_files);
                outcome = keys.Check();
                Message = keys.Message;
            }

            if (outcome == Outcome.Ok && _gateway.BrokerHost.Length == 0)
            {
                outcome = Refuse(": no broker is set; add the line broker=host:port");
            }

            if (outcome == Outcome.Ok && _gateway.BrokerPassword != null && _gateway.BrokerUser == null)
            {
                // No CONNECT can say that (MQTT 3.1.1, 3.1.2.9).
                outcome = Refuse(": a password needs a user; add the line broker-user=name, or remove broker-password");
            }

            if (outcome == Outcome.Ok && _gateway.SignsFrames && _gateway.EpochMicroseconds < Limits.SignedEpochMicroseconds)
            {
                outcome = Refuse(": a signature takes too long for epoch-us; make it at least " + Limits.SignedEpochMicroseconds.ToString() + ", or set seal=mac");
            }

            return outcome == Outcome.Ok ? ReadCertificates() : outcome;
        }

        private Outcome ReadCertificates()
        {
            var certificates = new StoredCertificates(_files);
            Outcome outcome = certificates.Read(_gateway);
            Message = certificates.Message;
            return outcome;
        }

        private Outcome ReadSettings()
        {
            Outcome outcome = _files.Length(SettingsFile, out long lengthBytes);
            if (outcome == Outcome.NotReady)
            {
                return Outcome.Ok;
            }

            if (outcome == Outcome.Ok && lengthBytes > SettingsBytes)
            {
                return Refuse(": is longer than " + SettingsBytes.ToString() + " bytes; remove comments");
            }

            var text = new byte[SettingsBytes];
            int count = 0;
            if (outcome == Outcome.Ok)
            {
                outcome = _files.Read(SettingsFile, 0, text, 0, (int)lengthBytes, out count);
            }

            if (outcome != Outcome.Ok || count != lengthBytes)
            {
                Message = SettingsFile + ": cannot be read; check the drive, then write the file again";
                return outcome != Outcome.Ok ? outcome : Outcome.BusFault;
            }

            outcome = Apply(new SettingLines(text, count));

            // A password may stand in it.
            Array.Clear(text, 0, text.Length);
            return outcome;
        }

        private Outcome Apply(SettingLines lines)
        {
            Outcome outcome = lines.Next();
            while (outcome == Outcome.Ok)
            {
                outcome = Apply(lines.Line, lines.Name, lines.Value);
                if (outcome != Outcome.Ok)
                {
                    return outcome;
                }

                outcome = lines.Next();
            }

            if (outcome == Outcome.NotReady)
            {
                return Outcome.Ok;
            }

            return RefuseLine(lines.Line, lines.IsUnprintable
                ? "has a character that is not printable ASCII; type the line again"
                : "is not a setting; write name=value, or # before a comment");
        }

        private Outcome Apply(int line, string name, string value)
        {
            if (!SettingTable.TryFind(name, out Setting setting))
            {
                return RefuseLine(line, "has an unknown name; see the list in docs/operations.md, or remove the line");
            }

            if (_isSet[(int)setting])
            {
                return RefuseLine(line, SettingTable.Name(setting) + " is set twice; keep one of the lines");
            }

            _isSet[(int)setting] = true;
            return _writer.TryWrite(setting, value)
                ? Outcome.Ok
                : RefuseLine(line, SettingTable.Name(setting) + " " + SettingTable.Rule(setting));
        }

        private Outcome RefuseLine(int line, string reason)
        {
            return Refuse(" line " + line.ToString() + ": " + reason);
        }

        private Outcome Refuse(string reason)
        {
            Message = SettingsFile + reason;
            return Outcome.OutOfRange;
        }
    }
}
