using System.Net.Sockets;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The byte stream to a broker: TCP, with TLS over it if asked for.</summary>
    internal static class ClientTransport
    {
        /// <summary>Connects. Blocks until done or until somebody disposes the socket; that somebody keeps the deadline.</summary>
        internal static Stream Open(Socket socket, MqttClientSettings settings, ClientTls? tls)
        {
            socket.Connect(settings.Host, settings.Port);
            socket.NoDelay = true;
            socket.SendTimeout = settings.ReplyTimeoutMilliseconds;
            var stream = new NetworkStream(socket, ownsSocket: false);
            return tls == null ? stream : tls.Open(stream);
        }
    }
}
