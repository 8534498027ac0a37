namespace Chronoseal.Plant
{
    /// <summary>Switches for the failures of a Modbus instrument. They stay as they are set.</summary>
    public sealed class ModbusFaults
    {
        /// <summary>Answers nothing.</summary>
        public bool IsSilent { get; set; }

        /// <summary>Spoils the CRC of every reply (RTU), or its protocol identifier (TCP).</summary>
        public bool HasWrongChecksum { get; set; }

        /// <summary>Answers with another function code than was asked for.</summary>
        public bool HasWrongFunction { get; set; }

        /// <summary>Answers in the name of another unit.</summary>
        public bool HasWrongAddress { get; set; }

        /// <summary>Answers with the transaction number of another request (TCP only).</summary>
        public bool HasWrongTransaction { get; set; }

        /// <summary>Answers every request with this exception code; 0 for none.</summary>
        public int ExceptionCode { get; set; }

        /// <summary>Bytes after which every reply breaks off; negative for whole replies.</summary>
        public int TruncateToBytes { get; set; } = -1;

        /// <summary>Time to think before a reply, in microseconds.</summary>
        public long DelayMicroseconds { get; set; } = 4_000;

        internal int SpoilPdu(Span<byte> pdu, int length)
        {
            if (ExceptionCode != 0)
            {
                pdu[0] |= 0x80;
                pdu[1] = (byte)ExceptionCode;
                length = 2;
            }

            if (HasWrongFunction)
            {
                pdu[0] ^= 0x01;
            }

            return length;
        }

        internal int Truncate(int length)
        {
            return TruncateToBytes >= 0 ? Math.Min(length, TruncateToBytes) : length;
        }
    }
}
