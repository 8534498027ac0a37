using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>From the exceptions of sockets and TLS to an outcome, a failure and a text.</summary>
    internal static class ClientFailure
    {
        /// <summary>Whether an exception is something that a network or a peer can cause.</summary>
        internal static bool IsExpected(Exception exception)
        {
            return exception is SocketException or IOException or AuthenticationException or CryptographicException
                or ObjectDisposedException or InvalidOperationException or UnauthorizedAccessException or ArgumentException;
        }

        /// <summary>Judges an exception.</summary>
        /// <param name="exception">An expected one.</param>
        /// <param name="isConnected">Whether TCP was up.</param>
        /// <param name="tls">The TLS side; null without.</param>
        internal static ConnectResult Of(Exception exception, bool isConnected, ClientTls? tls)
        {
            SocketException? socket = exception as SocketException ?? exception.InnerException as SocketException;
            if (socket != null)
            {
                LinkFailure broken = !isConnected ? LinkFailure.Unreachable : tls is { IsOpen: false } ? LinkFailure.TlsFailed : LinkFailure.Lost;
                return Of(socket, broken);
            }

            LinkFailure failure = tls?.FailureOf(exception) ?? LinkFailure.Lost;
            return exception switch
            {
                AuthenticationException => new ConnectResult(Outcome.WrongReply, $"TLS: {exception.Message}", failure),
                CryptographicException or ArgumentException => new ConnectResult(Outcome.OutOfRange, $"TLS: {exception.Message}", LinkFailure.TlsFailed),
                FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException =>
                    new ConnectResult(Outcome.OutOfRange, $"CA file: {exception.Message}", LinkFailure.TlsFailed),
                IOException => new ConnectResult(Outcome.WrongReply, $"TLS: {exception.InnerException?.Message ?? exception.Message}", failure),
                _ => new ConnectResult(Outcome.BusFault, exception.Message, LinkFailure.Lost),
            };
        }

        private static ConnectResult Of(SocketException socket, LinkFailure broken)
        {
            return socket.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => new ConnectResult(Outcome.Nack, "connection refused", LinkFailure.Unreachable),
                SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
                    new ConnectResult(Outcome.Nack, "host name not found", LinkFailure.NameNotFound),
                SocketError.ConnectionReset => new ConnectResult(Outcome.Nack, "connection reset by the peer", broken),
                SocketError.TimedOut => new ConnectResult(Outcome.Timeout, "connection timed out", broken == LinkFailure.Unreachable ? broken : LinkFailure.NoAnswer),
                _ => new ConnectResult(Outcome.Nack, socket.Message, broken),
            };
        }
    }
}
