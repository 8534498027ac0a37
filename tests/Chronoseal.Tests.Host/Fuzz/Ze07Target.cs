using Chronoseal.Drivers.Ze07;
using Chronoseal.Hal;
using Chronoseal.Protocols.Serial;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class Ze07Target : SerialFramesTarget
    {
        public override string Name => "ze07 frames";

        public override IReadOnlyList<byte[]> Seeds =>
        [
            Convert.FromHexString("FF86002A0000002030"),
            Convert.FromHexString("FF17040000251388").Append((byte)0x25).ToArray(),
        ];

        protected override FrameReader Make() => new Ze07FrameReader();

        protected override void Decode(FrameReader reader)
        {
            Outcome reply = Ze07Codec.DecodeReply(reader.Frame, out _, out int partsPerBillion);
            Outcome upload = Ze07Codec.DecodeUpload(reader.Frame, out int value, out int exponent, out _);
            Assert.IsTrue(reply != Outcome.Ok || partsPerBillion is >= 0 and <= 0xFFFF);
            Assert.IsTrue(upload != Outcome.Ok || (value is >= 0 and <= 0xFFFF && exponent is >= -9 and <= 0));
        }
    }
}
