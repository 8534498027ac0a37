using System.Net.Sockets;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The TCP stream to a broker.</summary>
    internal static class ClientTransport
    {
        /// <summary>Looks the name up and connects. Blocks until done or until somebody disposes the socket; that somebody keeps the deadline.</summary>
        internal static Stream Open(Socket socket, MqttClientSettings settings)
        {
            socket.Connect(settings.Host, settings.Port);
            socket.NoDelay = true;
            socket.SendTimeout = settings.ReplyTimeoutMilliseconds;
            return new NetworkStream(socket, ownsSocket: false);
        }
    }
}
