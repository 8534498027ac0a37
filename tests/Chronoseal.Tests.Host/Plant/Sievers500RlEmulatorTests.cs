using Chronoseal.Drivers.Sievers500Rl;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand;
using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class Sievers500RlEmulatorTests : IDisposable
    {
        private readonly Bench _bench = new(new BenchSettings { IsQuiet = true });
        private readonly SerialLine _line;
        private readonly Sievers500RlEmulator _emulator;
        private readonly Sievers500RlSensor _sensor;
        private readonly StandReader _reader;

        public Sievers500RlEmulatorTests()
        {
            _line = _bench.Lay(new SerialSettings(9600, SerialParity.None, 1, false));
            _emulator = new Sievers500RlEmulator(_line, _bench.Room, _bench.Clock, _bench.Random("sievers"));
            _sensor = new Sievers500RlSensor("toc", _bench.Open(_line), _bench.Timeline, new Sievers500RlSettings { SilenceSeconds = 600 });
            _reader = new StandReader(_bench, _sensor);
            Assert.AreEqual(Outcome.Ok, _sensor.Identify(new SensorIdentity()));
        }

        public void Dispose() => _bench.Dispose();

        [TestMethod]
        public void AsOftenAsItMeasuresItIsReadForHours()
        {
            // Each look finds one line: the line is never seen silent.
            _bench.Wait(60);
            for (int i = 0; i < 100; i++)
            {
                _bench.Wait(120);
                Assert.AreEqual(Outcome.Ok, _reader.Read(), $"reading {i}");
                Assert.IsLessThan(i == 0 ? 91_000_000 : 61_000_000, _reader.Samples[0].InstantHalfWidthMicroseconds);
            }
        }

        [TestMethod]
        public void AQueueThatIsNeverSeenEmptyIsGivenUp()
        {
            // Two lines wait at the first look, and one comes for each that is taken.
            _bench.Wait(122.5);
            var outcomes = new List<Outcome>();
            for (int i = 0; i < 100; i++)
            {
                _bench.Wait(120);
                outcomes.Add(_reader.Read());
            }

            Assert.AreEqual(1, outcomes.Count(o => o != Outcome.Ok));
            Assert.Contains(Outcome.OutOfRange, outcomes);
            Assert.IsLessThan(61_000_000, _reader.Samples[0].InstantHalfWidthMicroseconds);
        }

        [TestMethod]
        public void EveryMeasurementIsTakenOnceWithATightInstant()
        {
            var ends = new List<double>();
            for (int second = 0; second < 370; second++)
            {
                if (_reader.Read() == Outcome.Ok)
                {
                    Sample sample = _reader.Samples[0];
                    Assert.IsLessThan(520_000, sample.InstantHalfWidthMicroseconds);
                    Assert.AreEqual(0, sample.Status);
                    Assert.AreEqual(3, _reader.Count);
                    ends.Add(_bench.TrueAt(sample.CounterMicroseconds) * 1e-9);
                }

                _bench.Wait(1);
            }

            Assert.HasCount(3, ends);
            Assert.AreEqual(120, ends[0], 0.6);
            Assert.AreEqual(240, ends[1], 0.6);
        }

        [TestMethod]
        public void LinesThatWaitedAreTakenOneByOneAndSaySo()
        {
            _bench.Wait(250);
            Assert.AreEqual(Outcome.Ok, _reader.Read());
            long first = _reader.Samples[0].InstrumentTimeSeconds;
            Assert.AreEqual(SampleStatus.Backfilled, _reader.Samples[0].Status);
            Assert.IsLessThanOrEqualTo(130L, Math.Abs(_bench.TrueAt(_reader.Samples[0].CounterMicroseconds) / 1_000_000_000 - 125));
            Assert.AreEqual(Outcome.Ok, _reader.Read());
            Assert.AreEqual(120, _reader.Samples[0].InstrumentTimeSeconds - first, 1.0);
            Assert.AreEqual(Outcome.NotReady, _reader.Read());
        }

        [TestMethod]
        public void ALineInPiecesIsOneLine()
        {
            byte[] line = System.Text.Encoding.ASCII.GetBytes(_emulator.LineAt(0));
            _line.Send(line.AsSpan(0, 20));
            _bench.Wait(0.5);
            Assert.AreEqual(Outcome.NotReady, _reader.Read());
            _line.Send(line.AsSpan(20));
            _bench.Wait(0.5);
            Assert.AreEqual(Outcome.Ok, _reader.Read());
            _line.Send(line);
            _bench.Wait(0.5);
            Assert.AreEqual(Outcome.NotReady, _reader.Read(), "the same measurement again");
        }

        [TestMethod]
        public void ALineThatContradictsItselfOrBreaksOffIsAFailure()
        {
            _emulator.HasWrongSum = true;
            _bench.Wait(121);
            Assert.AreEqual(Outcome.BadChecksum, _reader.Read());
            _emulator.HasWrongSum = false;
            _emulator.Faults.TruncateToBytes = 30;
            _bench.Wait(120);
            Assert.AreEqual(Outcome.NotReady, _reader.Read());
            _bench.Wait(5);
            Assert.AreEqual(Outcome.ShortReply, _reader.Read());
            _emulator.Faults.TruncateToBytes = -1;
            _bench.Wait(120);
            Assert.AreEqual(Outcome.Ok, _reader.Read());
        }

        [TestMethod]
        public void SilenceForTooLongIsAFailure()
        {
            _emulator.Faults.IsSilent = true;
            _bench.Wait(590);
            Assert.AreEqual(Outcome.NotReady, _reader.Read());
            _bench.Wait(20);
            Assert.AreEqual(Outcome.Timeout, _reader.Read());
        }
    }
}
