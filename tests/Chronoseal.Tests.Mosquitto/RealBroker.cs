using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>A mosquitto on a free loopback port, with a configuration of its own in a temporary folder. Can be killed and started again.</summary>
    internal sealed class RealBroker : IDisposable
    {
        private const int PatienceMilliseconds = 10_000;
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chronoseal-mosquitto-");
        private readonly string _file;
        private Tool? _process;

        internal RealBroker(bool allowsAnonymous = true, params string[] lines)
        {
            Port = FreePort();
            _file = Path.Combine(_folder.FullName, "mosquitto.conf");
            string anonymous = $"allow_anonymous {(allowsAnonymous ? "true" : "false")}";

            // Nobody reads its log, and a full pipe would stop it. Started by root it would become a user who cannot read the test's files.
            File.WriteAllLines(_file, [$"user {Environment.UserName}", $"listener {Port} 127.0.0.1", anonymous, "persistence false", "log_dest none", .. lines]);
            Start();
        }

        internal int Port { get; }

        public void Dispose()
        {
            _process?.Dispose();
            _folder.Delete(recursive: true);
        }

        /// <summary>SIGKILL: whatever it had in memory is gone.</summary>
        internal void Kill()
        {
            _process?.Dispose();
            _process = null;
        }

        /// <summary>Starts it, and returns when it listens.</summary>
        internal void Start()
        {
            _process = Tool.Start("mosquitto", "-c", _file);
            WaitUntilItListens();
        }

        private static int FreePort()
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }

        private void WaitUntilItListens()
        {
            var watch = Stopwatch.StartNew();
            while (watch.ElapsedMilliseconds < PatienceMilliseconds)
            {
                Assert.IsTrue(_process!.IsRunning, "mosquitto ended at once");
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                try
                {
                    socket.Connect(IPAddress.Loopback, Port);
                    return;
                }
                catch (SocketException)
                {
                    // It tells nobody when it is ready; asking is all there is.
                    Thread.Sleep(2);
                }
            }

            Assert.Fail($"mosquitto does not listen on port {Port}");
        }
    }
}
