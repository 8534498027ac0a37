using Chronoseal.Drivers.Sps30;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class Sps30Target : FuzzTarget
    {
        private readonly long[] _mantissas = new long[Sps30Codec.Concentrations];
        private readonly uint[] _raws = new uint[Sps30Codec.Concentrations];

        public override string Name => "sps30 values";

        public override int LongestBytes => Sps30Codec.FloatLength;

        public override IReadOnlyList<byte[]> Seeds =>
        [
            Convert.FromHexString("4000000040B80000410C00004114000040B0000041400000417C000041840000418500003F2CCCCD"),
            Convert.FromHexString("0000000000000000000000000000000000000000000000000000000000000000000000003FD0A3D7"),
            Convert.FromHexString("00020005000800090005000CFFFF0010001002A3"),
        ];

        public override void Feed(byte[] input)
        {
            // The links give whole readings of either format only.
            Array.Resize(ref input, input.Length > Sps30Codec.IntegerLength ? Sps30Codec.FloatLength : Sps30Codec.IntegerLength);
            if (Sps30Codec.DecodeValues(input, input.Length, _mantissas, _raws, out bool isFrozen) == Outcome.Ok)
            {
                Assert.IsTrue(_mantissas.All(m => m is >= 0 and <= 65_535_000_000));
                Assert.IsTrue(!isFrozen || _mantissas.All(m => m == 0));
            }
        }
    }
}
