using System.Security.Cryptography;
using Chronoseal.Evidence.Verification;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.FrameFormat
{
    /// <summary>The frames of docs/frame-format.md, section 6, made by the firmware's own code from what the page says of them.</summary>
    internal static class WorkedExamples
    {
        public const string KeyIdHex = "0011223344556677";
        private const string BaseName = "urn:dev:mac:0024befffe804ff1:";
        private const long EpochUtc = 1_795_000_000_000_000;

        /// <summary>RFC 6979, appendix A.2.5: a private key that everybody knows.</summary>
        public static readonly byte[] PrivateKey = Convert.FromHexString("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721");

        /// <summary>00, 01, 02, ... 1f.</summary>
        public static readonly byte[] DeviceKey = [.. Enumerable.Range(0, 32).Select(value => (byte)value)];

        public static IReadOnlyList<WorkedExample> All()
        {
            var head = new ChainHead { LastSequence = 4710 };
            SHA256.HashData("the frame before, which is not shown"u8).CopyTo(head.LastDigest, 0);
            byte[] data = Seal(Mac(7), head, FrameKind.Data, 7, 4711, Locked(), MeasuredPack());
            byte[] early = Seal(Mac(8), head, FrameKind.Data, 8, 4865, new Stamp { State = ClockState.Acquiring }, EarlyPack());
            byte[] lost = Seal(Mac(8), head, FrameKind.Event, 8, 4866, Locked(), LostPack());
            byte[] signed = Seal(new ExampleSignature(PrivateKey), head, FrameKind.Data, 9, 5120, Locked(), MeasuredPack());
            return
            [
                new WorkedExample("Five readings, authenticated by the shared key", data),
                new WorkedExample("After a restart, before the clock was acquired; one read failed", early),
                new WorkedExample("An event: frames were dropped from a full journal", lost),
                new WorkedExample("Five readings, signed by the secure element", signed),
            ];
        }

        private static MacSeal Mac(ulong boot) => new(new ManagedHmacSha256(BootKey.Derive(DeviceKey, boot)), Convert.FromHexString(KeyIdHex));

        private static Stamp Locked() => new()
        {
            State = ClockState.Locked,
            UtcMicroseconds = EpochUtc + 61_250,
            UncertaintyMicroseconds = 12,
            BoundMicroseconds = 40,
        };

        private static byte[] Seal(IFrameSeal seal, ChainHead head, FrameKind kind, long boot, long sequence, Stamp stamp, byte[] payload)
        {
            var frame = new SealedFrame();
            var sealer = new FrameSealer(seal, head);
            Assert.AreEqual(Outcome.Ok, sealer.Seal(kind, payload, payload.Length, stamp, boot, sequence, frame));
            sealer.Commit(frame);
            return frame.Buffer.AsSpan(frame.Offset, frame.Length).ToArray();
        }

        private static byte[] MeasuredPack()
        {
            var epoch = new Epoch();
            epoch.Start(true, EpochUtc);
            Add(epoch, Quantity.Temperature, Unit.Celsius, 21_370, -3, 4_150, 2_400).ValueUncertainty = 200;
            Add(epoch, Quantity.RelativeHumidity, Unit.PercentRelativeHumidity, 45_210, -3, 4_150, 2_400).ValueUncertainty = 1_800;
            Add(epoch, Quantity.Formaldehyde, Unit.PartsPerMillion, 120, -4, -250_000, 290_000).ValueUncertainty = 200;
            Add(epoch, Quantity.TotalOrganicCarbon, Unit.PartsPerMillion, 4_370, -5, -410_000, 580_000).Status = SampleStatus.InstrumentWarning;
            Reading particles = Add(epoch, Quantity.ParticlesChannel1, Unit.Count, 1_204, 0, -800_000, 590_000);
            particles.ExposureMicroseconds = 60_000_000;
            particles.InstrumentTimeSeconds = EpochUtc / 1_000_000 - 1;
            return Encode(epoch, true);
        }

        private static byte[] EarlyPack()
        {
            var epoch = new Epoch();
            epoch.Start(false, 0);
            Reading humidity = Add(epoch, Quantity.RelativeHumidity, Unit.PercentRelativeHumidity, 45_190, -3, 0, 0);
            humidity.CounterMicroseconds = 2_004_150;
            Reading toc = Add(epoch, Quantity.TotalOrganicCarbon, Unit.None, 0, 0, 0, 0);
            toc.HasValue = false;
            toc.Outcome = Outcome.Timeout;
            toc.CounterMicroseconds = 2_061_000;
            return Encode(epoch, false);
        }

        private static byte[] LostPack()
        {
            var payload = new byte[Limits.PayloadBytes];
            var pack = new PackWriter(BaseName);
            pack.Start(payload, Locked(), 0);
            pack.Number("event/lost", "", "", "count", 36, 0);
            pack.Number("event/lost/first", "", "", "count", 4_600, 0);
            pack.Number("event/lost/last", "", "", "count", 4_636, 0);
            pack.Text("event/lost/why", "", "", "full");
            Assert.IsTrue(pack.Finish(out int length));
            return payload[..length];
        }

        private static byte[] Encode(Epoch epoch, bool hasUtc)
        {
            var payload = new byte[Limits.PayloadBytes];
            Assert.IsTrue(new DataPayload(BaseName).Encode(epoch, hasUtc, payload, out int length));
            return payload[..length];
        }

        private static Reading Add(Epoch epoch, Quantity quantity, Unit unit, long mantissa, int exponent, long relativeMicroseconds, long stampUncertainty)
        {
            Reading reading = epoch.Add();
            reading.Quantity = quantity;
            reading.Unit = unit;
            reading.HasValue = true;
            reading.Mantissa = mantissa;
            reading.Exponent = exponent;
            reading.HasUtc = epoch.IsOnUtcGrid;
            reading.UtcMicroseconds = epoch.UtcMicroseconds + relativeMicroseconds;
            reading.StampUncertaintyMicroseconds = stampUncertainty;
            return reading;
        }
    }
}
