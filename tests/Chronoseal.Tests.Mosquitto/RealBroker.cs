using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Chronoseal.Tests.Mosquitto
{
    /// <summary>A mosquitto on a free loopback port, with a configuration of its own in a temporary folder.</summary>
    internal sealed class RealBroker : IDisposable
    {
        private const int PatienceMilliseconds = 10_000;
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chronoseal-mosquitto-");
        private readonly Tool _process;

        internal RealBroker(bool allowsAnonymous = true)
        {
            Port = FreePort();
            string file = Path.Combine(_folder.FullName, "mosquitto.conf");
            File.WriteAllLines(file, [$"listener {Port} 127.0.0.1", $"allow_anonymous {(allowsAnonymous ? "true" : "false")}", "persistence false"]);
            _process = Tool.Start("mosquitto", "-c", file);
            WaitUntilItListens();
        }

        internal int Port { get; }

        public void Dispose()
        {
            _process.Dispose();
            _folder.Delete(recursive: true);
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
                Assert.IsTrue(_process.IsRunning, "mosquitto ended at once");
                using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                try
                {
                    socket.Connect(IPAddress.Loopback, Port);
                    return;
                }
                catch (SocketException)
                {
                    Thread.Sleep(20);
                }
            }

            Assert.Fail($"mosquitto does not listen on port {Port}");
        }
    }
}
