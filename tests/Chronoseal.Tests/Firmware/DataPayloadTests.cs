using Chronoseal.Firmware;
using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    /// <summary>Bytes written out by hand from docs/frame-format.md, section 2.</summary>
    [TestClass]
    public class DataPayloadTests
    {
        private const long EpochUtc = 1800000000000000;

        [TestMethod]
        public void Two_readings_in_utc()
        {
            var epoch = new Epoch();
            epoch.Start(true, EpochUtc);
            Reading first = Readings.AddValue(epoch, Quantity.Temperature, Unit.Celsius, 25000, -3);
            first.UtcMicroseconds = EpochUtc + 5000;
            first.StampUncertaintyMicroseconds = 42;
            first.ValueUncertainty = 200;
            Reading second = Readings.AddValue(epoch, Quantity.ParticlesChannel1, Unit.Count, 17, 0);
            second.UtcMicroseconds = EpochUtc - 300;
            second.StampUncertaintyMicroseconds = 23;
            second.ExposureMicroseconds = 1000000;
            second.InstrumentTimeSeconds = 1800000000;
            second.Status = 0x10;
            Check(
                epoch,
                "82"
                + "A8 00 64 74656D70 01 63 43656C 02 C4 82 22 19 61A8 06 C4 82 25 19 1388 21 62 6E3A 22 C4 82 25 1B 0006651728988000"
                + "62 7475 18 2A 62 7675 C4 82 22 18 C8"
                + "A8 00 63 706331 01 65 636F756E74 02 C4 82 00 11 06 C4 82 25 39 012B 61 71 10 62 6474 1A 000F4240 62 7274 1A 6B49D200 62 7475 17");
        }

        [TestMethod]
        public void A_failed_read_has_a_word_and_the_devices_code_and_no_value()
        {
            var epoch = new Epoch();
            epoch.Start(true, EpochUtc);
            Readings.AddFailure(epoch, Quantity.TotalOrganicCarbon, Outcome.DeviceError, 4).UtcMicroseconds = EpochUtc + 1;
            Check(
                epoch,
                "81 A7 00 63 746F63 03 6B 4465766963654572726F72 06 C4 82 25 01 21 62 6E3A 22 C4 82 25 1B 0006651728988000 62 6463 04 62 7475 00");
        }

        [TestMethod]
        public void Without_utc_there_is_a_counter_and_neither_base_time_nor_time()
        {
            var epoch = new Epoch();
            epoch.Start(false, 0);
            Reading first = Readings.AddValue(epoch, Quantity.RelativeHumidity, Unit.PercentRelativeHumidity, 50001, -3);
            first.CounterMicroseconds = 70000;
            Reading second = Readings.AddFailure(epoch, Quantity.Formaldehyde, Outcome.Nack, 0);
            second.CounterMicroseconds = 70001;
            var buffer = new byte[Limits.PayloadBytes];
            Assert.IsTrue(new DataPayload("n:").Encode(epoch, false, buffer, out int length));
            ByteCheck.Equal(
                "82 A5 00 62 7268 01 63 255248 02 C4 82 22 19 C351 21 62 6E3A 62 6374 1A 00011170"
                + "A3 00 64 6863686F 03 64 4E61636B 62 6374 1A 00011171",
                buffer,
                0,
                length);
        }

        [TestMethod]
        public void Utc_needs_the_grid_and_every_reading()
        {
            var epoch = new Epoch();
            epoch.Start(true, EpochUtc);
            Reading reading = Readings.AddValue(epoch, Quantity.Temperature, Unit.Celsius, 1, 0);
            Readings.AddValue(epoch, Quantity.RelativeHumidity, Unit.PercentRelativeHumidity, 1, 0);
            Assert.IsTrue(DataPayload.HasUtc(epoch));
            reading.HasUtc = false;
            Assert.IsFalse(DataPayload.HasUtc(epoch));
            epoch.Start(false, 0);
            Assert.IsFalse(DataPayload.HasUtc(epoch));
        }

        [TestMethod]
        public void A_buffer_too_small_is_reported()
        {
            var epoch = new Epoch();
            epoch.Start(true, EpochUtc);
            Readings.AddValue(epoch, Quantity.Temperature, Unit.Celsius, 25000, -3);
            Assert.IsFalse(new DataPayload("n:").Encode(epoch, true, new byte[30], out int length));
            Assert.AreEqual(0, length);
        }

        private static void Check(Epoch epoch, string expected)
        {
            var buffer = new byte[Limits.PayloadBytes];
            Assert.IsTrue(new DataPayload("n:").Encode(epoch, true, buffer, out int length));
            ByteCheck.Equal(expected, buffer, 0, length);
        }
    }
}
