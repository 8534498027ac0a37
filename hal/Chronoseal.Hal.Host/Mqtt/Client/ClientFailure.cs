using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>From the exceptions of sockets and TLS to an outcome and a text.</summary>
    internal static class ClientFailure
    {
        /// <summary>Whether an exception is something that a network or a peer can cause.</summary>
        internal static bool IsExpected(Exception exception)
        {
            return exception is SocketException or IOException or AuthenticationException or CryptographicException
                or ObjectDisposedException or InvalidOperationException or UnauthorizedAccessException;
        }

        internal static ConnectResult Of(Exception exception)
        {
            SocketException? socket = exception as SocketException ?? exception.InnerException as SocketException;
            if (socket != null)
            {
                return Of(socket);
            }

            return exception switch
            {
                AuthenticationException => new ConnectResult(Outcome.WrongReply, $"TLS: {exception.Message}"),
                CryptographicException => new ConnectResult(Outcome.OutOfRange, $"TLS: {exception.Message}"),
                FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException =>
                    new ConnectResult(Outcome.OutOfRange, $"CA file: {exception.Message}"),
                IOException => new ConnectResult(Outcome.WrongReply, $"TLS: {exception.Message}"),
                _ => new ConnectResult(Outcome.BusFault, exception.Message),
            };
        }

        private static ConnectResult Of(SocketException socket)
        {
            return socket.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => new ConnectResult(Outcome.Nack, "connection refused"),
                SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => new ConnectResult(Outcome.Nack, "host name not found"),
                SocketError.ConnectionReset => new ConnectResult(Outcome.Nack, "connection reset by the peer"),
                SocketError.TimedOut => new ConnectResult(Outcome.Timeout, "connection timed out"),
                _ => new ConnectResult(Outcome.Nack, socket.Message),
            };
        }
    }
}
