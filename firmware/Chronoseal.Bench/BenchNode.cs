using Chronoseal.Drivers.CheckPoint;
using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Drivers.Sfa30;
using Chronoseal.Drivers.Sht4x;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Bench
{
    /// <summary>
    /// The working parts of the five-parameter node over peers in memory, each step on its own. Everything is allocated here; the
    /// steps allocate nothing.
    /// </summary>
    internal sealed class BenchNode
    {
        // 2026-01-15T00:00:00Z.
        private const long StartSecond = 1768435200;
        private const int LabelAfterMicroseconds = 200000;
        private const int EpochAfterMicroseconds = 300000;
        private const int EdgesToLock = 40;

        private readonly VirtualTimeline _timeline = new VirtualTimeline();
        private readonly DisciplinedClock _clock = new DisciplinedClock(new ClockSettings());
        private readonly ParticleCounter _particles;
        private readonly CarbonAnalyser _carbon;
        private readonly SensorSlot[] _slots;
        private readonly Sampler _sampler;
        private readonly Epoch _epoch = new Epoch();
        private readonly Stamp _stamp = new Stamp();
        private readonly DataPayload _dataPayload = new DataPayload("urn:dev:mac:02c0ffee00000001:");
        private readonly byte[] _payload = new byte[Limits.PayloadBytes];
        private readonly FrameSealer _sealer = new FrameSealer(new MacSeal(new ManagedHmacSha256(ExampleKey()), new byte[8]), new ChainHead());
        private readonly SealedFrame _frame = new SealedFrame();
        private long _edgeCounter = 2000000;
        private long _second = StartSecond;
        private long _sequence;
        private int _payloadLength;

        internal BenchNode()
        {
            _particles = new ParticleCounter(_timeline);
            _carbon = new CarbonAnalyser(_timeline);
            var rtu = new ModbusRtuChannel(_particles.Port, _timeline);
            var tcp = new ModbusTcpChannel(_carbon.Channel, _timeline);
            _slots = new SensorSlot[]
            {
                Slot(new Sht4xSensor("climate", ClimatePart.Create(), _timeline, new Sht4xSettings())),
                Slot(new Sfa30Sensor("hcho", FormaldehydePart.Create(), _timeline, new Sfa30Settings())),
                Slot(new LighthouseSensor("particles", rtu, _timeline, new LighthouseSettings())),
                Slot(new CheckPointSensor("toc", tcp, _timeline, new CheckPointSettings())),
            };
            _sampler = new Sampler(_timeline, _clock, _slots);
        }

        /// <summary>Readings of the last epoch.</summary>
        internal int Readings
        {
            get { return _epoch.Count; }
        }

        /// <summary>Bytes of the last payload.</summary>
        internal int PayloadBytes
        {
            get { return _payloadLength; }
        }

        /// <summary>Bytes of the last frame.</summary>
        internal int FrameBytes
        {
            get { return _frame.Length; }
        }

        /// <summary>Steps that did not do what they should; anything but 0 makes the times worthless.</summary>
        internal int Failures { get; private set; }

        /// <summary>Identifies the sensors and lets the clock lock.</summary>
        internal void Start()
        {
            for (int i = 0; i < EdgesToLock; i++)
            {
                NextSecond();
            }

            for (int i = 0; i < _slots.Length; i++)
            {
                _slots[i].Identify(_timeline.Microseconds);
                Failures += _slots[i].IdentifyOutcome == Outcome.Ok ? 0 : 1;
            }
        }

        /// <summary>What the world does between two epochs: an edge, its label, new records in the instruments.</summary>
        internal void NextSecond()
        {
            _edgeCounter += 1000000;
            _second++;
            _timeline.SleepUntil(_edgeCounter);
            _clock.AddEdge(_edgeCounter);
            _clock.AddLabel(_second, true, _edgeCounter + LabelAfterMicroseconds);
            _particles.Measure(_second);
            _carbon.Measure(_second);
            _timeline.SleepUntil(_edgeCounter + EpochAfterMicroseconds);
        }

        /// <summary>One epoch of all four drivers.</summary>
        internal void Sample()
        {
            _epoch.Start(true, _second * 1000000 + EpochAfterMicroseconds);
            _sampler.Run(_epoch);
            for (int i = 0; i < _epoch.Count; i++)
            {
                Failures += _epoch[i].HasValue && _epoch[i].HasUtc ? 0 : 1;
            }
        }

        /// <summary>The payload of the epoch.</summary>
        internal void Encode()
        {
            bool hasUtc = DataPayload.HasUtc(_epoch);
            Failures += _dataPayload.Encode(_epoch, hasUtc, _payload, out _payloadLength) && hasUtc ? 0 : 1;
        }

        /// <summary>The frame of the payload, and its digest for the chain.</summary>
        internal void Seal()
        {
            _clock.At(_timeline.Microseconds, _stamp);
            _sequence++;
            if (_sealer.Seal(FrameKind.Data, _payload, _payloadLength, _stamp, 1, _sequence, _frame) == Outcome.Ok)
            {
                _sealer.Commit(_frame);
            }
            else
            {
                Failures++;
            }
        }

        private static SensorSlot Slot(ISensor sensor)
        {
            return new SensorSlot(sensor, new SensorIdentity());
        }

        // No secret: it seals nothing that leaves this program.
        private static byte[] ExampleKey()
        {
            var key = new byte[32];
            for (int i = 0; i < key.Length; i++)
            {
                key[i] = (byte)i;
            }

            return key;
        }
    }
}
