using Chronoseal.Drivers.Numbers;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Modbus
{
    /// <summary>
    /// Reads and writes the registers of one Modbus peer. Holds one reply at a time; register indices count from the first
    /// register that was asked for. Register addresses are PDU addresses (register number minus one).
    /// </summary>
    public sealed class ModbusMaster
    {
        private readonly IModbusChannel _channel;
        private readonly byte _unit;
        private readonly byte[] _request = new byte[ModbusPdu.RequestLength];
        private readonly byte[] _reply = new byte[ModbusPdu.MaximumLength];

        /// <summary>Makes a master for one peer.</summary>
        public ModbusMaster(IModbusChannel channel, byte unit)
        {
            _channel = channel;
            _unit = unit;
        }

        /// <summary>The exception code of the last <see cref="Outcome.DeviceError"/>, otherwise 0.</summary>
        public int ExceptionCode { get; private set; }

        /// <summary>The counter in the middle between the end of the last request and the start of its reply.</summary>
        public long InstantMicroseconds
        {
            get { return _channel.RequestSentMicroseconds + InstantHalfWidthMicroseconds; }
        }

        /// <summary>Half the time between them: somewhere within, the peer looked up what it answered.</summary>
        public int InstantHalfWidthMicroseconds
        {
            get
            {
                long wait = _channel.ReplyStartedMicroseconds - _channel.RequestSentMicroseconds;
                return wait > 0 ? (int)((wait + 1) / 2) : 0;
            }
        }

        /// <summary>Sends a read request; <see cref="EndRead"/> fetches the reply.</summary>
        public Outcome BeginRead(byte function, int address, int count)
        {
            ModbusPdu.BuildRequest(_request, function, address, count);
            return _channel.Send(_unit, _request);
        }

        /// <summary>Waits for the reply to <see cref="BeginRead"/>.</summary>
        public Outcome EndRead()
        {
            Outcome outcome = _channel.Receive(_reply, out _, out int exceptionCode);
            ExceptionCode = exceptionCode;
            return outcome;
        }

        /// <summary>Reads registers or inputs, waiting for the reply.</summary>
        public Outcome Read(byte function, int address, int count)
        {
            Outcome outcome = BeginRead(function, address, count);
            return outcome == Outcome.Ok ? EndRead() : outcome;
        }

        /// <summary>Writes one register, waiting for the echo.</summary>
        public Outcome Write(int address, int value)
        {
            ModbusPdu.BuildRequest(_request, ModbusFunction.WriteSingleRegister, address, value);
            Outcome outcome = _channel.Send(_unit, _request);
            return outcome == Outcome.Ok ? EndRead() : outcome;
        }

        /// <summary>A register of the last reply.</summary>
        public int Register(int index)
        {
            return BigEndian.ReadUInt16(_reply, 2 + 2 * index);
        }

        /// <summary>Two registers of the last reply, high word first.</summary>
        public uint RegisterPairHighFirst(int index)
        {
            return ((uint)Register(index) << 16) | (uint)Register(index + 1);
        }

        /// <summary>Two registers of the last reply, low word first.</summary>
        public uint RegisterPairLowFirst(int index)
        {
            return ((uint)Register(index + 1) << 16) | (uint)Register(index);
        }

        /// <summary>A discrete input of the last reply.</summary>
        public bool Input(int index)
        {
            return (_reply[2 + index / 8] >> (index % 8) & 1) != 0;
        }

        /// <summary>Text of two characters a register, most significant byte first.</summary>
        public string Text(int index, int registers)
        {
            return Ascii.Text(_reply, 2 + 2 * index, 2 * registers);
        }
    }
}
