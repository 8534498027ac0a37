using Chronoseal.Firmware.Timing;

namespace Chronoseal.Firmware.Frames
{
    /// <summary>The clock statement of a protected header: docs/frame-format.md, section 1, in the manner of RFC 9581.</summary>
    public static class ClockStatement
    {
        private const int KeyTimescale = -1;
        private const int KeyUncertainty = -7;
        private const int KeyGuarantee = -8;
        private const int KeyMicroseconds = -6;
        private const int KeySeconds = 1;
        private const int TimescaleUtc = 0;

        /// <summary>Writes the statement.</summary>
        public static void Write(CborWriter writer, Stamp stamp)
        {
            writer.Map(stamp.HasUtc ? 5 : 2);
            if (stamp.HasUtc)
            {
                writer.Integer(KeyTimescale);
                writer.Integer(TimescaleUtc);
                writer.Integer(KeyUncertainty);
                WriteDuration(writer, stamp.UncertaintyMicroseconds);
                writer.Integer(KeyGuarantee);
                WriteDuration(writer, stamp.BoundMicroseconds);
            }

            writer.Text("l");
            writer.Integer(stamp.Leap);
            writer.Text("s");
            writer.Integer((int)stamp.State);
        }

        private static void WriteDuration(CborWriter writer, long microseconds)
        {
            writer.Map(2);
            writer.Integer(KeySeconds);
            writer.Integer(microseconds / 1000000);
            writer.Integer(KeyMicroseconds);
            writer.Integer(microseconds % 1000000);
        }
    }
}
