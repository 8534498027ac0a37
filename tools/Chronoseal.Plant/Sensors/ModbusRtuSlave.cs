using System.Buffers.Binary;

namespace Chronoseal.Plant
{
    /// <summary>
    /// A Modbus RTU slave on a serial line (sensors.md 1.3): a frame ends with 3.5 characters of silence; frames with a bad
    /// CRC or for others get no answer, broadcasts are obeyed in silence. Not modelled: the 1.5 character rule.
    /// </summary>
    public sealed class ModbusRtuSlave : ISerialPeer
    {
        /// <summary>Longest frame.</summary>
        public const int FrameLimitBytes = 256;

        private const int ShortestFrameBytes = 4;
        private const int CrcBytes = 2;
        private const int BroadcastAddress = 0;

        // 3.5 characters, but fixed above 19200 Bd.
        private const long FixedSilenceNanoseconds = 1_750_000;
        private const int FixedSilenceAboveBaud = 19_200;

        private readonly SerialLine _line;
        private readonly ModbusSlave _slave;
        private readonly byte[] _frame = new byte[FrameLimitBytes];
        private readonly byte[] _reply = new byte[FrameLimitBytes];
        private readonly PlantTimer _silence;
        private readonly PlantTimer _thinking;
        private int _count;
        private int _replyCount;

        /// <summary>Connects an instrument to the far end of a line.</summary>
        public ModbusRtuSlave(SerialLine line, int address, ModbusMap map)
        {
            _line = line;
            _slave = new ModbusSlave(map);
            Address = address;
            _silence = line.Timeline.Plant.CreateTimer(EndFrame);
            _thinking = line.Timeline.Plant.CreateTimer(SendReply);
            line.Peer = this;
        }

        /// <summary>The slave address, 1 to 247.</summary>
        public int Address { get; set; }

        /// <summary>Failures to inject.</summary>
        public ModbusFaults Faults { get; } = new ModbusFaults();

        /// <summary>Frames that were thrown away for their CRC or length.</summary>
        public int BadFrameCount { get; private set; }

        /// <inheritdoc/>
        public void Received(ReadOnlySpan<byte> data)
        {
            int room = Math.Min(data.Length, FrameLimitBytes - _count);
            data.Slice(0, room).CopyTo(_frame.AsSpan(_count));
            _count += room;
            _silence.Set(_line.Timeline.Plant.NowNanoseconds + SilenceNanoseconds());
        }

        private long SilenceNanoseconds()
        {
            return _line.Settings.BaudRate > FixedSilenceAboveBaud ? FixedSilenceNanoseconds : _line.CharacterNanoseconds * 7 / 2;
        }

        private void EndFrame()
        {
            Span<byte> frame = _frame.AsSpan(0, _count);
            _count = 0;
            if (frame.Length < ShortestFrameBytes || ModbusCrc.Of(frame) != 0)
            {
                BadFrameCount++;
                return;
            }

            if (frame[0] != Address && frame[0] != BroadcastAddress)
            {
                return;
            }

            int length = _slave.Answer(frame.Slice(1, frame.Length - 1 - CrcBytes), _reply.AsSpan(1));
            if (frame[0] == Address && !Faults.IsSilent)
            {
                Frame(length);
                _thinking.Set(_line.Timeline.Plant.NowNanoseconds + Faults.DelayMicroseconds * VirtualTimeline.NanosecondsPerMicrosecond);
            }
        }

        private void Frame(int pduLength)
        {
            int length = 1 + Faults.SpoilPdu(_reply.AsSpan(1), pduLength);
            _reply[0] = (byte)(Faults.HasWrongAddress ? Address + 1 : Address);
            ushort crc = ModbusCrc.Of(_reply.AsSpan(0, length));
            BinaryPrimitives.WriteUInt16LittleEndian(_reply.AsSpan(length), (ushort)(Faults.HasWrongChecksum ? crc ^ 0x0100 : crc));
            _replyCount = Faults.Truncate(length + CrcBytes);
        }

        private void SendReply()
        {
            _line.Send(_reply.AsSpan(0, _replyCount));
        }
    }
}
