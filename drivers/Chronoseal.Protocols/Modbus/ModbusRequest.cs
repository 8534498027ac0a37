namespace Chronoseal.Protocols.Modbus
{
    /// <summary>A request of one master: made once, filled again for each exchange. <see cref="ModbusPdu"/> fills it.</summary>
    public sealed class ModbusRequest
    {
        /// <summary>Address of the peer.</summary>
        public int Unit;

        /// <summary>The PDU, in the first <see cref="Length"/> bytes.</summary>
        public readonly byte[] Bytes = new byte[ModbusPdu.MaximumLength];

        /// <summary>Bytes of the PDU.</summary>
        public int Length;

        /// <summary>From the end of the request to the first byte of the reply, microseconds.</summary>
        public long ResponseTimeoutMicroseconds;

        /// <summary>The least silence before the request, microseconds, for peers that need more than the protocol's.</summary>
        public long GapMicroseconds;

        /// <summary>The function code.</summary>
        public byte Function
        {
            get { return Bytes[0]; }
        }
    }
}
