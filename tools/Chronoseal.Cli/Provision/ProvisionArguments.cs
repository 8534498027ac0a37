namespace Chronoseal.Cli.Provision
{
    /// <summary>The words of the command line. No secret is among them: passwords come from files or the standard input.</summary>
    internal sealed record ProvisionArguments
    {
        public string? Node { get; init; }

        public string? Eui64 { get; init; }

        public required string Out { get; init; }

        public string? Settings { get; init; }

        public string? Broker { get; init; }

        public string? BrokerCa { get; init; }

        public string? ClientCertificate { get; init; }

        public string? ClientKey { get; init; }

        public string? BrokerPasswordFile { get; init; }

        public string? WifiName { get; init; }

        public string? WifiPasswordFile { get; init; }

        public string? Sensors { get; init; }

        public IReadOnlyList<string> Calibrations { get; init; } = [];

        public string? Seal { get; init; }

        public string? PublicKey { get; init; }

        public string? SerialPort { get; init; }

        public string? Registry { get; init; }

        public string? Keys { get; init; }

        public bool Forces { get; init; }

        public bool RenewsKey { get; init; }

        /// <summary>Nothing of them: a password could have been typed in the wrong place.</summary>
        public override string ToString() => nameof(ProvisionArguments);
    }
}
