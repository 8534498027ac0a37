using System;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>The file node.cfg, by which a configuration is deployed.</summary>
    internal sealed class DeployedSettings
    {
        private readonly IFileStore _files;

        internal DeployedSettings(IFileStore files)
        {
            _files = files;
        }

        /// <summary>What it says; null unless it was read.</summary>
        internal SettingSet Set { get; private set; }

        /// <summary>What is wrong with it, without its name.</summary>
        internal string Message { get; private set; } = "";

        /// <summary>Reads it. <see cref="Outcome.NotReady"/> if it is not there, <see cref="Outcome.OutOfRange"/> if it is refused.</summary>
        internal Outcome Read(SettingSet secrets)
        {
            Outcome outcome = _files.Length(ConfigurationStore.DeployedFile, out long lengthBytes);
            if (outcome == Outcome.NotReady)
            {
                return outcome;
            }

            if (outcome == Outcome.Ok && lengthBytes > Limits.ConfigurationBytes)
            {
                Message = "is longer than " + Limits.ConfigurationBytes.ToString() + " bytes; remove comments";
                return Outcome.OutOfRange;
            }

            var bytes = new byte[outcome == Outcome.Ok ? (int)lengthBytes : 0];
            int count = 0;
            if (bytes.Length > 0)
            {
                outcome = _files.Read(ConfigurationStore.DeployedFile, 0, bytes, 0, bytes.Length, out count);
            }

            if (outcome != Outcome.Ok || count != bytes.Length)
            {
                Message = "cannot be read; check the drive, then write the file again";
                return Outcome.BusFault;
            }

            var text = new SettingText(secrets);
            outcome = text.Read(bytes, 0, count);
            Array.Clear(bytes, 0, bytes.Length);
            Set = text.Set;
            Message = text.Message;
            return outcome;
        }
    }
}
