namespace Chronoseal.Cli.Simulate
{
    /// <summary>Where a broker is and how to enter it.</summary>
    public sealed record BrokerAddress(string Host, int Port, bool Tls, string? UserName, string? Password)
    {
        private const int DefaultPort = 1883;
        private const int DefaultTlsPort = 8883;

        /// <summary>Reads mqtt://[user:password@]host[:port] or mqtts://…; the error names what is wrong.</summary>
        public static bool TryParse(string text, out BrokerAddress? address, out string error)
        {
            address = null;
            bool isUri = Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "mqtt" or "mqtts";
            if (!isUri || uri!.Host.Length == 0 || uri.Port == 0 || uri.AbsolutePath.Trim('/').Length > 0)
            {
                error = $"'{WithoutPassword(text)}' is no broker address. Write mqtt://host:port, such as mqtt://127.0.0.1:1883.";
                return false;
            }

            bool isTls = uri.Scheme == "mqtts";
            int port = uri.Port > 0 ? uri.Port : isTls ? DefaultTlsPort : DefaultPort;
            string[] user = uri.UserInfo.Length > 0 ? uri.UserInfo.Split(':', 2) : [];
            address = new BrokerAddress(
                uri.Host,
                port,
                isTls,
                user.Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
                user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null);
            error = "";
            return true;
        }

        /// <summary>A text that may be an address, for messages. What cannot be parsed may still hold a password: everything that could be one is left out.</summary>
        internal static string WithoutPassword(string text)
        {
            int at = text.LastIndexOf('@');
            int start = text.IndexOf("//", StringComparison.Ordinal);
            return at < 0 ? text : text[..(start >= 0 && start < at ? start + 2 : 0)] + "..." + text[at..];
        }

        /// <summary>Without the password.</summary>
        public override string ToString() => $"{(Tls ? "mqtts" : "mqtt")}://{Host}:{Port}";
    }
}
