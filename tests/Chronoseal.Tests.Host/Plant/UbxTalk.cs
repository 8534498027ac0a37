using System.Text;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Plant
{
    /// <summary>Speaks with the plant's receiver byte by byte, and cuts what it says into messages and sentences.</summary>
    internal sealed class UbxTalk : IDisposable
    {
        private readonly PlantWorld _world;
        private readonly ISerialPort _port;

        public UbxTalk(GnssSettings settings)
            : this(new PlantWorld(new PlantSettings { Node = new NodeSettings { Gnss = settings } }))
        {
        }

        public UbxTalk(PlantWorld world)
        {
            _world = world;
            Assert.AreEqual(Outcome.Ok, world.Nodes[0].GnssLine.Open(world.Nodes[0].GnssLine.Settings, out ISerialPort? port));
            _port = port!;
        }

        public UbloxEmulator Ublox => _world.Nodes[0].Gnss.Ublox!;

        public void Dispose() => _world.Dispose();

        public void Wait(double seconds) => _world.RunSeconds(seconds);

        /// <summary>Sends bytes when the second's stream is over; gives the answers as "class and id, payload".</summary>
        public string[] Ask(string hex)
        {
            double fraction = _world.Timeline.NowNanoseconds % 1_000_000_000 / 1e9;
            Wait(fraction < 0.6 ? 0.6 - fraction : 1.6 - fraction);
            Listen();
            byte[] request = Convert.FromHexString(hex);
            Assert.AreEqual(Outcome.Ok, _port.Write(request, request.Length));
            Wait(0.3);
            return Listen();
        }

        public string[] Listen()
        {
            byte[] buffer = new byte[SerialLine.ReceiveBufferBytes];
            int count = 0;
            while (count < buffer.Length && _port.Read(buffer, count, buffer.Length - count, 0, out int received) == Outcome.Ok)
            {
                count += received;
            }

            var said = new List<string>();
            for (ReadOnlySpan<byte> rest = buffer.AsSpan(0, count); rest.Length > 0;)
            {
                int length = rest[0] == 0xB5 ? 8 + rest[4] + 256 * rest[5] : rest.IndexOf((byte)'\n') + 1;
                length = length == 0 ? rest.Length : Math.Min(length, rest.Length);
                said.Add(rest[0] == 0xB5 ? Name(rest[..length]) : Encoding.ASCII.GetString(rest[..length]).TrimEnd());
                rest = rest[length..];
            }

            return [.. said];
        }

        public static string Name(ReadOnlySpan<byte> frame) => $"{frame[2]:X2}{frame[3]:X2} {Convert.ToHexString(frame[6..^2])}";
    }
}
