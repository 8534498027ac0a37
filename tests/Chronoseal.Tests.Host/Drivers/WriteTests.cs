using Chronoseal.Hal;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>What drivers write to Modbus instruments, watched on the bus: nothing but the choice of a record and the taking out of a sample.</summary>
    [TestClass]
    public sealed class WriteTests
    {
        private const int Readings = 12;

        [TestMethod]
        [DynamicData(nameof(PartNames.Sensors), typeof(PartNames))]
        public void OnlyWhatIsListedIsWritten(string id)
        {
            var tap = new WriteTap();
            PartStand stand = PartStands.Make(id)!;
            using var bench = new Bench(new BenchSettings(), tap);
            ISensor sensor = stand.Place(bench)!;
            bench.Wait(0.5);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            bench.Wait(stand.SecondsToFirstValue);
            var reader = new StandReader(bench, sensor);
            for (int i = 0; i < Readings; i++)
            {
                bench.Wait(stand.SecondsBetweenValues);
                reader.Read();
            }

            sensor.SelfTest();
            sensor.Identify(new SensorIdentity());
            Assert.AreEqual(stand.Sheet.Bus.Contains("Modbus", StringComparison.Ordinal), tap.Reads > Readings, "requests that were understood");
            Assert.IsEmpty(tap.Writes.Distinct().Except(Listed(id)));
        }

        private static string[] Listed(string id) => id switch
        {
            // Which record is read: 40025.
            _ when id.StartsWith("lighthouse-", StringComparison.Ordinal) => ["6@24"],

            // A sample is taken out: coil 2.
            "airnet" => ["5@1=0"],
            _ => [],
        };

        /// <summary>Understands Modbus requests in all three framings.</summary>
        private sealed class WriteTap : BusWrapper
        {
            public List<string> Writes { get; } = [];

            public int Reads { get; private set; }

            public override ISerialPort Wrap(ISerialPort port) => new Port(this, port);

            public override ITcpChannel Wrap(ITcpChannel channel) => new Channel(this, channel);

            private void Note(ReadOnlySpan<byte> pdu)
            {
                int address = pdu.Length < 5 ? -1 : (pdu[1] << 8) | pdu[2];
                switch (pdu[0])
                {
                    case 5: Writes.Add($"5@{address}={pdu[3]}"); break;
                    case 6 or 15 or 16 or 22 or 23: Writes.Add($"{pdu[0]}@{address}"); break;
                    default: Reads++; break;
                }
            }

            private sealed class Port(WriteTap tap, ISerialPort port) : ISerialPort
            {
                public int BaudRate => port.BaudRate;

                public int BitsPerCharacter => port.BitsPerCharacter;

                public int ReceiveOverruns => port.ReceiveOverruns;

                public Outcome Write(byte[] buffer, int count)
                {
                    byte[] frame = buffer[0] == ':'
                        ? Convert.FromHexString(System.Text.Encoding.ASCII.GetString(buffer, 1, count - 3))
                        : buffer[..count];
                    bool isModbus = buffer[0] == ':' || (count >= 7 && Chronoseal.Plant.ModbusCrc.Of(frame) == 0);
                    if (isModbus)
                    {
                        tap.Note(frame.AsSpan(1));
                    }

                    return port.Write(buffer, count);
                }

                public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received) =>
                    port.Read(buffer, offset, count, deadlineMicroseconds, out received);

                public void Discard() => port.Discard();
            }

            private sealed class Channel(WriteTap tap, ITcpChannel channel) : ITcpChannel
            {
                public bool IsConnected => channel.IsConnected;

                public Outcome Connect(long deadlineMicroseconds) => channel.Connect(deadlineMicroseconds);

                public Outcome Write(byte[] buffer, int count)
                {
                    tap.Note(buffer.AsSpan(7, count - 7));
                    return channel.Write(buffer, count);
                }

                public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received) =>
                    channel.Read(buffer, offset, count, deadlineMicroseconds, out received);

                public void Discard() => channel.Discard();

                public void Close() => channel.Close();
            }
        }
    }
}
