using Chronoseal.Drivers.Sgp4x;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class Sgp4xTests
    {
        private const string Serial = "R 12 34 37 80 00 A2 FF F0 82";
        private const string Features41 = "R 00 40 BC";
        private const string Features40 = "R 32 20 6C";
        private const string Condition = "W 26 12 80 00 A2 66 66 93";
        private const string Measure41 = "W 26 19 80 00 A2 66 66 93";
        private const string Measure40 = "W 26 0F 80 00 A2 66 66 93";
        private const string Signals = "R 69 78 56 3A 98 5D";
        private const string Signal = "R 69 78 56";

        [TestMethod]
        public void Identify_conditions_once_for_less_than_ten_seconds()
        {
            var timeline = new ManualTimeline();
            var bus = new ScriptedI2c(
                "W 36 15", "W 36 82", Serial, "W 20 2F", Features41, Condition, Signal, Condition, Signal, "W 36 15", "W 36 82", Serial, "W 20 2F", Features41);
            var sensor = new Sgp4xSensor("gas", bus, timeline, new Sgp4xSettings { ConditioningMilliseconds = 2000 });
            var identity = new SensorIdentity();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(identity));
            Assert.AreEqual("12348000FFF0", identity.Serial, "words side by side, none over another");
            Assert.AreEqual("Sensirion SGP41", identity.Type);
            Assert.IsTrue(timeline.Microseconds >= 2000000 && timeline.Microseconds < 2100000);
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(identity));
            Assert.IsTrue(timeline.Microseconds < 2200000, "not a second time");
            Assert.IsTrue(bus.IsDone);
        }

        [TestMethod]
        public void Conditioning_that_fails_is_ended_at_once()
        {
            var bus = new ScriptedI2c("W 36 15", "W 36 82", Serial, "W 20 2F", Features41, Condition, "R 69 78 57", "W 36 15");
            var sensor = new Sgp4xSensor("gas", bus, new ManualTimeline(), new Sgp4xSettings());
            Assert.AreEqual((int)Outcome.BadChecksum, (int)sensor.Identify(new SensorIdentity()));
            Assert.IsTrue(bus.IsDone);
        }

        [TestMethod]
        public void The_other_part_is_refused()
        {
            var bus = new ScriptedI2c("W 36 82", Serial, "W 20 2F", Features41);
            Assert.AreEqual((int)Outcome.WrongReply, (int)Make40(bus, new ManualTimeline()).Identify(new SensorIdentity()));
            Assert.IsTrue(Sgp4xCodec.IsModel(0x3220, Sgp4xModel.Sgp40));
            Assert.IsTrue(Sgp4xCodec.IsModel(0x0040, Sgp4xModel.Sgp41));
            Assert.IsFalse(Sgp4xCodec.IsModel(0x0040, Sgp4xModel.Sgp40));
        }

        [TestMethod]
        public void Compensation_goes_along_with_its_checksums_and_ends_with_a_minute()
        {
            var timeline = new ManualTimeline { Microseconds = 5000000 };
            var bus = new ScriptedI2c(Measure41, Signals, "W 26 19 73 33 01 61 47 8A", Signals, Measure41);
            var sensor = new Sgp4xSensor("gas", bus, timeline, new Sgp4xSettings());
            Step(sensor, timeline);
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.SetCompensation(21500, 45000));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)sensor.SetCompensation(21500, 100001));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)sensor.SetCompensation(-45001, 45000));
            timeline.Microseconds += 1000000;
            Step(sensor, timeline);
            timeline.Microseconds += 61000000;
            sensor.Begin();
            Assert.IsTrue(bus.IsDone);
        }

        [TestMethod]
        public void No_index_for_46_measurements_and_then_one_with_its_ticks()
        {
            var timeline = new ManualTimeline { Microseconds = 5000000 };
            Sgp4xSensor sensor = Make40(new ScriptedI2c(Script(Measure40, Signal, 48)), timeline);
            for (int i = 0; i < 46; i++)
            {
                Assert.AreEqual((int)Outcome.NotReady, Step(sensor, timeline));
                timeline.Microseconds += 970000;
            }

            Sample[] samples = { new Sample() };
            long began = timeline.Microseconds;
            Assert.AreEqual((int)Outcome.Ok, Read(sensor, timeline, samples, out int count));
            Assert.AreEqual(1, count);
            Assert.AreEqual(1L, samples[0].Mantissa);
            Assert.AreEqual(0, samples[0].Exponent);
            Assert.AreEqual(27000L, samples[0].Raw);
            Assert.AreEqual("/", Units.Symbol(samples[0].Unit));
            Assert.AreEqual(began + 15000, samples[0].CounterMicroseconds);
            Assert.AreEqual(15000, samples[0].InstantHalfWidthMicroseconds);
            Assert.AreEqual(0, samples[0].Status);
            Assert.AreEqual((int)Outcome.NotReady, Step(sensor, timeline), "too early: nothing is sent");
            timeline.Microseconds += 2970000;
            Assert.AreEqual((int)Outcome.Ok, Read(sensor, timeline, samples, out _));
            Assert.AreEqual(SampleStatus.InstrumentWarning, samples[0].Status, "two seconds did not pass for the algorithm");
        }

        [TestMethod]
        public void After_more_than_a_minute_it_starts_again()
        {
            var timeline = new ManualTimeline { Microseconds = 5000000 };
            Sgp4xSensor sensor = Make40(new ScriptedI2c(Script(Measure40, Signal, 50)), timeline);
            for (int i = 0; i < 47; i++)
            {
                Step(sensor, timeline);
                timeline.Microseconds += 970000;
            }

            timeline.Microseconds += 58000000;
            Assert.AreEqual((int)Outcome.Ok, Step(sensor, timeline), "a minute is bridged");
            timeline.Microseconds += 61000000;
            Assert.AreEqual((int)Outcome.NotReady, Step(sensor, timeline), "more is not");
        }

        [TestMethod]
        public void Ticks_out_of_range_are_flagged_and_ticks_that_are_none_fail()
        {
            var timeline = new ManualTimeline { Microseconds = 5000000 };
            string[] script = Script(Measure40, Signal, 49);
            script[2 * 46 + 1] = "R F9 38 26";
            script[2 * 47 + 1] = "R FF FF AC";
            script[2 * 48 + 1] = "R 00 00 81";
            Sgp4xSensor sensor = Make40(new ScriptedI2c(script), timeline);
            for (int i = 0; i < 46; i++)
            {
                Step(sensor, timeline);
                timeline.Microseconds += 970000;
            }

            Sample[] samples = { new Sample() };
            Assert.AreEqual((int)Outcome.Ok, Read(sensor, timeline, samples, out _));
            Assert.AreEqual(63800L, samples[0].Raw);
            Assert.AreEqual(SampleStatus.Clamped | SampleStatus.InstrumentWarning, samples[0].Status);
            timeline.Microseconds += 970000;
            Assert.AreEqual((int)Outcome.OutOfRange, Read(sensor, timeline, samples, out int count), "never the index before");
            Assert.AreEqual(0, count);
            timeline.Microseconds += 970000;
            Assert.AreEqual((int)Outcome.OutOfRange, Read(sensor, timeline, samples, out count));
        }

        [TestMethod]
        [DataRow("R 69 78 57")]
        [DataRow("R 78 69 56")]
        [DataRow("R FF FF FF")]
        [DataRow("R 00 00 00")]
        public void A_bad_checksum_gives_nothing(string reply)
        {
            var timeline = new ManualTimeline { Microseconds = 5000000 };
            Assert.AreEqual((int)Outcome.BadChecksum, Step(Make40(new ScriptedI2c(Measure40, reply), timeline), timeline));
        }

        [TestMethod]
        [DataRow((int)Sgp4xModel.Sgp40, "R D4 00 C6", 0)]
        [DataRow((int)Sgp4xModel.Sgp40, "R D4 FF 6A", 0)]
        [DataRow((int)Sgp4xModel.Sgp40, "R 4B FF BE", 0x4BFF)]
        [DataRow((int)Sgp4xModel.Sgp41, "R 96 00 96", 0)]
        [DataRow((int)Sgp4xModel.Sgp41, "R D4 00 C6", 0)]
        [DataRow((int)Sgp4xModel.Sgp41, "R 96 01 A7", 0x9601)]
        [DataRow((int)Sgp4xModel.Sgp41, "R 96 02 F4", 0x9602)]
        public void Self_test_by_model(int model, string reply, int code)
        {
            var timeline = new ManualTimeline();
            var sensor = new Sgp4xSensor("gas", new ScriptedI2c("W 28 0E", reply), timeline, new Sgp4xSettings { Model = (Sgp4xModel)model });
            Assert.AreEqual((int)(code == 0 ? Outcome.Ok : Outcome.DeviceError), (int)sensor.SelfTest());
            Assert.AreEqual(code, sensor.DeviceErrorCode);
            Assert.IsTrue(timeline.Microseconds >= 320000, "250 ms are too short");
        }

        private static Sgp4xSensor Make40(ScriptedI2c bus, ManualTimeline timeline)
        {
            return new Sgp4xSensor("gas", bus, timeline, new Sgp4xSettings { Model = Sgp4xModel.Sgp40 });
        }

        private static string[] Script(string write, string read, int times)
        {
            var steps = new string[2 * times];
            for (int i = 0; i < times; i++)
            {
                steps[2 * i] = write;
                steps[2 * i + 1] = read;
            }

            return steps;
        }

        private static int Step(Sgp4xSensor sensor, ManualTimeline timeline)
        {
            Sample[] samples = { new Sample(), new Sample() };
            return Read(sensor, timeline, samples, out _);
        }

        private static int Read(Sgp4xSensor sensor, ManualTimeline timeline, Sample[] samples, out int count)
        {
            count = 0;
            Outcome outcome = sensor.Begin();
            if (outcome == Outcome.Ok)
            {
                timeline.SleepUntil(timeline.Microseconds + sensor.ReadyAfterMicroseconds);
                outcome = sensor.End(samples, out count);
            }

            return (int)outcome;
        }
    }
}
