namespace Chronoseal.Hal.Nano
{
    /// <summary>The check that every caller's buffer passes before it is handed to the platform.</summary>
    internal static class Buffers
    {
        /// <summary>True if the run lies inside the buffer and is not empty.</summary>
        internal static bool Holds(byte[] buffer, int offset, int count)
        {
            return buffer != null && offset >= 0 && count > 0 && offset <= buffer.Length && count <= buffer.Length - offset;
        }
    }
}
