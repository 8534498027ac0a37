using Chronoseal.Firmware;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class SensorWatchTests
    {
        [TestMethod]
        public void Sensors_that_work_are_looked_at_in_turn_and_one_a_turn()
        {
            var timeline = new ManualTimeline();
            SensorWatch watch = Watch(timeline, out CallLog log, out FakeSensor[] sensors);
            timeline.Microseconds = Limits.RecogniseMicroseconds - 1;
            Ask(watch, SensorNews.None);
            timeline.Microseconds = Limits.RecogniseMicroseconds;
            for (int i = 0; i < 4; i++)
            {
                Ask(watch, SensorNews.None);
            }

            Assert.AreEqual(Reference + ", recognise a, recognise b, recognise c", log.Text);
            timeline.Microseconds = 2 * Limits.RecogniseMicroseconds;
            Ask(watch, SensorNews.None);
            timeline.Microseconds = 3 * Limits.RecogniseMicroseconds;
            Ask(watch, SensorNews.None);
            Assert.AreEqual(2, sensors[1].Fingerprints - 1, "none is passed over where several are due");
        }

        [TestMethod]
        [DataRow("2", "1", (int)SensorNews.Replaced)]
        [DataRow("1", "2", (int)SensorNews.Changed)]
        [DataRow("1", "1", (int)SensorNews.None)]
        public void Another_one_is_asked_at_once_who_it_is(string serial, string fact, int expected)
        {
            var timeline = new ManualTimeline();
            SensorWatch watch = Watch(timeline, out CallLog log, out FakeSensor[] sensors);
            timeline.Microseconds = Limits.RecogniseMicroseconds;
            sensors[1].FingerprintValue++;
            sensors[1].Serial = serial;
            sensors[1].Fact = fact;
            Ask(watch, SensorNews.None);
            Assert.AreEqual(expected, (int)watch.Ask(false, out int index));
            Assert.AreEqual(1, index);
            Ask(watch, SensorNews.None);
            Ask(watch, SensorNews.None);
            Assert.AreEqual(Reference + ", recognise a, recognise b, identify b, recognise b, recognise c", log.Text);
        }

        [TestMethod]
        public void What_failed_goes_first_and_a_busy_turn_has_time_for_nothing_else()
        {
            var timeline = new ManualTimeline();
            SensorWatch watch = Watch(timeline, out CallLog log, out FakeSensor[] sensors);
            timeline.Microseconds = Limits.RecogniseMicroseconds;
            Assert.AreEqual((int)SensorNews.None, (int)watch.Ask(true, out int index));
            Assert.AreEqual(-1, index);
            sensors[0].FingerprintValue++;
            sensors[0].IdentifyOutcome = Outcome.Nack;
            Ask(watch, SensorNews.None);
            timeline.Microseconds += Limits.IdentifyAgainMicroseconds;
            sensors[0].IdentifyOutcome = Outcome.Ok;
            Assert.AreEqual((int)SensorNews.Replaced, (int)watch.Ask(true, out index));
            Assert.AreEqual(0, index);
            Assert.AreEqual(Reference + ", recognise a, identify a, identify a, recognise a", log.Text);
        }

        private const string Reference = "identify a, recognise a, identify b, recognise b, identify c, recognise c";

        private static SensorWatch Watch(ManualTimeline timeline, out CallLog log, out FakeSensor[] sensors)
        {
            log = new CallLog();
            sensors = new FakeSensor[3];
            var slots = new SensorSlot[sensors.Length];
            for (int i = 0; i < sensors.Length; i++)
            {
                sensors[i] = new FakeSensor("abc".Substring(i, 1), timeline, log, Quantity.Temperature);
                slots[i] = new SensorSlot(sensors[i], new SensorIdentity());
                slots[i].Identify(0);
            }

            return new SensorWatch(timeline, slots);
        }

        private static void Ask(SensorWatch watch, SensorNews expected)
        {
            Assert.AreEqual((int)expected, (int)watch.Ask(false, out _));
        }
    }
}
