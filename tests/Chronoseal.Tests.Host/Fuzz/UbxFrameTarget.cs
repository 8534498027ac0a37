using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>A line that goes on from input to input: whatever came before, a good frame after a pause is found.</summary>
    internal sealed class UbxFrameTarget : FuzzTarget
    {
        private static readonly byte[] s_good = Convert.FromHexString("B5620A0400000E34");
        private readonly UbxFrameReader _reader = new();

        public override string Name => "ubx frames";

        public override int LongestBytes => 200;

        public override IReadOnlyList<byte[]> Seeds { get; } =
        [
            Convert.FromHexString("B5620D011000007099140000000067E3FFFF610903302060"),
            Convert.FromHexString("B562012114000070991419000000C01DFEFFEA07010F000000377EE8"),
            Convert.FromHexString("B56205010200068A98C1B5620A0400000E34"),
        ];

        public override void Feed(byte[] input)
        {
            foreach (byte value in input)
            {
                if (_reader.Add(value))
                {
                    Assert.IsTrue(_reader.Length is >= 0 and <= UbxFrameReader.MaximumPayloadLength);
                    Assert.IsFalse(_reader.IsInside);
                }
            }

            _reader.Reset();
            Assert.AreEqual(1, s_good.Count(_reader.Add));
        }
    }
}
