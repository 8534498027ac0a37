using Chronoseal.Drivers.Pms5003;
using Chronoseal.Protocols.Serial;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class Pms5003Target : SerialFramesTarget
    {
        public override string Name => "pms5003 frames";

        public override IReadOnlyList<byte[]> Seeds =>
        [
            Convert.FromHexString("424D001C00010002000300010002000301C20078001E000400010000970002AC"),
            Convert.FromHexString("424D0004E1000174"),
            Convert.FromHexString("424D0014000100020003000100020003000000000000 00AF".Replace(" ", "")),
        ];

        protected override FrameReader Make() => new Pms5003FrameReader();

        protected override void Decode(FrameReader reader)
        {
            if (Pms5003Codec.DataLength(reader.Frame) == Pms5003Codec.StandardDataLength)
            {
                Assert.IsTrue(Pms5003Codec.Mass(reader.Frame, 2, true) <= 0xFFFF && Pms5003Codec.NumberInTenthLitre(reader.Frame, 5) <= 0xFFFF);
            }
        }
    }
}
