using System.Net;
using System.Net.Sockets;

namespace Chronoseal.Plant
{
    /// <summary>
    /// A bad network between a node and a real broker: a TCP proxy on the loopback interface that cuts, delays, swallows and doubles.
    /// What it does follows from a seed and from the bytes that pass; when they pass is up to the machine.
    /// </summary>
    public sealed class ChaosProxy : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly HashSet<ChaosConnection> _connections = [];
        private readonly PlantRandom _random;
        private readonly int _brokerPort;
        private readonly Thread _thread;
        private volatile ChaosSettings _settings = new();
        private ChaosCounters _past = new();
        private int _accepted;

        /// <summary>Listens on a free port.</summary>
        /// <param name="brokerPort">Where the broker listens on the loopback interface.</param>
        /// <param name="seed">What everything random follows from.</param>
        public ChaosProxy(int brokerPort, ulong seed)
        {
            _brokerPort = brokerPort;
            _random = new PlantRandom(seed);
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen(ChaosLimits.Connections);
            _thread = new Thread(Accept) { IsBackground = true, Name = "chaos-proxy" };
            _thread.Start();
        }

        /// <summary>Called from a connection's thread when it has been cut by its byte count, before the node's side is closed.</summary>
        public Action? Cut { get; set; }

        /// <summary>Where it listens.</summary>
        public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

        /// <summary>How it behaves from now on. Byte counts hold for connections to come.</summary>
        public ChaosSettings Settings
        {
            get => _settings;
            set => _settings = value;
        }

        /// <summary>What it has done so far.</summary>
        public ChaosCounters Counters
        {
            get
            {
                lock (_gate)
                {
                    return _connections.Aggregate(_past, (sum, connection) => sum.Plus(connection.Counters));
                }
            }
        }

        /// <summary>Cuts every connection that there is.</summary>
        public void CutAll()
        {
            foreach (ChaosConnection connection in Snapshot())
            {
                connection.Close();
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _listener.Dispose();
            _thread.Join();
            foreach (ChaosConnection connection in Snapshot())
            {
                connection.Close();
                connection.Join();
            }
        }

        private void Accept()
        {
            try
            {
                while (true)
                {
                    Take(_listener.Accept());
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // Disposed: nobody is let in any more.
            }
        }

        private void Take(Socket node)
        {
            lock (_gate)
            {
                if (_settings.IsRefusing || _connections.Count >= ChaosLimits.Connections)
                {
                    node.Dispose();
                    return;
                }

                var connection = new ChaosConnection(node, _brokerPort, _random.Fork("connection-" + _accepted++), () => _settings);
                connection.Ended = () => Forget(connection);
                connection.Cut = () => Cut?.Invoke();
                _connections.Add(connection);
                connection.Start();
            }
        }

        private void Forget(ChaosConnection connection)
        {
            lock (_gate)
            {
                if (_connections.Remove(connection))
                {
                    _past = _past.Plus(connection.Counters);
                }
            }
        }

        private ChaosConnection[] Snapshot()
        {
            lock (_gate)
            {
                return [.. _connections];
            }
        }
    }
}
