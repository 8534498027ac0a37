using Chronoseal.Firmware;
using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class FrameSizeTests
    {
        private const long EpochUtc = 1800000000000000;
        private const string BaseName = "urn:dev:mac:0011223344556677:";

        // The clock at 10 ms, and half widths of 5 ms (I2C) and 150 ms (Modbus).
        private const long WorstStampMicroseconds = 11548;
        private const long WorstModbusStampMicroseconds = 173494;

        [TestMethod]
        public void The_worst_frame_of_five_readings_keeps_its_limit()
        {
            var epoch = new Epoch();
            epoch.Start(true, EpochUtc);
            AddFive(epoch, WorstStampMicroseconds, WorstModbusStampMicroseconds, 999999);
            int length = SealedLength(epoch, 10000, 9999, 1L << 40);
            Assert.IsTrue(length <= Limits.FiveReadingFrameBytes, length.ToString() + " bytes");
        }

        [TestMethod]
        public void A_signature_takes_32_bytes_more_than_a_tag()
        {
            var epoch = new Epoch();
            epoch.Start(true, EpochUtc);
            AddFive(epoch, WorstStampMicroseconds, WorstModbusStampMicroseconds, 999999);
            int tagged = SealedLength(epoch, 10000, 9999, 1L << 40);
            int signed = SealedLength(Signature(), epoch, 10000, 9999, 1L << 40);
            Assert.AreEqual(tagged + 32, signed);
            Assert.IsTrue(signed <= Limits.FiveReadingSignedFrameBytes, signed.ToString() + " bytes");
        }

        [TestMethod]
        public void A_typical_frame_of_five_readings_is_smaller()
        {
            var epoch = new Epoch();
            epoch.Start(true, EpochUtc);
            AddFive(epoch, 900, 9000, 5000);
            int length = SealedLength(epoch, 30, 12, 100000);
            Assert.IsTrue(length > 300 && length <= 432, length.ToString() + " bytes");
        }

        [TestMethod]
        public void A_full_epoch_fits_into_a_frame()
        {
            var epoch = new Epoch();
            epoch.Start(true, EpochUtc);
            for (int i = 0; i < 4; i++)
            {
                AddFive(epoch, WorstStampMicroseconds, WorstModbusStampMicroseconds, 999999);
            }

            while (epoch.Count < Limits.ReadingsPerEpoch)
            {
                AddParticles(epoch, WorstModbusStampMicroseconds, 999999);
            }

            int length = SealedLength(Signature(), epoch, 10000, 9999, 1L << 40);
            Assert.IsTrue(length <= Limits.FrameBytes, length.ToString() + " bytes");
        }

        [TestMethod]
        public void A_full_epoch_of_particle_channels_fits_with_every_qualifier()
        {
            var epoch = new Epoch();
            epoch.Start(true, EpochUtc);
            while (epoch.Count < Limits.ReadingsPerEpoch)
            {
                AddParticles(epoch, WorstModbusStampMicroseconds, 999999).Status = SampleStatus.SamplerFault | SampleStatus.FlowFault;
            }

            int length = SealedLength(Signature(), epoch, 10000, 9999, 1L << 40);
            Assert.IsTrue(length <= Limits.FrameBytes, length.ToString() + " bytes");
        }

        [TestMethod]
        public void A_full_epoch_of_records_from_days_ago_fits_with_every_qualifier()
        {
            var epoch = new Epoch();
            epoch.Start(true, EpochUtc);
            while (epoch.Count < Limits.ReadingsPerEpoch)
            {
                Reading reading = AddParticles(epoch, 2479700525, -TimingLimits.AnswerBackMicroseconds);
                reading.ExposureMicroseconds = 86399000000;
                reading.Status = SampleStatus.SamplerFault | SampleStatus.FlowFault;
            }

            int length = SealedLength(Signature(), epoch, 10000, 9999, 1L << 40);
            Assert.IsTrue(length <= Limits.FrameBytes, length.ToString() + " bytes");
        }

        [TestMethod]
        public void A_full_epoch_of_failures_fits_into_a_frame()
        {
            var epoch = new Epoch();
            epoch.Start(true, EpochUtc);
            while (epoch.Count < Limits.ReadingsPerEpoch)
            {
                Reading reading = Readings.AddFailure(epoch, Quantity.TotalOrganicCarbon, Outcome.DeviceError, 65535);
                Stamp(reading, WorstModbusStampMicroseconds, 999999);
            }

            int length = SealedLength(Signature(), epoch, 10000, 9999, 1L << 40);
            Assert.IsTrue(length <= Limits.FrameBytes, length.ToString() + " bytes");
        }

        // Values at the ends of the parts' ranges: 130 Cel, 119 %RH, 1000 ppb, 2000 ppb of carbon, 2^31 counts.
        private static void AddFive(Epoch epoch, long stampUncertainty, long modbusStampUncertainty, long relative)
        {
            Add(epoch, Quantity.Temperature, Unit.Celsius, 130000, -3, 500, stampUncertainty, relative);
            Add(epoch, Quantity.RelativeHumidity, Unit.PercentRelativeHumidity, 119000, -3, 4000, stampUncertainty, relative);
            Add(epoch, Quantity.Formaldehyde, Unit.PartsPerMillion, 10000, -4, 2000, stampUncertainty, relative);
            Add(epoch, Quantity.TotalOrganicCarbon, Unit.PartsPerMillion, 200000000, -8, 10000000, modbusStampUncertainty, relative);
            AddParticles(epoch, modbusStampUncertainty, relative);
        }

        private static Reading AddParticles(Epoch epoch, long stampUncertainty, long relative)
        {
            Reading reading = Add(epoch, Quantity.ParticlesChannel1, Unit.Count, 2147483647, 0, 92682, stampUncertainty, relative);
            reading.ExposureMicroseconds = 60000000;
            reading.InstrumentTimeSeconds = 1800000000;
            return reading;
        }

        private static Reading Add(Epoch epoch, Quantity quantity, Unit unit, long mantissa, int exponent, long valueUncertainty, long stampUncertainty, long relative)
        {
            Reading reading = Readings.AddValue(epoch, quantity, unit, mantissa, exponent);
            reading.ValueUncertainty = valueUncertainty;
            Stamp(reading, stampUncertainty, relative);
            return reading;
        }

        private static void Stamp(Reading reading, long stampUncertainty, long relative)
        {
            reading.UtcMicroseconds = EpochUtc + relative;
            reading.StampUncertaintyMicroseconds = stampUncertainty;
        }

        private static IFrameSeal Signature()
        {
            return new SignatureSeal(new FakeSigner(), FakeSigner.Point, new byte[8]);
        }

        private static int SealedLength(Epoch epoch, long clockMicroseconds, long boot, long sequence)
        {
            var seal = new MacSeal(new ManagedHmacSha256(new byte[32]), new byte[8]);
            return SealedLength(seal, epoch, clockMicroseconds, boot, sequence);
        }

        private static int SealedLength(IFrameSeal seal, Epoch epoch, long clockMicroseconds, long boot, long sequence)
        {
            var payload = new byte[Limits.PayloadBytes];
            Assert.IsTrue(new DataPayload(BaseName).Encode(epoch, true, payload, out int length), "payload");
            var sealer = new FrameSealer(seal, new ChainHead());
            var frame = new SealedFrame();
            var stamp = new Stamp { State = ClockState.Holdover, UncertaintyMicroseconds = clockMicroseconds, BoundMicroseconds = clockMicroseconds };
            Assert.IsTrue(sealer.Seal(FrameKind.Data, payload, length, stamp, boot, sequence, frame) == Outcome.Ok, "seal");
            return frame.Length;
        }
    }
}
