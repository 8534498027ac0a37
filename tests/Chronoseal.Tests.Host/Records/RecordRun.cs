using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand;
using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.Records
{
    /// <summary>Polls an instrument once a second as a node does, and knows when its records really ended.</summary>
    internal sealed class RecordRun : IDisposable
    {
        private readonly PartStand _stand;
        private readonly Func<(long EndNanoseconds, long Seconds)> _last;
        private readonly StandReader _reader;
        private readonly ISensor _sensor;
        private ISerialPeer? _unplugged;

        /// <param name="stand">The instrument's stand.</param>
        /// <param name="last">True end and own time of the instrument's last record; <see cref="VirtualTimeline.Never"/> before the first.</param>
        /// <param name="seed">Everything random follows from it.</param>
        public RecordRun(PartStand stand, Func<(long EndNanoseconds, long Seconds)> last, ulong seed = 1)
        {
            _stand = stand;
            _last = last;
            Bench = new Bench(new BenchSettings { Seed = seed, IsQuiet = true, HasRamps = true });
            stand.SetRamps(Bench.Room);
            _sensor = stand.Place(Bench)!;
            _reader = new StandReader(Bench, _sensor);
        }

        public Bench Bench { get; }

        public ISensor Sensor => _sensor;

        /// <summary>What the instrument recorded: true end, own time.</summary>
        public List<(long EndNanoseconds, long Seconds)> Truth { get; } = [];

        /// <summary>What the driver gave: the first sample of each record.</summary>
        public List<Sample> Taken { get; } = [];

        /// <summary>What came of each poll.</summary>
        public List<Outcome> Outcomes { get; } = [];

        public void Dispose() => Bench.Dispose();

        public Outcome Identify() => _sensor.Identify(new SensorIdentity());

        public void Run(double seconds, bool isPolled = true)
        {
            double end = Bench.Plant.NowNanoseconds * 1e-9 + seconds;
            while (Bench.Plant.NowNanoseconds * 1e-9 < end)
            {
                if (isPolled)
                {
                    Poll();
                }

                // In quarters, so that no record goes unnoticed here; the next second's start in whole.
                long second = Bench.Plant.NowNanoseconds / VirtualTimeline.NanosecondsPerSecond;
                while (Bench.Plant.NowNanoseconds / VirtualTimeline.NanosecondsPerSecond == second)
                {
                    Bench.Wait(0.25 - Bench.Plant.NowNanoseconds * 1e-9 % 0.25 + 1e-6);
                    Look();
                }
            }
        }

        public void SetOutage(bool isOut)
        {
            foreach (VirtualTcp connection in Bench.Connections)
            {
                connection.Mode = isOut ? TcpMode.Silent : TcpMode.Up;
            }

            foreach (SerialLine line in Bench.Lines)
            {
                _unplugged = isOut ? line.Peer : _unplugged;
                line.Peer = isOut ? null : _unplugged;
            }
        }

        /// <summary>Asserts that what was taken is, in order, what was recorded from some record on, up to one of the last two.</summary>
        public void AssertComplete(int firstAtMost = 1)
        {
            int first = Truth.FindIndex(t => t.Seconds == Taken[0].InstrumentTimeSeconds);
            Assert.IsInRange(0, firstAtMost, first);
            long[] expected = [.. Truth.Skip(first).Take(Taken.Count).Select(t => t.Seconds)];
            Assert.AreEqual(string.Join(" ", expected), string.Join(" ", Taken.Select(s => s.InstrumentTimeSeconds)));
            Assert.IsGreaterThanOrEqualTo(Truth.Count - 1, first + Taken.Count);
        }

        /// <summary>Asserts that every stamp holds the record's true end, and gives the widest half width in seconds.</summary>
        public double AssertStamps()
        {
            double widest = 0;
            foreach (Sample sample in Taken)
            {
                long earliest = Bench.TrueAt(sample.CounterMicroseconds - sample.InstantHalfWidthMicroseconds - 1);
                long latest = Bench.TrueAt(sample.CounterMicroseconds + sample.InstantHalfWidthMicroseconds + 1);
                long end = Truth.Single(t => t.Seconds == sample.InstrumentTimeSeconds).EndNanoseconds;
                Assert.IsInRange(earliest, latest, end, $"record {sample.InstrumentTimeSeconds}");
                widest = Math.Max(widest, sample.InstantHalfWidthMicroseconds * 1e-6);
            }

            return widest;
        }

        public static bool IsBackfilled(Sample sample) => (sample.Status & SampleStatus.Backfilled) != 0;

        private void Poll()
        {
            Outcomes.Add(_reader.Read());
            Look();
            if (_reader.Count > 0)
            {
                Sample sample = _reader.Samples[0];
                Taken.Add(new Sample
                {
                    Quantity = sample.Quantity,
                    Mantissa = sample.Mantissa,
                    CounterMicroseconds = sample.CounterMicroseconds,
                    InstantHalfWidthMicroseconds = sample.InstantHalfWidthMicroseconds,
                    ExposureMicroseconds = sample.ExposureMicroseconds,
                    InstrumentTimeSeconds = sample.InstrumentTimeSeconds,
                    Status = sample.Status,
                });
                double volume = _stand.TruthAt(Bench, sample, Truth.Single(t => t.Seconds == sample.InstrumentTimeSeconds).EndNanoseconds);
                Assert.AreEqual(volume, sample.Mantissa * Math.Pow(10, sample.Exponent), _stand.ResolutionOf(sample.Quantity), "another record's value");
            }
        }

        private void Look()
        {
            (long EndNanoseconds, long Seconds) last = _last();
            if (last.EndNanoseconds <= Bench.Plant.NowNanoseconds && (Truth.Count == 0 || Truth[^1].EndNanoseconds != last.EndNanoseconds))
            {
                Truth.Add(last);
            }
        }
    }
}
