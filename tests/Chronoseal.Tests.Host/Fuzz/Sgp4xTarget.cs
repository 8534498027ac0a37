using Chronoseal.Drivers.GasIndex;
using Chronoseal.Drivers.Sgp4x;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>Replies, and whatever ticks come of them through the index.</summary>
    internal sealed class Sgp4xTarget : FuzzTarget
    {
        private readonly GasIndexAlgorithm _organics = new(GasIndexTuning.ForVolatileOrganics());
        private readonly GasIndexAlgorithm _nitrogen = new(GasIndexTuning.ForNitrogenOxides());

        public override string Name => "sgp4x replies";

        public override int LongestBytes => Sgp4xCodec.SerialLength;

        public override IReadOnlyList<byte[]> Seeds => [Convert.FromHexString("8000A2666693"), Convert.FromHexString("BEEF920000818000A2")];

        public override void Feed(byte[] input)
        {
            // The bus gives whole replies only: shorter ones never reach the codec.
            Array.Resize(ref input, Sgp4xCodec.SerialLength);
            Sgp4xCodec.DecodeSerialNumber((byte[])input.Clone(), out _);
            Sgp4xCodec.DecodeWord((byte[])input.Clone(), out _);
            if (Sgp4xCodec.DecodeSignals(input, 2, out int first, out int second) == Outcome.Ok
                && GasIndexAlgorithm.IsMeasurement(first)
                && GasIndexAlgorithm.IsMeasurement(second))
            {
                Assert.IsTrue(_organics.Add(first) is >= 0 and <= 500);
                Assert.IsTrue(_nitrogen.Add(second) is >= 0 and <= 500);
            }
        }
    }
}
