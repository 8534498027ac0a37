using BenchmarkDotNet.Attributes;
using Chronoseal.Drivers.CheckPoint;
using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Drivers.Sfa30;
using Chronoseal.Drivers.Sht4x;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Benchmarks
{
    /// <summary>
    /// The sampling path alone: four drivers against the plant's instruments, driven from the benchmark's own thread. Allocated
    /// bytes are of drivers, sampler and plant together.
    /// </summary>
    [MemoryDiagnoser]
    public class SamplingBenchmark
    {
        private const long PeriodMicroseconds = 1_000_000;
        private const int WarmUpEpochs = 100;
        private const double BootSeconds = 0.01;

        private readonly Epoch _epoch = new();
        private PlantWorld? _world;
        private Sampler? _sampler;
        private ITimeline? _timeline;

        /// <summary>Makes the world and warms it up.</summary>
        [GlobalSetup]
        public void Start()
        {
            _world = new PlantWorld(new PlantSettings { Node = new NodeSettings { Lighthouse = new Plant.LighthouseSettings { SampleSeconds = 6 } } });
            IBoard? booted = null;
            _world.Nodes[0].Boot(b => booted = b);
            _world.RunSeconds(BootSeconds);
            IBoard board = booted!;
            _timeline = board.Timeline;
            board.OpenI2c("i2c1", 0x44, out II2cDevice climate);
            board.OpenI2c("i2c1", Drivers.Sfa30.Sfa30Codec.Address, out II2cDevice formaldehyde);
            board.OpenSerial("rs485", new SerialSettings(19_200, SerialParity.None, 1, true), out ISerialPort port);
            board.OpenTcp("toc", ModbusTcpChannel.DefaultPort, out ITcpChannel channel);
            ISensor[] sensors =
            [
                new Sht4xSensor("climate", climate, _timeline, new Sht4xSettings()),
                new Sfa30Sensor("hcho", formaldehyde, _timeline, new Sfa30Settings()),
                new LighthouseSensor("particles", new ModbusRtuChannel(port, _timeline), _timeline, new Drivers.Lighthouse.LighthouseSettings()),
                new CheckPointSensor("toc", new ModbusTcpChannel(channel, _timeline), _timeline, new CheckPointSettings()),
            ];
            SensorSlot[] slots = [.. sensors.Select(s => new SensorSlot(s, new SensorIdentity()))];
            foreach (SensorSlot slot in slots)
            {
                slot.Identify(_timeline.Counter.Microseconds);
            }

            _sampler = new Sampler(_timeline, new DisciplinedClock(new ClockSettings()), slots);
            for (int i = 0; i < WarmUpEpochs; i++)
            {
                Epoch();
            }
        }

        /// <summary>Ends the world.</summary>
        [GlobalCleanup]
        public void End()
        {
            _world!.Dispose();
        }

        /// <summary>One epoch, and the wait for the next.</summary>
        [Benchmark]
        public int Epoch()
        {
            _timeline!.SleepUntil((_timeline.Counter.Microseconds / PeriodMicroseconds + 1) * PeriodMicroseconds);
            _epoch.Start(false, 0);
            _sampler!.Run(_epoch);
            return _epoch.Count;
        }
    }
}
