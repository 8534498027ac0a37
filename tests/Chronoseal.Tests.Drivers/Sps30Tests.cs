using Chronoseal.Drivers.Sps30;
using Chronoseal.Hal;
using Chronoseal.Protocols.Sensirion;
using Chronoseal.Protocols.Shdlc;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class Sps30Tests
    {
        private const string Wake = "7E 00 7D 31 00 EE 7E";
        private const string Awake = "7E 00 7D 31 43 00 AB 7E";
        private const string Stop = "7E 00 01 00 FE 7E";
        private const string Stopped = "7E 00 01 00 00 FE 7E";
        private const string Version = "7E 00 D1 00 2E 7E";
        private const string Firmware21 = "7E 00 D1 00 07 02 01 00 06 00 02 00 1C 7E";
        private const string Serial = "7E 00 D0 01 03 2B 7E";
        private const string Zeros = "7E 00 D0 00 15 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 00 5A 7E";
        private const string Start = "7E 00 00 02 01 03 F9 7E";
        private const string Started = "7E 00 00 00 00 FF 7E";
        private const string Status = "7E 00 D2 01 00 2C 7E";
        private const string Well = "7E 00 D2 00 05 00 00 00 00 00 28 7E";
        private const string ReadValues = "7E 00 03 00 FC 7E";
        private const string Nothing = "7E 00 03 00 00 FC 7E";
        private const string TenValues = "40 00 00 00 40 B8 00 00 41 0C 00 00 41 14 00 00 40 B0 00 00 "
            + "41 40 00 00 41 7C 00 00 41 84 00 00 41 85 00 00 3F 2C CC CD";
        private const string Ten = "7E 00 03 00 28 " + TenValues + " 3D 7E";
        private const string Frozen = "7E 00 03 00 28 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 "
            + "00 00 00 00 00 00 00 00 3F D0 A3 D7 4B 7E";
        private const string CleanAir = "7E 00 03 00 28 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 "
            + "00 00 00 00 00 00 00 00 00 00 00 00 D4 7E";

        [TestMethod]
        public void Ten_floats_are_masses_in_thousandths_and_numbers_per_cubic_metre()
        {
            var mantissas = new long[Sps30Codec.Concentrations];
            var raws = new uint[Sps30Codec.Concentrations];
            byte[] values = Hex.Parse(TenValues);
            Assert.AreEqual((int)Outcome.Ok, (int)Sps30Codec.DecodeValues(values, 40, mantissas, raws, out bool isFrozen));
            Assert.IsFalse(isFrozen);
            AssertTen(mantissas);
            Assert.AreEqual(0x40B80000L, raws[1]);
        }

        [TestMethod]
        public void Integers_have_the_same_units()
        {
            var mantissas = new long[Sps30Codec.Concentrations];
            var raws = new uint[Sps30Codec.Concentrations];
            byte[] values = Hex.Parse("00 02 00 05 00 08 00 09 00 05 00 0C FF FF 00 10 00 10 02 A3");
            Assert.AreEqual((int)Outcome.Ok, (int)Sps30Codec.DecodeValues(values, 20, mantissas, raws, out _));
            Assert.AreEqual(5000L, mantissas[1]);
            Assert.AreEqual(12000000L, mantissas[5]);
            Assert.AreEqual(65535000000L, mantissas[6]);
            values = Hex.Parse("00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 06 5E");
            Sps30Codec.DecodeValues(values, 20, mantissas, raws, out bool isFrozen);
            Assert.IsTrue(isFrozen, "1630 nm");
        }

        [TestMethod]
        [DataRow(0, "7F C0 00 00")]
        [DataRow(4, "7F 80 00 00")]
        [DataRow(8, "FF 80 00 00")]
        [DataRow(9, "FF FF FF FF")]
        [DataRow(3, "BF 80 00 00")]
        [DataRow(0, "47 80 00 00")]
        [DataRow(6, "4E 80 00 00")]
        public void What_is_no_concentration_is_out_of_range(int index, string value)
        {
            byte[] values = Hex.Parse(TenValues);
            byte[] bad = Hex.Parse(value);
            for (int i = 0; i < 4; i++)
            {
                values[4 * index + i] = bad[i];
            }

            Outcome outcome = Sps30Codec.DecodeValues(values, 40, new long[Sps30Codec.Concentrations], new uint[Sps30Codec.Concentrations], out _);
            Assert.AreEqual((int)Outcome.OutOfRange, (int)outcome);
        }

        [TestMethod]
        [DataRow(0x00200000, SampleStatus.InstrumentWarning)]
        [DataRow(0x00000020, SampleStatus.SourceFault)]
        [DataRow(0x00000010, SampleStatus.SamplerFault)]
        [DataRow(0x00200030, SampleStatus.InstrumentWarning | SampleStatus.SourceFault | SampleStatus.SamplerFault)]
        [DataRow(0x7FDFFFCF, 0)]
        public void Status_bits_and_no_reserved_ones(int register, int status)
        {
            Assert.AreEqual(status, Sps30Codec.DecodeStatus((uint)register));
        }

        [TestMethod]
        [DataRow(Awake, Stopped)]
        [DataRow("7E 00 7D 31 00 00 EE 7E", "7E 00 01 43 00 BB 7E")]
        [DataRow("7E 00 7D 31 02 00 EC 7E", Stopped)]
        public void Identify_wakes_stops_asks_and_starts(string woken, string stopped)
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(timeline, "FF", "", Wake, woken, Stop, stopped, Version, Firmware21, Serial, Zeros, Start, Started);
            Sps30Sensor sensor = OnUart(peer, timeline);
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(identity));
            Assert.AreEqual("00000000000000000000", identity.Serial);
            Assert.AreEqual("2.1", identity.Firmware);
            Assert.AreEqual("pn1", identity.FactName(0));
            Assert.AreEqual("0.3-0.5 um", identity.FactValue(0));
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        public void A_start_that_is_refused_fails_identify()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline, "FF", "", Wake, Awake, Stop, Stopped, Version, Firmware21, Serial, Zeros, Start, "7E 00 00 43 00 BC 7E");
            Sps30Sensor sensor = OnUart(peer, timeline);
            Assert.AreEqual((int)Outcome.DeviceError, (int)sensor.Identify(new SensorIdentity()));
            Assert.AreEqual(0x43, sensor.DeviceErrorCode);
        }

        [TestMethod]
        public void A_reading_stands_for_the_second_that_ended_within_its_width()
        {
            var timeline = new ManualTimeline { Microseconds = 60000000 };
            Sps30Sensor sensor = OnUart(new ScriptedPeer(timeline, Status, Well, ReadValues, Ten), timeline);
            Sample[] samples = Samples();
            Assert.AreEqual((int)Outcome.Ok, (int)Read(sensor, timeline, samples, out int count));
            Assert.AreEqual(9, count);
            var mantissas = new long[count];
            for (int i = 0; i < count; i++)
            {
                mantissas[i] = samples[i].Mantissa;
                Assert.AreEqual((int)sensor.QuantityAt(i), (int)samples[i].Quantity);
                Assert.AreEqual(1000000L, samples[i].ExposureMicroseconds);
                Assert.AreEqual(0, samples[i].Status);
            }

            AssertTen(mantissas);
            Assert.AreEqual(-3, samples[3].Exponent);
            Assert.AreEqual(0, samples[4].Exponent);
            Assert.AreEqual("ug/m3", Units.Symbol(samples[0].Unit));
            Assert.AreEqual("1/m3", Units.Symbol(samples[8].Unit));
            Assert.IsTrue(samples[0].InstantHalfWidthMicroseconds >= 500000, "one update of 1 +-0.04 s");
            Assert.IsTrue(samples[0].CounterMicroseconds + samples[0].InstantHalfWidthMicroseconds <= timeline.Microseconds);
            Assert.AreEqual(5774L + 115, samples[0].ValueUncertainty, "5 ug/m3 + 5 %");
            Assert.AreEqual(28868L, samples[3].ValueUncertainty);
            Assert.AreEqual(288675135L, samples[8].ValueUncertainty);
        }

        [TestMethod]
        public void A_poll_that_found_nothing_narrows_the_instant_of_the_next_value()
        {
            var timeline = new ManualTimeline { Microseconds = 60000000 };
            var peer = new ScriptedPeer(timeline, Status, Well, ReadValues, Ten, Status, Well, ReadValues, Nothing, Status, Well, ReadValues, Ten);
            Sps30Sensor sensor = OnUart(peer, timeline);
            Sample[] samples = Samples();
            Read(sensor, timeline, samples, out _);
            Assert.AreEqual((int)Outcome.NotReady, (int)Read(sensor, timeline, samples, out int count));
            Assert.AreEqual(0, count);
            timeline.Microseconds += 200000;
            Assert.AreEqual((int)Outcome.Ok, (int)Read(sensor, timeline, samples, out _));
            Assert.IsTrue(samples[0].InstantHalfWidthMicroseconds < 150000);
        }

        [TestMethod]
        public void A_late_reply_to_an_earlier_reading_is_passed_over()
        {
            var timeline = new ManualTimeline { Microseconds = 60000000 };
            Sps30Sensor sensor = OnUart(new ScriptedPeer(timeline, Status, Well, ReadValues, "", Status, Frozen + Well, ReadValues, Ten), timeline);
            Sample[] samples = Samples();
            Assert.AreEqual((int)Outcome.Timeout, (int)Read(sensor, timeline, samples, out _));
            Assert.AreEqual((int)Outcome.Ok, (int)Read(sensor, timeline, samples, out _));
            Assert.AreEqual(2000L, samples[0].Mantissa);
        }

        [TestMethod]
        [DataRow("7E 00 D2 80 05 00 00 00 20 00 88 7E", SampleStatus.SourceFault)]
        [DataRow("7E 00 D2 02 00 2B 7E", 0)]
        public void Status_goes_with_the_values(string status, int expected)
        {
            var timeline = new ManualTimeline { Microseconds = 60000000 };
            Sps30Sensor sensor = OnUart(new ScriptedPeer(timeline, Status, status, ReadValues, Ten), timeline);
            Sample[] samples = Samples();
            Assert.AreEqual((int)Outcome.Ok, (int)Read(sensor, timeline, samples, out _));
            Assert.AreEqual(expected, samples[8].Status);
        }

        [TestMethod]
        public void Samples_of_the_warm_up_carry_a_warning()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline, "FF", "", Wake, Awake, Stop, Stopped, Version, Firmware21, Serial, Zeros, Start, Started, Status, Well, ReadValues, Ten);
            Sps30Sensor sensor = OnUart(peer, timeline);
            sensor.Identify(new SensorIdentity());
            timeline.Microseconds += 2000000;
            Sample[] samples = Samples();
            Assert.AreEqual((int)Outcome.Ok, (int)Read(sensor, timeline, samples, out _));
            Assert.AreEqual(SampleStatus.InstrumentWarning, samples[0].Status);
        }

        [TestMethod]
        public void A_part_that_stands_idle_ends_in_a_failure()
        {
            var timeline = new ManualTimeline { Microseconds = 60000000 };
            Sps30Sensor sensor = OnUart(
                new ScriptedPeer(timeline, Status, Well, ReadValues, Ten, Status, Well, ReadValues, Nothing, Status, Well, ReadValues, Nothing), timeline);
            Sample[] samples = Samples();
            Read(sensor, timeline, samples, out _);
            timeline.Microseconds += 11000000;
            Assert.AreEqual((int)Outcome.NotReady, (int)Read(sensor, timeline, samples, out _), "the fan may be cleaned");
            timeline.Microseconds += 5000000;
            Assert.AreEqual((int)Outcome.DeviceError, (int)Read(sensor, timeline, samples, out int count));
            Assert.AreEqual(Sps30Codec.NoNewValue, sensor.DeviceErrorCode);
            Assert.AreEqual(0, count);
        }

        [TestMethod]
        public void The_reading_of_a_failed_part_is_a_failure_and_clean_air_is_not()
        {
            var timeline = new ManualTimeline { Microseconds = 60000000 };
            var peer = new ScriptedPeer(
                timeline, Status, Well, ReadValues, CleanAir, Status, Well, ReadValues, Frozen,
                Status, Well, ReadValues, Frozen, Status, Well, ReadValues, Ten);
            var sensor = new Sps30Sensor("dust", Channel(peer, timeline), timeline, new Sps30Settings { FlatLineReadings = 2 });
            Sample[] samples = Samples();
            Assert.AreEqual((int)Outcome.Ok, (int)Read(sensor, timeline, samples, out _));
            Assert.AreEqual(0L, samples[8].Mantissa);
            Assert.AreEqual(0, samples[8].Status);
            Assert.AreEqual((int)Outcome.Ok, (int)Read(sensor, timeline, samples, out _));
            Assert.AreEqual(SampleStatus.InstrumentWarning, samples[8].Status, "not sure yet");
            Assert.AreEqual((int)Outcome.DeviceError, (int)Read(sensor, timeline, samples, out int count));
            Assert.AreEqual(Sps30Codec.FlatLine, sensor.DeviceErrorCode);
            Assert.AreEqual(0, count);
            Assert.AreEqual((int)Outcome.Ok, (int)Read(sensor, timeline, samples, out _));
            Assert.AreEqual(0, sensor.DeviceErrorCode);
        }

        [TestMethod]
        public void Maintenance_over_uart_sends_the_known_frames()
        {
            var timeline = new ManualTimeline();
            var peer = new ScriptedPeer(
                timeline,
                "7E 00 80 01 00 7D 5E 7E", "7E 00 80 00 04 00 09 3A 80 B8 7E",
                "7E 00 80 05 00 00 09 3A 80 B7 7E", "7E 00 80 00 00 7F 7E",
                "7E 00 80 05 00 00 7D 31 7D 5D 7D 33 D9 7E", "7E 00 80 00 00 7F 7E",
                "7E 00 56 00 A9 7E", "7E 00 56 00 00 A9 7E",
                "7E 00 D2 01 01 2B 7E", Well,
                Stop, Stopped, "7E 00 10 00 EF 7E", "7E 00 10 00 00 EF 7E",
                "7E 00 D3 00 2C 7E", "7E 00 D3 00 00 2C 7E");
            Sps30Sensor sensor = OnUart(peer, timeline);
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.ReadCleaningInterval(out uint seconds));
            Assert.AreEqual(604800L, seconds);
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.WriteCleaningInterval(604800));
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.WriteCleaningInterval(0x00117D13));
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.CleanFan());
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.ClearStatus());
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Sleep());
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Reset());
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        public void Over_i2c_a_reading_asks_flag_values_and_status()
        {
            var bus = new ScriptedI2c(
                "NW", "W 11 03", "NW", "W D1 00", "R " + Words("02 02"), "W D0 33", "R " + Words("34 37 31 31" + Blank(28)), "W 00 10 03 00 AC",
                "W 02 02", "R 00 00 81", "W 02 02", "R " + Words("00 01"), "W 03 00", "R " + Words(TenValues), "W D2 06", "R " + Words("00 20 00 00"));
            var timeline = new ManualTimeline();
            var sensor = new Sps30Sensor("dust", bus, timeline, new Sps30Settings());
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(identity));
            Assert.AreEqual("4711", identity.Serial);
            Assert.AreEqual("2.2", identity.Firmware);
            timeline.Microseconds += 31000000;
            Sample[] samples = Samples();
            Assert.AreEqual((int)Outcome.DeviceError, (int)Read(sensor, timeline, samples, out _), "31 s and nothing");
            Assert.AreEqual((int)Outcome.Ok, (int)Read(sensor, timeline, samples, out int count));
            Assert.AreEqual(9, count);
            Assert.AreEqual(16625000L, samples[8].Mantissa);
            Assert.AreEqual(SampleStatus.InstrumentWarning, samples[8].Status);
            Assert.IsTrue(bus.IsDone);
        }

        [TestMethod]
        public void Over_i2c_failures_are_told_apart()
        {
            var bus = new ScriptedI2c("NW", "W 02 02", "NR", "W 02 02", "R FF FF FF", "W 02 02", "R " + Words("00 01"), "W 03 00", "R " + Blank(60));
            var timeline = new ManualTimeline();
            var sensor = new Sps30Sensor("dust", bus, timeline, new Sps30Settings());
            Sample[] samples = Samples();
            Assert.AreEqual((int)Outcome.Nack, (int)sensor.Begin());
            Assert.AreEqual((int)Outcome.Nack, (int)Read(sensor, timeline, samples, out _));
            Assert.AreEqual((int)Outcome.BadChecksum, (int)Read(sensor, timeline, samples, out _));
            Assert.AreEqual((int)Outcome.BadChecksum, (int)Read(sensor, timeline, samples, out int count));
            Assert.AreEqual(0, count);
        }

        [TestMethod]
        public void Maintenance_over_i2c_sends_the_known_commands()
        {
            var bus = new ScriptedI2c(
                "W 80 04", "R " + Words("00 09 3A 80"), "W 80 04 " + Words("00 09 3A 80"), "W 56 07", "W D2 10", "W 01 04", "W 10 01", "W D3 04");
            var timeline = new ManualTimeline();
            var sensor = new Sps30Sensor("dust", bus, timeline, new Sps30Settings());
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.ReadCleaningInterval(out uint seconds));
            Assert.AreEqual(604800L, seconds);
            sensor.WriteCleaningInterval(604800);
            sensor.CleanFan();
            sensor.ClearStatus();
            sensor.Sleep();
            sensor.Reset();
            Assert.IsTrue(bus.IsDone);
            Assert.IsTrue(timeline.Microseconds >= 160000, "documented waits");
        }

        private static void AssertTen(long[] mantissas)
        {
            long[] expected = { 2000, 5750, 8750, 9250, 5500000, 12000000, 15750000, 16500000, 16625000 };
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], mantissas[i]);
            }
        }

        private static Outcome Read(Sps30Sensor sensor, ManualTimeline timeline, Sample[] samples, out int count)
        {
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Begin());
            timeline.SleepUntil(timeline.Microseconds + sensor.ReadyAfterMicroseconds);
            return sensor.End(samples, out count);
        }

        private static Sps30Sensor OnUart(ScriptedPeer peer, ManualTimeline timeline)
        {
            return new Sps30Sensor("dust", Channel(peer, timeline), timeline, new Sps30Settings());
        }

        private static ShdlcChannel Channel(ScriptedPeer peer, ManualTimeline timeline)
        {
            return new ShdlcChannel(peer, timeline, ShdlcChannel.UsualAddress, ShdlcChannel.UsualTimeoutMilliseconds);
        }

        private static Sample[] Samples()
        {
            var samples = new Sample[Sps30Codec.Concentrations];
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] = new Sample();
            }

            return samples;
        }

        private static string Words(string payload)
        {
            byte[] bytes = Hex.Parse(payload);
            var packed = new byte[bytes.Length / 2 * SensirionWords.BytesPerWord];
            int end = 0;
            for (int i = 0; i < bytes.Length; i += 2)
            {
                end = SensirionWords.Pack(packed, end, bytes[i] << 8 | bytes[i + 1]);
            }

            return Hex.Format(packed);
        }

        private static string Blank(int bytes)
        {
            return " " + Hex.Format(new byte[bytes]);
        }
    }
}
