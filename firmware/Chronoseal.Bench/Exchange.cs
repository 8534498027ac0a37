namespace Chronoseal.Bench
{
    /// <summary>A request that a peer knows and the bytes that it answers.</summary>
    internal sealed class Exchange
    {
        /// <summary>Bytes at the start of the request that it is known by.</summary>
        internal readonly byte[] Request;

        /// <summary>The answer; may be changed in place. Empty: an RTU peer echoes the request, an I2C part answers nothing.</summary>
        internal readonly byte[] Reply;

        internal Exchange(byte[] request, byte[] reply)
        {
            Request = request;
            Reply = reply;
        }

        /// <summary>Whether this is the request that starts at an offset.</summary>
        internal bool Matches(byte[] buffer, int offset, int count)
        {
            if (count < Request.Length)
            {
                return false;
            }

            for (int i = 0; i < Request.Length; i++)
            {
                if (buffer[offset + i] != Request[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
