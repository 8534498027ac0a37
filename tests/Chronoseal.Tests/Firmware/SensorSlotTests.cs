using Chronoseal.Firmware;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class SensorSlotTests
    {
        [TestMethod]
        public void Identification_is_due_after_three_failures_in_a_row()
        {
            SensorSlot slot = Slot(out _);
            slot.Identify(0);
            Fail(slot, 2);
            slot.Note(Outcome.Ok);
            Fail(slot, 2);
            Assert.IsFalse(slot.IsIdentifyDue(Limits.IdentifyAgainMicroseconds));
            Fail(slot, 1);
            Assert.IsTrue(slot.IsIdentifyDue(Limits.IdentifyAgainMicroseconds));
            Assert.IsFalse(slot.IsIdentifyDue(Limits.IdentifyAgainMicroseconds - 1));
        }

        [TestMethod]
        [DataRow(4999999, 0)]
        [DataRow(5000000, 1)]
        public void One_failure_is_enough_where_the_last_answer_was_long_ago(int microseconds, int isDue)
        {
            SensorSlot slot = Slot(out _);
            slot.Identify(0);
            slot.BeganCounter = 100000000;
            slot.Note(Outcome.NotReady);
            slot.BeganCounter += microseconds;
            Fail(slot, 1);
            slot.Note(Outcome.Ok);
            Assert.AreEqual(isDue == 1, slot.IsIdentifyDue(slot.BeganCounter));
        }

        [TestMethod]
        public void The_same_sensor_is_no_replacement()
        {
            SensorSlot slot = Slot(out _);
            slot.Identify(0);
            Assert.AreEqual((int)SensorNews.None, (int)slot.Identify(1));
        }

        [TestMethod]
        public void Another_serial_number_is_a_replacement_also_after_silence()
        {
            SensorSlot slot = Slot(out FakeSensor sensor);
            slot.Identify(0);
            sensor.IdentifyOutcome = Outcome.Nack;
            Assert.AreEqual((int)SensorNews.None, (int)slot.Identify(1));
            Assert.AreEqual("1", slot.Identity.Serial);
            sensor.IdentifyOutcome = Outcome.Ok;
            sensor.Serial = "2";
            Assert.AreEqual((int)SensorNews.Replaced, (int)slot.Identify(2));
            Assert.AreEqual("2", slot.Identity.Serial);
        }

        [TestMethod]
        public void A_sensor_that_never_answered_is_asked_again_after_the_pause()
        {
            SensorSlot slot = Slot(out FakeSensor sensor);
            sensor.IdentifyOutcome = Outcome.Nack;
            slot.Identify(5);
            Assert.IsFalse(slot.IsIdentifyDue(Limits.IdentifyAgainMicroseconds + 4));
            Assert.IsTrue(slot.IsIdentifyDue(Limits.IdentifyAgainMicroseconds + 5));
        }

        [TestMethod]
        [DataRow("date", (int)SensorNews.Changed)]
        [DataRow("fact", (int)SensorNews.Changed)]
        [DataRow("firmware", (int)SensorNews.Changed)]
        [DataRow("state", (int)SensorNews.None)]
        [DataRow("type", (int)SensorNews.Replaced)]
        [DataRow("serial", (int)SensorNews.Replaced)]
        public void What_it_says_of_itself_tells_a_change_from_a_swap(string what, int expected)
        {
            SensorSlot slot = Slot(out FakeSensor sensor);
            slot.Identify(0);
            Change(sensor, what);
            Assert.AreEqual(expected, (int)slot.Identify(1));
            Assert.AreEqual((int)SensorNews.None, (int)slot.Identify(2), "told once");
        }

        [TestMethod]
        public void What_changed_while_it_was_silent_is_told_as_a_change()
        {
            SensorSlot slot = Slot(out FakeSensor sensor);
            slot.Identify(0);
            sensor.IdentifyOutcome = Outcome.Nack;
            slot.Identify(1);
            sensor.IdentifyOutcome = Outcome.Ok;
            Assert.AreEqual((int)SensorNews.Replaced, (int)slot.Identify(2), "came back");
            sensor.IdentifyOutcome = Outcome.Nack;
            slot.Identify(3);
            sensor.IdentifyOutcome = Outcome.Ok;
            sensor.Fact = "2";
            Assert.AreEqual((int)SensorNews.Changed, (int)slot.Identify(4));
        }

        [TestMethod]
        public void Another_fingerprint_makes_identification_due_at_once()
        {
            SensorSlot slot = Slot(out FakeSensor sensor);
            slot.Identify(0);
            Assert.AreEqual(1, sensor.Fingerprints, "the reference");
            Assert.IsFalse(slot.IsRecogniseDue(Limits.RecogniseMicroseconds - 1));
            Assert.IsTrue(slot.IsRecogniseDue(Limits.RecogniseMicroseconds));
            slot.Recognise(Limits.RecogniseMicroseconds);
            Assert.IsFalse(slot.IsIdentifyDue(Limits.RecogniseMicroseconds));
            sensor.FingerprintValue++;
            slot.Recognise(2 * Limits.RecogniseMicroseconds);
            Assert.IsTrue(slot.IsIdentifyDue(2 * Limits.RecogniseMicroseconds));
            Assert.IsFalse(slot.IsRecogniseDue(long.MaxValue), "it has to say first who it is");
            slot.Identify(2 * Limits.RecogniseMicroseconds);
            slot.Recognise(3 * Limits.RecogniseMicroseconds);
            Assert.IsFalse(slot.IsIdentifyDue(long.MaxValue), "the new reference");
        }

        [TestMethod]
        public void A_fingerprint_that_cannot_be_read_says_nothing_and_waits_its_turn()
        {
            SensorSlot slot = Slot(out FakeSensor sensor);
            sensor.FingerprintOutcome = Outcome.Timeout;
            slot.Identify(0);
            slot.Recognise(Limits.RecogniseMicroseconds);
            Assert.IsFalse(slot.IsIdentifyDue(long.MaxValue));
            Assert.IsFalse(slot.IsRecogniseDue(2 * Limits.RecogniseMicroseconds - 1));
            sensor.FingerprintOutcome = Outcome.Ok;
            slot.Recognise(2 * Limits.RecogniseMicroseconds);
            Assert.IsFalse(slot.IsIdentifyDue(long.MaxValue), "the first one is the reference");
            sensor.FingerprintValue++;
            slot.Recognise(3 * Limits.RecogniseMicroseconds);
            Assert.IsTrue(slot.IsIdentifyDue(3 * Limits.RecogniseMicroseconds));
        }

        [TestMethod]
        public void A_sensor_that_fails_or_was_never_identified_is_not_looked_at()
        {
            SensorSlot slot = Slot(out FakeSensor sensor);
            Assert.IsFalse(slot.IsRecogniseDue(long.MaxValue));
            sensor.IdentifyOutcome = Outcome.Nack;
            slot.Identify(0);
            Assert.IsFalse(slot.IsRecogniseDue(long.MaxValue));
            sensor.IdentifyOutcome = Outcome.Ok;
            slot.Identify(1);
            Fail(slot, 1);
            Assert.IsFalse(slot.IsRecogniseDue(long.MaxValue));
            slot.Note(Outcome.NotReady);
            Assert.IsTrue(slot.IsRecogniseDue(long.MaxValue));
        }

        [TestMethod]
        public void A_part_without_a_date_does_not_inherit_the_one_before_it()
        {
            SensorSlot slot = Slot(out FakeSensor sensor);
            slot.Identify(0);
            Assert.AreEqual("2026-01-15", slot.Identity.CalibrationDate);
            sensor.Calibration = "";
            sensor.Serial = "2";
            Assert.AreEqual((int)SensorNews.Replaced, (int)slot.Identify(1));
            Assert.AreEqual("", slot.Identity.CalibrationDate);
        }

        private static void Change(FakeSensor sensor, string what)
        {
            sensor.Calibration = what == "date" ? "2026-02-03" : sensor.Calibration;
            sensor.Fact = what == "fact" ? "2" : sensor.Fact;
            sensor.Firmware = what == "firmware" ? "2" : sensor.Firmware;
            sensor.State = what == "state" ? "2" : sensor.State;
            sensor.Type = what == "type" ? "2" : sensor.Type;
            sensor.Serial = what == "serial" ? "2" : sensor.Serial;
        }

        private static SensorSlot Slot(out FakeSensor sensor)
        {
            sensor = new FakeSensor("x", new ManualTimeline(), new CallLog(), Quantity.Temperature);
            return new SensorSlot(sensor, new SensorIdentity());
        }

        private static void Fail(SensorSlot slot, int times)
        {
            for (int i = 0; i < times; i++)
            {
                slot.Note(Outcome.Timeout);
            }
        }
    }
}
