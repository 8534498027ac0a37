using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand;
using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.Field.Buses
{
    /// <summary>Drivers keep the time that they promise for a self-test, and leave the bus free for the next epoch.</summary>
    [TestClass]
    public sealed class SelfTestTimeTests
    {
        // What asking for the next reading takes by itself: a request of a few characters on a slow line.
        private const long RequestMicroseconds = 40_000;
        private const int Rounds = 4;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        [DynamicData(nameof(PartNames.Sensors), typeof(PartNames))]
        public void ASelfTestKeepsItsPromise(string id)
        {
            var gate = new Gate();
            PartStand stand = PartStands.Make(id)!;
            using var bench = new Bench(new BenchSettings(), gate);
            ISensor sensor = stand.Place(bench)!;
            bench.Wait(0.5);
            Assert.AreEqual(Outcome.Ok, sensor.Identify(new SensorIdentity()));
            bench.Wait(stand.SecondsToFirstValue);
            long healthy = Longest(bench, sensor);
            gate.IsShut = true;
            bench.I2c.IsStuck = true;
            foreach (VirtualTcp connection in bench.Connections)
            {
                connection.Mode = TcpMode.Silent;
            }

            long dead = Longest(bench, sensor);
            TestContext.WriteLine($"{id}: {healthy} us, dead {dead} us, promised {sensor.SelfTestMicroseconds} us");
        }

        private static long Longest(Bench bench, ISensor sensor)
        {
            long longest = 0;
            for (int i = 0; i < Rounds; i++)
            {
                // At once after a reading that may have failed, and after a rest.
                bench.Wait(i % 2 * 11);
                bench.Read(sensor, Bench.SamplesFor(sensor), out _);
                long promised = sensor.SelfTestMicroseconds;
                long before = bench.Timeline.Counter.Microseconds;
                Outcome outcome = sensor.SelfTest();
                long taken = bench.Timeline.Counter.Microseconds - before;
                sensor.Begin();
                long free = bench.Timeline.Counter.Microseconds - before;
                bench.WaitUntilReady(sensor);
                sensor.End(Bench.SamplesFor(sensor), out _);
                Assert.IsLessThanOrEqualTo(promised, taken, Outcomes.Name(outcome));
                Assert.IsLessThanOrEqualTo(promised + RequestMicroseconds, free, Outcomes.Name(outcome));
                Assert.AreEqual(promised == 0, outcome == Outcome.Unsupported);
                longest = Math.Max(longest, taken);
            }

            return longest;
        }

        /// <summary>Lets nothing back from a serial line when it is shut.</summary>
        private sealed class Gate : BusWrapper
        {
            public bool IsShut { get; set; }

            public override ISerialPort Wrap(ISerialPort port) => new Port(this, port);

            private sealed class Port(Gate gate, ISerialPort port) : ISerialPort
            {
                public int BaudRate => port.BaudRate;

                public int BitsPerCharacter => port.BitsPerCharacter;

                public int ReceiveOverruns => port.ReceiveOverruns;

                public Outcome Write(byte[] buffer, int count) => port.Write(buffer, count);

                public Outcome Read(byte[] buffer, int offset, int count, long deadlineMicroseconds, out int received)
                {
                    Outcome outcome = port.Read(buffer, offset, count, deadlineMicroseconds, out received);
                    while (gate.IsShut && outcome == Outcome.Ok)
                    {
                        outcome = port.Read(buffer, offset, count, deadlineMicroseconds, out received);
                    }

                    return outcome;
                }

                public void Discard() => port.Discard();
            }
        }
    }
}
