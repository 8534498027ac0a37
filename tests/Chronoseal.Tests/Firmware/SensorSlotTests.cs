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
            slot.Identify(0, out _);
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
            slot.Identify(0, out _);
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
            slot.Identify(0, out _);
            slot.Identify(1, out bool isReplaced);
            Assert.IsFalse(isReplaced);
        }

        [TestMethod]
        public void Another_serial_number_is_a_replacement_also_after_silence()
        {
            SensorSlot slot = Slot(out FakeSensor sensor);
            slot.Identify(0, out _);
            sensor.IdentifyOutcome = Outcome.Nack;
            slot.Identify(1, out bool isReplaced);
            Assert.IsFalse(isReplaced);
            Assert.AreEqual("1", slot.Identity.Serial);
            sensor.IdentifyOutcome = Outcome.Ok;
            sensor.Serial = "2";
            slot.Identify(2, out isReplaced);
            Assert.IsTrue(isReplaced);
            Assert.AreEqual("2", slot.Identity.Serial);
        }

        [TestMethod]
        public void A_sensor_that_never_answered_is_asked_again_after_the_pause()
        {
            SensorSlot slot = Slot(out FakeSensor sensor);
            sensor.IdentifyOutcome = Outcome.Nack;
            slot.Identify(5, out _);
            Assert.IsFalse(slot.IsIdentifyDue(Limits.IdentifyAgainMicroseconds + 4));
            Assert.IsTrue(slot.IsIdentifyDue(Limits.IdentifyAgainMicroseconds + 5));
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
