using Chronoseal.Firmware;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Calibration
{
    [TestClass]
    public class SensorCalibrationTests
    {
        [TestMethod]
        [DataRow("", "", "2026-01-15", "")]
        [DataRow("2026-03-01", "", "2026-03-01", "")]
        [DataRow("", "2027-03-01", "", "2027-03-01")]
        [DataRow("2026-03-01", "2027-03-01", "2026-03-01", "2027-03-01")]
        public void Dates_of_the_configuration_replace_those_of_the_part_as_a_pair(string date, string due, string expectedDate, string expectedDue)
        {
            SensorSlot slot = Slot(out _);
            slot.Calibrate(new SensorCalibration("x", "C-1", date, due, new Correction[0]));
            slot.Identify(0);
            Assert.AreEqual("C-1", slot.Identity.CertificateId);
            Assert.AreEqual(expectedDate, slot.Identity.CalibrationDate);
            Assert.AreEqual(expectedDue, slot.Identity.CalibrationDue);
        }

        [TestMethod]
        public void A_calibration_taken_back_leaves_what_the_part_says()
        {
            SensorSlot slot = Slot(out _);
            slot.Identify(0);
            slot.Calibrate(new SensorCalibration("x", "C-1", "2026-03-01", "", new Correction[0]));
            slot.Calibrate(SensorCalibration.None);
            Assert.AreEqual("", slot.Identity.CertificateId);
            Assert.AreEqual("2026-01-15", slot.Identity.CalibrationDate);
        }

        [TestMethod]
        public void What_is_configured_is_no_change_of_the_part_and_hides_none()
        {
            SensorSlot slot = Slot(out FakeSensor sensor);
            slot.Identify(0);
            slot.Calibrate(new SensorCalibration("x", "C-1", "2026-03-01", "2027-03-01", new Correction[0]));
            Assert.AreEqual((int)SensorNews.None, (int)slot.Identify(1));
            sensor.Calibration = "2026-02-03";
            Assert.AreEqual((int)SensorNews.Changed, (int)slot.Identify(2));
        }

        [TestMethod]
        public void Readings_are_corrected_by_their_quantity_and_failed_ones_left_alone()
        {
            SensorSlot slot = Slot(out FakeSensor sensor);
            slot.Calibrate(Corrected(1100000));
            Epoch epoch = Run(slot);
            Assert.AreEqual(110L, epoch[0].Mantissa);
            Assert.AreEqual(4L, epoch[0].ValueUncertainty);
            Assert.AreEqual(SampleStatus.ServiceDue, epoch[0].Status);
            Assert.AreEqual(101L, epoch[1].Mantissa);
            Assert.AreEqual(3L, epoch[1].ValueUncertainty);
            sensor.EndOutcome = Outcome.Timeout;
            epoch = Run(slot);
            Assert.IsFalse(epoch[0].HasValue);
            Assert.AreEqual((int)Outcome.Timeout, (int)epoch[0].Outcome);
            Assert.AreEqual(0L, epoch[0].Mantissa);
        }

        [TestMethod]
        public void A_reading_that_cannot_be_corrected_has_no_value()
        {
            SensorSlot slot = Slot(out _);
            Correction[] other = { new Correction(Quantity.RelativeHumidity, Unit.PercentRelativeHumidity, 1100000, 0, -6) };
            slot.Calibrate(new SensorCalibration("x", "", "", "", other));
            Epoch epoch = Run(slot);
            Assert.IsTrue(epoch[0].HasValue);
            Assert.IsFalse(epoch[1].HasValue);
            Assert.AreEqual((int)Outcome.OutOfRange, (int)epoch[1].Outcome);
        }

        [TestMethod]
        public void The_print_tells_calibrations_apart()
        {
            Assert.AreEqual(0L, SensorCalibration.None.Print);
            Assert.AreEqual(0L, new SensorCalibration("x", "", "", "", new Correction[0]).Print);
            long print = new SensorCalibration("x", "C-1", "2026-03-01", "", new Correction[0]).Print;
            Assert.AreEqual(print, new SensorCalibration("x", "C-1", "2026-03-01", "", new Correction[0]).Print);
            Assert.IsFalse(print == new SensorCalibration("x", "C-1", "", "2026-03-01", new Correction[0]).Print, "date and due");
            Assert.IsFalse(Corrected(1100000).Print == Corrected(1100001).Print, "slope");
        }

        [TestMethod]
        public void What_was_told_is_known_over_boots()
        {
            var files = new MemoryFiles();
            SensorSlot[] slots = { Slot(out _) };
            var told = new ToldCalibrations(files, slots);
            Assert.AreEqual(-1, told.FirstUntold());
            Assert.AreEqual((int)Outcome.Ok, (int)told.Write());
            Assert.AreEqual(0, files.FileCount, "nothing to note");
            slots[0].Calibrate(Corrected(1100000));
            Assert.AreEqual(0, told.FirstUntold());
            Assert.AreEqual(0, new ToldCalibrations(files, slots).FirstUntold(), "a power cut before it was told");
            told.MarkTold(0);
            Assert.AreEqual(-1, told.FirstUntold());
            Assert.AreEqual(0, new ToldCalibrations(files, slots).FirstUntold(), "a power cut before it was noted");
            Assert.AreEqual((int)Outcome.Ok, (int)told.Write());
            Assert.AreEqual(-1, new ToldCalibrations(files, slots).FirstUntold());
            slots[0].Calibrate(SensorCalibration.None);
            Assert.AreEqual(0, new ToldCalibrations(files, slots).FirstUntold(), "taken back while the node was off");
        }

        [TestMethod]
        public void A_note_that_is_not_as_it_was_written_has_everything_told_again()
        {
            var files = new MemoryFiles();
            SensorSlot[] slots = { Slot(out _) };
            var told = new ToldCalibrations(files, slots);
            slots[0].Calibrate(Corrected(1100000));
            told.MarkTold(0);
            files.TearNextAppendAt = 100;
            Assert.AreEqual((int)Outcome.BusFault, (int)told.Write());
            Assert.AreEqual(0, new ToldCalibrations(files, slots).FirstUntold());
            told.MarkTold(0);
            Assert.AreEqual((int)Outcome.Ok, (int)told.Write());
            Assert.AreEqual(-1, new ToldCalibrations(files, slots).FirstUntold());
            files.Flip(ToldCalibrations.NoteFile, 9);
            Assert.AreEqual(0, new ToldCalibrations(files, slots).FirstUntold());
        }

        private static SensorCalibration Corrected(int slopeMillionths)
        {
            return new SensorCalibration("x", "", "", "", new[] { new Correction(Quantity.Temperature, Unit.Count, slopeMillionths, 0, -6) });
        }

        private static SensorSlot Slot(out FakeSensor sensor)
        {
            sensor = new FakeSensor("x", new ManualTimeline(), new CallLog(), Quantity.Temperature, Quantity.RelativeHumidity);
            return new SensorSlot(sensor, new SensorIdentity());
        }

        private static Epoch Run(SensorSlot slot)
        {
            var epoch = new Epoch();
            epoch.Start(false, 0);
            new Sampler(new ManualTimeline(), new DisciplinedClock(new ClockSettings()), new[] { slot }).Run(epoch);
            return epoch;
        }
    }
}
