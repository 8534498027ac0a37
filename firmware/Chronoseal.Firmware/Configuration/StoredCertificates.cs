using System;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>
    /// The files for TLS as they lie in flash, PEM: broker.crt (issuers to trust), client.crt and client.key (what to show the broker).
    /// Each is read only where the settings ask for it. Quotes nothing of them.
    /// </summary>
    internal sealed class StoredCertificates
    {
        internal const string RootsFile = "broker.crt";
        internal const string CertificateFile = "client.crt";
        internal const string KeyFile = "client.key";

        private const string PemStart = "-----BEGIN ";

        private readonly IFileStore _files;

        internal StoredCertificates(IFileStore files)
        {
            _files = files;
        }

        /// <summary>What is wrong and what to do; empty after <see cref="Outcome.Ok"/>.</summary>
        internal string Message { get; private set; } = "";

        /// <summary>What is wrong with the files that a set asks for, and what to do; empty if nothing. Keeps none of them.</summary>
        internal string Check(SettingSet set)
        {
            var draft = new GatewayConfiguration
            {
                TrustsOwnRootsOnly = set.IsOn(Setting.BrokerRoots),
                ShowsClientCertificate = set.IsOn(Setting.BrokerClientCertificate),
            };
            Read(draft);
            if (draft.ClientKey != null)
            {
                Array.Clear(draft.ClientKey, 0, draft.ClientKey.Length);
            }

            return Message;
        }

        /// <summary>Puts what a configuration asks for into it.</summary>
        internal Outcome Read(GatewayConfiguration gateway)
        {
            Outcome outcome = Outcome.Ok;
            if (gateway.TrustsOwnRootsOnly)
            {
                outcome = Read(RootsFile, "; write the issuer of the broker's certificate to it, as PEM", out gateway.BrokerRoots);
            }

            if (outcome == Outcome.Ok && gateway.ShowsClientCertificate)
            {
                outcome = Read(CertificateFile, "; write the node's certificate to it, as PEM", out gateway.ClientCertificate);
            }

            if (outcome == Outcome.Ok && gateway.ShowsClientCertificate)
            {
                outcome = Read(KeyFile, "; write the key of client.crt to it, as PEM and not encrypted", out gateway.ClientKey);
            }

            return outcome;
        }

        private Outcome Read(string name, string remedy, out byte[] content)
        {
            content = null;
            Outcome outcome = _files.Length(name, out long lengthBytes);
            if (outcome == Outcome.NotReady)
            {
                return Refuse(outcome, name + " is not there" + remedy);
            }

            if (outcome == Outcome.Ok && lengthBytes > Limits.CertificateFileBytes)
            {
                return Refuse(Outcome.OutOfRange, name + " is longer than " + Limits.CertificateFileBytes.ToString() + " bytes" + remedy);
            }

            var bytes = new byte[outcome == Outcome.Ok ? (int)lengthBytes : 0];
            int count = 0;
            if (bytes.Length > 0)
            {
                outcome = _files.Read(name, 0, bytes, 0, bytes.Length, out count);
            }

            if (outcome != Outcome.Ok || count != bytes.Length)
            {
                return Refuse(outcome != Outcome.Ok ? outcome : Outcome.BusFault, name + " cannot be read; check the drive, then write the file again");
            }

            if (!IsPem(bytes))
            {
                Array.Clear(bytes, 0, bytes.Length);
                return Refuse(Outcome.OutOfRange, name + " is no PEM file" + remedy);
            }

            content = bytes;
            return Outcome.Ok;
        }

        // Whatever text may stand before the first block, there has to be one.
        private static bool IsPem(byte[] bytes)
        {
            int matched = 0;
            for (int i = 0; i < bytes.Length && matched < PemStart.Length; i++)
            {
                bool isDash = bytes[i] == '-';
                matched = bytes[i] == PemStart[matched] ? matched + 1 : isDash && matched == 5 ? 5 : isDash ? 1 : 0;
            }

            return matched == PemStart.Length;
        }

        private Outcome Refuse(Outcome outcome, string message)
        {
            Message = message;
            return outcome;
        }
    }
}
