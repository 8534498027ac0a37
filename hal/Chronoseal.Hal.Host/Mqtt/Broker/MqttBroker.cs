using System.Net;
using System.Net.Sockets;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>
    /// A small broker of MQTT 3.1.1 on 127.0.0.1: QoS 0 and 1, retained messages, wills, wildcards, persistent sessions
    /// (kept as long as this object lives), keep alive, take-over. QoS 2 is granted as 1 in SUBSCRIBE and delivered as 1 in a
    /// will; a PUBLISH at QoS 2 ends its connection. Overlapping subscriptions of one client deliver a message once, at the
    /// highest granted quality. When the broker stops, no wills are published.
    /// </summary>
    public sealed class MqttBroker : IDisposable
    {
        private readonly BrokerContext _context;
        private readonly Socket _listener;
        private readonly Thread _acceptor;
        private readonly Lock _gate = new();
        private readonly HashSet<BrokerConnection> _connections = [];
        private readonly ManualResetEventSlim _stopped = new(false);

        private MqttBroker(MqttBrokerSettings settings, Socket listener)
        {
            Action<string> log = settings.Log ?? (_ => { });
            var core = new BrokerCore(settings.Limits, log);
            _context = new BrokerContext(core, settings.Limits, new BrokerCredentials(settings.UserName, settings.Password), log);
            _listener = listener;
            Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
            _acceptor = new Thread(AcceptAll) { IsBackground = true, Name = "mqtt-broker-accept" };
        }

        /// <summary>The port it listens on, 1 to 65535.</summary>
        public int Port { get; }

        /// <summary>Sessions, connected or kept.</summary>
        public int SessionCount => _context.Core.SessionCount;

        /// <summary>Retained messages.</summary>
        public int RetainedCount => _context.Core.RetainedCount;

        /// <summary>Connections, with or without a session.</summary>
        public int ConnectionCount
        {
            get
            {
                lock (_gate)
                {
                    return _connections.Count;
                }
            }
        }

        /// <summary>Opens the port and starts.</summary>
        /// <param name="settings">How it is to be.</param>
        /// <param name="broker">The running broker, if the outcome is Ok.</param>
        /// <param name="error">What failed, otherwise empty.</param>
        /// <returns><see cref="Outcome.BusFault"/> when the port cannot be opened.</returns>
        /// <exception cref="ArgumentException">Settings contradict themselves.</exception>
        public static Outcome Start(MqttBrokerSettings settings, out MqttBroker? broker, out string error)
        {
            Check(settings);
            broker = null;
            error = string.Empty;
            var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                listener.Bind(new IPEndPoint(IPAddress.Loopback, settings.Port));
                listener.Listen(settings.Limits.BacklogCount);
            }
            catch (SocketException exception)
            {
                listener.Dispose();
                error = $"127.0.0.1:{settings.Port}: {exception.Message}";
                return Outcome.BusFault;
            }

            broker = new MqttBroker(settings, listener);
            broker._acceptor.Start();
            return Outcome.Ok;
        }

        /// <summary>Closes the port and all connections, and waits for their threads, at most <see cref="BrokerLimits.StopMilliseconds"/> each.</summary>
        public void Dispose()
        {
            BrokerConnection[] connections;
            lock (_gate)
            {
                if (_stopped.IsSet)
                {
                    return;
                }

                _stopped.Set();
                connections = [.. _connections];
            }

            _context.Core.Stop();
            _listener.Dispose();
            _acceptor.Join(_context.Limits.StopMilliseconds);
            foreach (BrokerConnection connection in connections)
            {
                connection.Dispose();
            }

            foreach (BrokerConnection connection in connections)
            {
                connection.Join(_context.Limits.StopMilliseconds);
            }
        }

        private static void Check(MqttBrokerSettings settings)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(settings.Port);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.Port, ushort.MaxValue);
            if (settings.Limits.Fault() is { } fault)
            {
                throw new ArgumentException(fault, nameof(settings));
            }

            if (settings.UserName == null && settings.Password != null)
            {
                throw new ArgumentException("A password needs a user name.", nameof(settings));
            }
        }

        private void AcceptAll()
        {
            while (true)
            {
                try
                {
                    Take(_listener.Accept());
                }
                catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
                {
                    if (_stopped.IsSet)
                    {
                        return;
                    }

                    _context.Log($"127.0.0.1:{Port}: accept: {exception.Message}");
                    _stopped.Wait(_context.Limits.AcceptRetryMilliseconds);
                }
            }
        }

        private void Take(Socket socket)
        {
            lock (_gate)
            {
                if (!_stopped.IsSet && _connections.Count < _context.Limits.ConnectionCount)
                {
                    var connection = new BrokerConnection(socket, _context, Remove);
                    _connections.Add(connection);
                    connection.Start();
                    return;
                }
            }

            socket.Dispose();
            _context.Log($"127.0.0.1:{Port}: connection closed at once, {nameof(BrokerLimits.ConnectionCount)} {_context.Limits.ConnectionCount} reached");
        }

        private void Remove(BrokerConnection connection)
        {
            lock (_gate)
            {
                _connections.Remove(connection);
            }
        }
    }
}
