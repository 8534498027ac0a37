using Chronoseal.Protocols.Serial;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>Frames in a stream; whatever comes before, a good frame behind it is found.</summary>
    internal abstract class SerialFramesTarget : FuzzTarget
    {
        public override int LongestBytes => 120;

        public override void Feed(byte[] input)
        {
            FrameReader reader = Make();
            byte[] good = Seeds[0];
            int found = 0;
            foreach (byte value in input.Concat(good).Concat(good).Concat(good))
            {
                for (bool isWhole = reader.Add(value); isWhole; isWhole = reader.TryTake())
                {
                    Decode(reader);
                    found += reader.Frame.Take(reader.Length).SequenceEqual(good) ? 1 : 0;
                }
            }

            // A short checksum can agree by chance and take the head of a good frame with it; hardly three times.
            Assert.IsGreaterThan(0, found);
        }

        protected abstract FrameReader Make();

        protected abstract void Decode(FrameReader reader);
    }
}
