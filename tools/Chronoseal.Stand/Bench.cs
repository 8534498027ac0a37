using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand
{
    /// <summary>
    /// A work bench: one room, one node's time and buses, nothing else. A stand puts a part's emulator on a bus of it and its
    /// driver on the other end. Whoever made the bench drives its time by waiting and by using the buses.
    /// </summary>
    public sealed class Bench : IDisposable
    {
        private readonly PlantRandom _random;
        private readonly List<int> _i2cAddresses = [];
        private readonly List<SerialLine> _lines = [];
        private readonly List<VirtualTcp> _connections = [];

        /// <summary>Sets up an empty bench.</summary>
        /// <param name="settings">How.</param>
        /// <param name="wrapper">What comes between every driver and its bus; null for nothing.</param>
        public Bench(BenchSettings settings, BusWrapper? wrapper = null)
        {
            Settings = settings;
            Wrapper = wrapper ?? new BusWrapper();
            _random = new PlantRandom(settings.Seed) { IsQuiet = settings.IsQuiet };
            Plant = new VirtualTimeline { SpeedFactor = settings.SpeedFactor };
            Clock = new PlantClock(PlantClock.DefaultEpoch);
            Room = new RoomModel(_random.Fork("room"), new RoomSettings());
            Timeline = new NodeTimeline(Plant, new Crystal(Plant, _random.Fork("crystal"), new CrystalSettings()), "bench");
            Delay = Wrapper.Wrap((IDelay)Timeline);
            I2c = new I2cBus(Timeline);
        }

        /// <summary>How it was set up.</summary>
        public BenchSettings Settings { get; }

        /// <summary>What comes between drivers and buses.</summary>
        public BusWrapper Wrapper { get; }

        /// <summary>True time.</summary>
        public VirtualTimeline Plant { get; }

        /// <summary>True UTC, which instruments with a clock of their own start from.</summary>
        public PlantClock Clock { get; }

        /// <summary>What the parts measure.</summary>
        public RoomModel Room { get; }

        /// <summary>The node's time, for the plant.</summary>
        public NodeTimeline Timeline { get; }

        /// <summary>The node's time, for drivers.</summary>
        public IDelay Delay { get; }

        /// <summary>The I2C bus.</summary>
        public I2cBus I2c { get; }

        /// <summary>Addresses at which something was put on the I2C bus.</summary>
        public IReadOnlyList<int> I2cAddresses => _i2cAddresses;

        /// <summary>The serial lines that were laid.</summary>
        public IReadOnlyList<SerialLine> Lines => _lines;

        /// <summary>The connections that were made.</summary>
        public IReadOnlyList<VirtualTcp> Connections => _connections;

        /// <summary>A stream of random numbers for an emulator, by name.</summary>
        public PlantRandom Random(string name) => _random.Fork(name);

        /// <summary>Puts an emulator on the I2C bus and gives the driver's end.</summary>
        public II2cDevice Attach(int address, II2cTarget target)
        {
            I2c.Attach(address, target);
            _i2cAddresses.Add(address);
            return Wrapper.Wrap(I2c.Open(address));
        }

        /// <summary>Lays a serial line; the emulator goes to its far end.</summary>
        public SerialLine Lay(SerialSettings settings)
        {
            var line = new SerialLine(Timeline, settings, _random.Fork("line-" + _lines.Count));
            _lines.Add(line);
            return line;
        }

        /// <summary>Opens the driver's end of a line with the right settings.</summary>
        public ISerialPort Open(SerialLine line)
        {
            if (line.Open(line.Settings, out ISerialPort? port) != Outcome.Ok)
            {
                throw new InvalidOperationException("The line is open already.");
            }

            return Wrapper.Wrap(port!);
        }

        /// <summary>Gives the driver's end of a connection to an emulator behind TCP.</summary>
        public ITcpChannel Connect(ITcpTarget target)
        {
            var connection = new VirtualTcp(Timeline, target, new TcpSettings(), _random.Fork("tcp-" + _connections.Count));
            _connections.Add(connection);
            return Wrapper.Wrap(connection);
        }

        /// <summary>Makes room for what one reading of a sensor can give.</summary>
        public static Sample[] SamplesFor(ISensor sensor) => [.. Enumerable.Range(0, sensor.SampleCapacity).Select(_ => new Sample())];

        /// <summary>Takes a reading as the sampler does: begin, wait, end.</summary>
        public Outcome Read(ISensor sensor, Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = sensor.Begin();
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            WaitUntilReady(sensor);
            return sensor.End(samples, out count);
        }

        /// <summary>Lets the time pass that a sensor asks for between begin and end.</summary>
        public void WaitUntilReady(ISensor sensor)
        {
            Timeline.SleepUntil(Timeline.Counter.Microseconds + sensor.ReadyAfterMicroseconds);
        }

        /// <summary>Lets simulated seconds pass.</summary>
        public void Wait(double seconds)
        {
            Plant.RunSeconds(seconds);
        }

        /// <summary>The true instant, in nanoseconds, at which the node's counter had a value.</summary>
        public long TrueAt(long counterMicroseconds) => Timeline.Crystal.TrueAt(counterMicroseconds);

        /// <inheritdoc/>
        public void Dispose()
        {
            Plant.Dispose();
        }
    }
}
