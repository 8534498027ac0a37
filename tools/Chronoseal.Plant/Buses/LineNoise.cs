namespace Chronoseal.Plant
{
    /// <summary>Faults on the way from a serial peer to the node. The single ones disarm themselves once they have happened.</summary>
    public sealed class LineNoise
    {
        private readonly PlantRandom _random;

        internal LineNoise(PlantRandom random)
        {
            _random = random;
        }

        /// <summary>A byte to put before the next transmission, or negative for none.</summary>
        public int StrayByte { get; set; } = -1;

        /// <summary>Index of the byte to lose of the next transmission, or negative for none.</summary>
        public int DropIndex { get; set; } = -1;

        /// <summary>Index of the byte of the next transmission in which to flip <see cref="FlipMask"/>, or negative for none.</summary>
        public int FlipIndex { get; set; } = -1;

        /// <summary>The bits to flip.</summary>
        public byte FlipMask { get; set; } = 0x01;

        /// <summary>Probability that a byte has one of its bits flipped, 0 to 1, for soak runs.</summary>
        public double FlipProbability { get; set; }

        internal byte Pass(byte value, int index)
        {
            if (index == FlipIndex)
            {
                FlipIndex = -1;
                value ^= FlipMask;
            }

            return FlipProbability > 0 && _random.Chance(FlipProbability) ? (byte)(value ^ (1 << _random.Below(8))) : value;
        }

        internal bool Drops(int index)
        {
            if (index != DropIndex)
            {
                return false;
            }

            DropIndex = -1;
            return true;
        }

        internal int TakeStray()
        {
            int stray = StrayByte;
            StrayByte = -1;
            return stray;
        }

        internal byte Garble(byte value)
        {
            return (byte)(value ^ (1 + _random.Below(255)));
        }
    }
}
