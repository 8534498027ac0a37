using BenchmarkDotNet.Attributes;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;

namespace Chronoseal.Benchmarks
{
    /// <summary>Encoding an epoch of five readings, sealing it (managed HMAC) and linking it into the chain (managed SHA-256).</summary>
    [MemoryDiagnoser]
    public class FrameBenchmark
    {
        private const long EpochUtcMicroseconds = 1_780_300_800_000_000;

        private static readonly Quantity[] s_quantities =
        [
            Quantity.Temperature, Quantity.RelativeHumidity, Quantity.Formaldehyde, Quantity.TotalOrganicCarbon, Quantity.ParticlesChannel1,
        ];

        private readonly Epoch _epoch = new();
        private readonly byte[] _payload = new byte[Limits.PayloadBytes];
        private readonly SealedFrame _frame = new();
        private readonly Stamp _stamp = new();
        private readonly DataPayload _encoder = new("urn:dev:mac:0011223344556677:");
        private readonly FrameSealer _sealer = new(new MacSeal(new ManagedHmacSha256(new byte[32]), new byte[8]), new ChainHead());
        private readonly Sha256 _sha256 = new();
        private readonly byte[] _digest = new byte[Sha256.DigestLength];
        private long _sequence;
        private int _length;

        /// <summary>Fills the epoch.</summary>
        [GlobalSetup]
        public void Fill()
        {
            _stamp.State = ClockState.Locked;
            _stamp.UtcMicroseconds = EpochUtcMicroseconds;
            _stamp.UncertaintyMicroseconds = 11;
            _stamp.BoundMicroseconds = 17;
            _epoch.Start(true, EpochUtcMicroseconds);
            foreach (Quantity quantity in s_quantities)
            {
                Reading reading = _epoch.Add();
                reading.Quantity = quantity;
                reading.Unit = Unit.PartsPerMillion;
                reading.HasValue = true;
                reading.HasUtc = true;
                reading.Mantissa = 21_569;
                reading.Exponent = -3;
                reading.ValueUncertainty = 231;
                reading.UtcMicroseconds = EpochUtcMicroseconds + 5_123;
                reading.StampUncertaintyMicroseconds = 5_774;
            }

            _encoder.Encode(_epoch, true, _payload, out _length);
        }

        /// <summary>Encode only.</summary>
        [Benchmark]
        public int Encode()
        {
            _encoder.Encode(_epoch, true, _payload, out int length);
            return length;
        }

        /// <summary>Encode, seal and link: what an epoch costs after the buses.</summary>
        [Benchmark]
        public int EncodeAndSeal()
        {
            _encoder.Encode(_epoch, true, _payload, out int length);
            _sealer.Seal(FrameKind.Data, _payload, length, _stamp, 1, ++_sequence, _frame);
            _sealer.Commit(_frame);
            return _frame.Length;
        }

        /// <summary>One block of managed SHA-256.</summary>
        [Benchmark]
        public void Sha256Block()
        {
            _sha256.Add(_payload, 0, Sha256.BlockLength);
        }
    }
}
