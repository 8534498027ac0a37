using Chronoseal.Drivers.Atecc608;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>The first byte says what reply is waited for, the rest is the reply, padded as a floating bus pads it.</summary>
    internal sealed class Atecc608Target : FuzzTarget
    {
        private static readonly int[] s_lengths = [1, 4, 32, 64];

        public override string Name => "atecc608 reply";

        public override int LongestBytes => 1 + Atecc608Codec.LongestReply;

        public override IReadOnlyList<byte[]> Seeds =>
        [
            .. new[] { "0004000340", "0004038342", "000405C343", "00040F2342", "0004FF0142", "0004113343", "00040740C2" }.Select(Convert.FromHexString),
            Convert.FromHexString("02" + "2301234B16000060020F3A7DF227015500B20000018FBD858FCE0FCE0FCE0FCE0F6B82"),
        ];

        public override void Feed(byte[] input)
        {
            int length = input.Length == 0 ? 1 : s_lengths[input[0] % s_lengths.Length];
            var reply = new byte[Atecc608Codec.LongestReply];
            reply.AsSpan().Fill(0xFF);
            input.AsSpan(Math.Min(1, input.Length)).CopyTo(reply);
            Outcome outcome = Atecc608Codec.Check(reply, length, out int status);
            Assert.AreEqual(outcome == Outcome.DeviceError, status != 0);
            if (outcome == Outcome.Ok)
            {
                Assert.AreEqual(length + 3, reply[0]);
            }

            Outcome wake = Atecc608Codec.CheckWake(reply, out status);
            Assert.AreEqual(wake == Outcome.Ok, reply.AsSpan(0, 4).SequenceEqual(Convert.FromHexString("04113343")));
            Atecc608Codec.DecodeLocks(reply, 1, out bool isConfigurationLocked, out _);
            Assert.IsTrue(!isConfigurationLocked || reply[4] == 0);
        }
    }
}
