namespace Chronoseal.Plant
{
    /// <summary>
    /// What an SPS30 would ideally say of a room: masses up to 1.0, 2.5, 4 and 10 um in micrograms per cubic metre, then numbers
    /// from 0.3 um up to 0.5, 1.0, 2.5, 4 and 10 um in particles per cubic metre. Emulator and tests take it from here.
    /// </summary>
    public static class Sps30Air
    {
        /// <summary>How many values.</summary>
        public const int Count = 9;

        /// <summary>How many of them are masses.</summary>
        public const int Masses = 4;

        private const int Slices = 10;
        private const double LeastParticles = 1e-6;

        /// <summary>The mean of a value over the time that ended at an instant.</summary>
        public static double Mean(RoomModel room, int index, long endNanoseconds, long durationNanoseconds)
        {
            double sum = 0;
            for (int i = 0; i < Slices; i++)
            {
                sum += At(room, index, endNanoseconds - durationNanoseconds * (2 * i + 1) / (2 * Slices));
            }

            return sum / Slices;
        }

        /// <summary>A value at an instant.</summary>
        public static double At(RoomModel room, int index, long trueNanoseconds) => index switch
        {
            0 => room.At(RoomParameter.Mass1, trueNanoseconds),
            1 => room.At(RoomParameter.Mass2Point5, trueNanoseconds),
            2 => room.At(RoomParameter.Mass4, trueNanoseconds),
            3 => room.At(RoomParameter.Mass10, trueNanoseconds),
            4 => UpTo(room, room.At(RoomParameter.ParticlesHalfMicrometre, trueNanoseconds), trueNanoseconds),
            5 => UpTo(room, room.At(RoomParameter.ParticlesOneMicrometre, trueNanoseconds), trueNanoseconds),
            6 => UpTo(room, room.At(RoomParameter.ParticlesTwoAndAHalfMicrometres, trueNanoseconds), trueNanoseconds),
            7 => UpTo(room, LargerThanFour(room, trueNanoseconds), trueNanoseconds),
            8 => UpTo(room, room.At(RoomParameter.ParticlesTenMicrometres, trueNanoseconds), trueNanoseconds),
            _ => throw new ArgumentOutOfRangeException(nameof(index)),
        };

        private static double UpTo(RoomModel room, double larger, long trueNanoseconds) =>
            Math.Max(0, room.At(RoomParameter.ParticlesThirdMicrometre, trueNanoseconds) - larger);

        // The room knows 2.5 and 5 um; size distributions are near straight on a log-log plot.
        private static double LargerThanFour(RoomModel room, long trueNanoseconds)
        {
            double below = Math.Log(Math.Max(LeastParticles, room.At(RoomParameter.ParticlesTwoAndAHalfMicrometres, trueNanoseconds)));
            double above = Math.Log(Math.Max(LeastParticles, room.At(RoomParameter.ParticlesFiveMicrometres, trueNanoseconds)));
            return Math.Exp(below + (above - below) * Math.Log(4 / 2.5) / Math.Log(5 / 2.5));
        }
    }
}
