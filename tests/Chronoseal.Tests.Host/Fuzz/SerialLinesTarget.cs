using Chronoseal.Protocols.Serial;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>Lines in a stream, each decoded by the decoder of its part.</summary>
    internal abstract class SerialLinesTarget : FuzzTarget
    {
        public override int LongestBytes => 400;

        public override void Feed(byte[] input)
        {
            LineReader reader = Make();
            foreach (byte value in input.Append((byte)'\r'))
            {
                if (reader.Add(value))
                {
                    Decode(reader.Line, reader.Length);
                }
            }
        }

        protected abstract LineReader Make();

        protected abstract void Decode(byte[] line, int length);
    }
}
