using Chronoseal.Protocols.Sensirion;

namespace Chronoseal.Bench
{
    /// <summary>An SFA30 that measures 35.6 ppb.</summary>
    internal static class FormaldehydePart
    {
        private const int MarkingWords = 16;

        internal static I2cPeer Create()
        {
            var none = new byte[0];
            return new I2cPeer(new Exchanges(
                new Exchange(new byte[] { 0x03, 0x27 }, new byte[] { 0x00, 0xB2, 0x5C, 0x11, 0xA8, 0x5E, 0x10, 0xCD, 0xE4 }),
                new Exchange(new byte[] { 0xD0, 0x60 }, Marking()),
                new Exchange(new byte[] { 0x01, 0x04 }, none),
                new Exchange(new byte[] { 0x00, 0x06 }, none)));
        }

        private static byte[] Marking()
        {
            var reply = new byte[MarkingWords * SensirionWords.BytesPerWord];
            int offset = SensirionWords.Pack(reply, 0, ('S' << 8) | 'F');
            for (int i = 1; i < MarkingWords; i++)
            {
                offset = SensirionWords.Pack(reply, offset, 0);
            }

            return reply;
        }
    }
}
