namespace Chronoseal.Tests.Host.Drivers
{
    /// <summary>Does to the bytes of a reply what a fault does.</summary>
    internal static class ReplySpoiler
    {
        private static readonly byte[] s_stray = [0x55, 0x00, 0xAA, 0xF3];

        /// <summary>The spoilt reply; null where the fault means nothing for this reply.</summary>
        public static byte[]? Spoil(BusFault fault, byte[] reply, bool isTcp)
        {
            int middle = reply.Length / 2;
            return fault switch
            {
                BusFault.Silence or BusFault.Late => [],
                BusFault.Truncated => reply[..middle],
                BusFault.LastByteLost => reply[..^1],

                // TCP guards the order and the content of its bytes itself.
                BusFault.GarbageBetween or BusFault.DoubledByte or BusFault.FlippedBit when isTcp => null,
                BusFault.GarbageBefore => [.. s_stray, .. reply],
                BusFault.GarbageBetween => [.. reply[..middle], .. s_stray, .. reply[middle..]],
                BusFault.GarbageAfter => [.. reply, .. s_stray],
                BusFault.Garbage => Invent(reply.Length),
                BusFault.DoubledByte => [.. reply[..middle], reply[middle], .. reply[middle..]],
                BusFault.FlippedBit => Flip(reply, middle),
                BusFault.StuckAtOne => Fill(reply.Length, 0xFF),
                BusFault.StuckAtZero => Fill(reply.Length, 0x00),
                _ => FrameFamily.Of(reply, isTcp).Forge(fault, reply),
            };
        }

        /// <summary>Repeatable rubbish.</summary>
        public static byte[] Invent(int length)
        {
            var rubbish = new byte[length];
            new Random(length).NextBytes(rubbish);
            return rubbish;
        }

        public static byte[] Fill(int length, byte value) => [.. Enumerable.Repeat(value, length)];

        public static byte[] Flip(byte[] reply, int index)
        {
            byte[] copy = [.. reply];
            copy[index] ^= 0x04;
            return copy;
        }
    }
}
