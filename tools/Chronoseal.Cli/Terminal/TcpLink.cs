using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>A console behind a TCP port: a simulated node's, or a serial server's in raw mode.</summary>
    public static class TcpLink
    {
        /// <summary>How a port begins that is one of these.</summary>
        public const string Scheme = "tcp://";

        /// <summary>Reads tcp://host:port; the error names what is wrong.</summary>
        public static bool TryParse(string text, out string host, out int port, out string error)
        {
            bool isUri = Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme == "tcp";
            bool isAddress = isUri && uri!.Host.Length > 0 && uri.Port > 0 && uri.AbsolutePath.Trim('/').Length == 0 && uri.UserInfo.Length == 0;
            host = isAddress ? uri!.DnsSafeHost : "";
            port = isAddress ? uri!.Port : 0;
            error = isAddress ? "" : $"--port '{text}' is no address. Write tcp://host:port, such as tcp://127.0.0.1:4000.";
            return isAddress;
        }

        /// <summary>Connects.</summary>
        public static bool TryOpen(string name, string host, int port, [NotNullWhen(true)] out ConsoleLink? link, out string fault)
        {
            link = null;
            var client = new TcpClient { NoDelay = true };
            try
            {
                using var deadline = new CancellationTokenSource(TerminalLimits.Connecting);
                client.ConnectAsync(host, port, deadline.Token).AsTask().GetAwaiter().GetResult();
                client.SendTimeout = (int)TerminalLimits.Write.TotalMilliseconds;
                link = new ConsoleLink(name, client.GetStream(), client);
                fault = "";
                return true;
            }
            catch (OperationCanceledException)
            {
                fault = $"{name} did not answer within {TerminalLimits.Connecting.TotalSeconds:0} s. Check host and port, and the network between.";
            }
            catch (SocketException exception)
            {
                fault = $"{name}: {exception.Message}. " + (exception.SocketErrorCode == SocketError.ConnectionRefused
                    ? "Nothing listens there: start 'chronoseal simulate --console' or the serial server, and take the port that it prints."
                    : "Check host and port, and the network between.");
            }

            client.Dispose();
            return false;
        }
    }
}
