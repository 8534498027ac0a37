using Chronoseal.Plant;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Plant
{
    /// <summary>What the MET ONE and Airnet emulators must refuse, forget and clear, register by register.</summary>
    [TestClass]
    public sealed class ParticleCounterEmulatorTests
    {
        private readonly Bench _bench = new(new BenchSettings { IsQuiet = true });

        [TestCleanup]
        public void CleanUp() => _bench.Dispose();

        [TestMethod]
        public void AirnetShowsZerosWithoutDataAndTheOldestWithIt()
        {
            AirnetEmulator airnet = MakeAirnet(new AirnetSettings { SampleSeconds = 6, QueueLimit = 3 });
            Assert.IsFalse(Coil(airnet, 1));
            Assert.IsTrue(Input(airnet, 214, 18).All(v => v == 0 || v == 2));
            _bench.Wait(13);
            Assert.IsTrue(Coil(airnet, 1));
            ushort[] packet = Input(airnet, 211, 21);
            Assert.AreEqual(3, packet[1], "coils 1 and 2");
            Assert.AreEqual(2, packet[3]);
            Assert.AreEqual(600, packet[7]);
            uint first = Time(packet, 4);
            Assert.AreEqual(0, airnet.WriteCoil(1, false));
            Assert.AreEqual(first + 6, Time(Input(airnet, 211, 21), 4));
            _bench.Wait(60);
            Assert.AreEqual(3, airnet.QueueCount);
            Assert.AreEqual(airnet.LastSampleSeconds - 12, Time(Input(airnet, 211, 21), 4), "a full queue drops its oldest");
        }

        [TestMethod]
        public void AirnetStopsAtAnyHoldingWriteAndRefusesWhatItDoesNotHave()
        {
            AirnetEmulator airnet = MakeAirnet(new AirnetSettings());
            Assert.AreEqual(ModbusMap.IllegalAddress, airnet.ReadInput(100, new ushort[1]));
            Assert.AreEqual(ModbusMap.IllegalAddress, airnet.ReadInput(230, new ushort[4]));
            Assert.AreEqual(ModbusMap.IllegalAddress, airnet.ReadHolding(4, new ushort[2]));
            Assert.AreEqual(ModbusMap.IllegalValue, airnet.WriteCoil(1, true));
            Assert.AreEqual(100, Input(airnet, 0, 1)[0]);
            Assert.AreEqual(5_000, Input(airnet, AirnetEmulator.ChannelSizeAddress, 4)[3]);
            Assert.IsTrue(airnet.IsSampling);
            Assert.AreEqual(0, airnet.WriteHolding(2, 10));
            Assert.IsFalse(airnet.IsSampling);
            Assert.AreEqual(0, airnet.WriteCoil(0, true));
            Assert.IsTrue(airnet.IsSampling);
        }

        [TestMethod]
        public void MetOneShowsTheLastCompletedSampleAndStartsAnewWhenConfigured()
        {
            var counter = new MetOneEmulator(_bench.Plant, _bench.Clock, _bench.Room, _bench.Random("metone"), new MetOneSettings { SampleSeconds = 6 });
            Assert.AreEqual(0, Holding(counter, 500, 1)[0]);
            _bench.Wait(7);
            ushort[] record = Holding(counter, 500, 19);
            var time = new DateTime(record[0], record[1] >> 8, record[1] & 0xFF, record[2], record[3] >> 8, record[3] & 0xFF, DateTimeKind.Utc);
            Assert.AreEqual(counter.LastSampleSeconds, (uint)(time - DateTime.UnixEpoch).TotalSeconds);
            Assert.AreEqual(6, record[5]);
            Assert.IsGreaterThanOrEqualTo(Time(record, 13), Time(record, 11), "cumulative");
            CollectionAssert.AreEqual(new ushort[] { ('0' << 8) | '.', '5' << 8 }, Holding(counter, 202, 2));
            long last = counter.LastSampleEndNanoseconds;
            for (int i = 0; i < 4; i++)
            {
                _bench.Wait(4);
                Assert.AreEqual(0, counter.WriteHolding(143, 0));
            }

            Assert.IsLessThan(last + 7 * VirtualTimeline.NanosecondsPerSecond, counter.LastSampleEndNanoseconds, "each write starts the sample anew");
            Assert.AreEqual(ModbusMap.IllegalValue, counter.WriteHolding(104, 3));
            Assert.AreEqual(ModbusMap.IllegalAddress, counter.WriteHolding(0, 1));
            Assert.AreEqual(ModbusMap.IllegalAddress, counter.ReadHolding(745, new ushort[10]));
        }

        private AirnetEmulator MakeAirnet(AirnetSettings settings) => new(_bench.Plant, _bench.Clock, _bench.Room, _bench.Random("airnet"), settings);

        private static bool Coil(ModbusMap map, int address)
        {
            bool[] coils = new bool[1];
            Assert.AreEqual(0, map.ReadCoils(address, coils));
            return coils[0];
        }

        private static ushort[] Input(ModbusMap map, int address, int count)
        {
            ushort[] values = new ushort[count];
            Assert.AreEqual(0, map.ReadInput(address, values));
            return values;
        }

        private static ushort[] Holding(ModbusMap map, int address, int count)
        {
            ushort[] values = new ushort[count];
            Assert.AreEqual(0, map.ReadHolding(address, values));
            return values;
        }

        private static uint Time(ushort[] values, int index) => ((uint)values[index] << 16) | values[index + 1];
    }
}
