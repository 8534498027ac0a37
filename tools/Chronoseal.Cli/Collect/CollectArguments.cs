using System.Diagnostics.CodeAnalysis;
using System.Text;
using Chronoseal.Cli.Simulate;

namespace Chronoseal.Cli.Collect
{
    /// <summary>The words of the command line, to be made into options.</summary>
    internal sealed record CollectArguments(
        string? Broker,
        string? Archive,
        string? Key,
        string? User,
        string? PasswordFile,
        string? Ca,
        string? ClientCertificate,
        string? ClientKey,
        string? ClientId,
        string? Keys,
        string? Registry,
        string? TimestampUrl,
        string? TimestampCommand,
        int StatementSeconds,
        int Seconds)
    {
        /// <summary>Nothing of them: the broker's address may hold a password.</summary>
        public override string ToString() => nameof(CollectArguments);

        /// <summary>Checks them and reads the files of credentials; the fault names an argument and the remedy, never what a file holds.</summary>
        internal bool TryComplete([NotNullWhen(true)] out CollectOptions? options, out string fault)
        {
            options = null;
            BrokerAddress? address = null;
            if (Broker is null || Archive is null || Key is null)
            {
                fault = "--broker, --out and --key are needed. Make a key with --new-key FILE first.";
                return false;
            }

            byte[]? password = null;
            byte[]? certificate = null;
            byte[]? clientKey = null;
            Uri? url = null;
            if (!BrokerAddress.TryParse(Broker, out address, out fault)
                || !AreConsistent(address!, out fault)
                || !TryReadUrl(out url, out fault)
                || !TryRead("--password-file", PasswordFile, out password, out fault)
                || !TryRead("--client-cert", ClientCertificate, out certificate, out fault)
                || !TryRead("--client-key", ClientKey, out clientKey, out fault))
            {
                return false;
            }

            options = new CollectOptions
            {
                Broker = address! with { UserName = User ?? address.UserName, Password = password is null ? address.Password : FirstLine(password) },
                Archive = Archive,
                KeyFile = Key,
                KeysFile = Keys,
                RegistryFile = Registry,
                CaFile = Ca,
                ClientCertificate = certificate,
                ClientKey = clientKey,
                ClientId = ClientId,
                TimestampUrl = url,
                TimestampCommand = TimestampCommand,
                StatementInterval = TimeSpan.FromSeconds(StatementSeconds),
                Duration = Seconds == 0 ? null : TimeSpan.FromSeconds(Seconds),
            };
            return true;
        }

        private bool AreConsistent(BrokerAddress address, out string fault)
        {
            fault = (ClientCertificate is null) != (ClientKey is null) ? "--client-cert and --client-key go together."
                : (Ca ?? ClientCertificate) is not null && !address.Tls ? "--ca and --client-cert are for TLS: write mqtts://host:port."
                : PasswordFile is not null && (User ?? address.UserName) is null ? "--password-file needs --user."
                : TimestampUrl is not null && TimestampCommand is not null ? "--timestamp-url and --timestamp-command exclude each other."
                : StatementSeconds is < 1 or > CollectLimits.StatementSecondsMaximum ? $"--receipt-seconds {StatementSeconds} is outside 1 to {CollectLimits.StatementSecondsMaximum}."
                : Seconds < 0 ? $"--seconds {Seconds} is negative."
                : ClientId is { Length: 0 } ? "--client-id is empty: a session is kept under a name only."
                : "";
            return fault.Length == 0;
        }

        private bool TryReadUrl(out Uri? url, out string fault)
        {
            bool isUrl = Uri.TryCreate(TimestampUrl, UriKind.Absolute, out url) && url.Scheme is "http" or "https";
            fault = TimestampUrl is null || isUrl ? "" : "--timestamp-url is no address. Write http://host/path or https://host/path.";
            return fault.Length == 0;
        }

        private static bool TryRead(string option, string? path, out byte[]? bytes, out string fault)
        {
            bytes = null;
            fault = "";
            if (path is null)
            {
                return true;
            }

            try
            {
                bytes = new FileInfo(path).Length <= CollectLimits.CredentialBytes ? File.ReadAllBytes(path) : null;
                fault = bytes is null ? $"{option} {path}: larger than {CollectLimits.CredentialBytes} bytes." : "";
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                fault = $"{option} {path}: {exception.Message}";
            }

            return fault.Length == 0;
        }

        private static string FirstLine(byte[] bytes) => Encoding.UTF8.GetString(bytes).Split('\n')[0].TrimEnd('\r');
    }
}
