using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Bench
{
    /// <summary>A Lighthouse counter that has a new record every second, with three channels.</summary>
    internal sealed class ParticleCounter
    {
        private const byte Unit = 1;
        private const int IdentityRegisters = 34;
        private const int RecordRegisters = 24;
        private const int DataOffset = 3;
        private const int SampleSeconds = 1;
        private const int StatusNewData = 0x0007;

        // The driver asks for the registers from the serial number, 4, to the clock, 26 and 27, in one go.
        private const int SerialToClockRegisters = 24;
        private const int CountRegister = 19;
        private const int ClockRegister = 22;
        private const int IdentityClockRegister = 26;

        private readonly byte[] _record = Reply(ModbusFunction.ReadInputRegisters, RecordRegisters);
        private readonly byte[] _serialToClock = Reply(ModbusFunction.ReadHoldingRegisters, SerialToClockRegisters);
        private readonly byte[] _identity = Reply(ModbusFunction.ReadHoldingRegisters, IdentityRegisters);

        internal ParticleCounter(VirtualTimeline timeline)
        {
            byte[] status = Reply(ModbusFunction.ReadHoldingRegisters, 1);
            SetRegister(status, 0, StatusNewData);
            byte[] channels = Reply(ModbusFunction.ReadInputRegisters, 1);
            SetRegister(channels, 0, 0x0007);
            SetRegister(_serialToClock, CountRegister, 2);
            SetRegister(_record, 3, SampleSeconds);
            SetRegister(_record, 9, 352);
            SetRegister(_record, 11, 41);
            SetRegister(_record, 13, 3);
            Port = new RtuPeer(timeline, new Exchanges(
                new Exchange(new byte[] { Unit, 0x03, 0x00, 0x02 }, Close(status)),
                new Exchange(new byte[] { Unit, 0x06, 0x00, 0x18 }, new byte[0]),
                new Exchange(new byte[] { Unit, 0x04, 0x00, 0x49 }, Close(channels)),
                new Exchange(new byte[] { Unit, 0x04, 0x00, 0x00 }, Close(_record)),
                new Exchange(new byte[] { Unit, 0x03, 0x00, 0x04 }, Close(_serialToClock)),
                new Exchange(new byte[] { Unit, 0x03, 0x00, 0x3D }, Close(Reply(ModbusFunction.ReadHoldingRegisters, 2))),
                new Exchange(new byte[] { Unit, 0x03, 0x00, 0x00 }, Close(_identity))));
        }

        /// <summary>Its line.</summary>
        internal ISerialPort Port { get; }

        /// <summary>Ends a sample at a Unix second.</summary>
        internal void Measure(long unixSeconds)
        {
            SetTime(_record, 0, unixSeconds);
            SetTime(_serialToClock, ClockRegister, unixSeconds);
            SetTime(_identity, IdentityClockRegister, unixSeconds);
        }

        private static void SetTime(byte[] reply, int index, long unixSeconds)
        {
            SetRegister(reply, index, (int)(unixSeconds >> 16));
            SetRegister(reply, index + 1, (int)unixSeconds);
            Close(reply);
        }

        private static byte[] Reply(byte function, int registers)
        {
            var reply = new byte[DataOffset + 2 * registers + 2];
            reply[0] = Unit;
            reply[1] = function;
            reply[2] = (byte)(2 * registers);
            return reply;
        }

        private static void SetRegister(byte[] reply, int index, int value)
        {
            BigEndian.WriteUInt16(reply, DataOffset + 2 * index, value);
        }

        private static byte[] Close(byte[] reply)
        {
            ModbusCrc.Append(reply, reply.Length - 2);
            return reply;
        }
    }
}
