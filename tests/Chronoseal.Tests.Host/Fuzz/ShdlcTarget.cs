using Chronoseal.Hal;
using Chronoseal.Protocols.Shdlc;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class ShdlcTarget : FuzzTarget
    {
        public override string Name => "shdlc reader";

        public override int LongestBytes => 600;

        public override IReadOnlyList<byte[]> Seeds =>
        [
            Convert.FromHexString("7E00030000FC7E"),
            Convert.FromHexString("7E7D5E7D5D7D3103127D3314B77E"),
            Convert.FromHexString("7E000300284000000040B80000410C00004114000040B0000041400000417C000041840000418500003F2CCCCD3D7E"),
        ];

        public override void Feed(byte[] input)
        {
            var reader = new ShdlcReader();
            foreach (byte value in input)
            {
                if (reader.Take(value) == Outcome.Ok)
                {
                    Assert.AreEqual(ShdlcCodec.Flag, value);
                    Assert.IsTrue(reader.Count is >= ShdlcCodec.ReplyOverhead and <= ShdlcCodec.MaximumReplyContent);
                    if (ShdlcCodec.CheckReply(reader.Content, reader.Count, 0, 3) == Outcome.Ok)
                    {
                        Assert.AreEqual(reader.Count, reader.Content[ShdlcCodec.DataOffset - 1] + ShdlcCodec.ReplyOverhead);
                    }
                }
            }

            // Whatever came before, the frame after it is found, at the latest with its second flag.
            Outcome last = Outcome.NotReady;
            foreach (byte value in (byte[])[ShdlcCodec.Flag, ShdlcCodec.Flag, 0, 3, 0, 0, 0xFC, ShdlcCodec.Flag])
            {
                last = reader.Take(value);
            }

            Assert.AreEqual(Outcome.Ok, last);
            Assert.AreEqual(Outcome.Ok, ShdlcCodec.CheckReply(reader.Content, reader.Count, 0, 3));
        }
    }
}
