using System.Buffers.Binary;
using System.Text;

namespace Chronoseal.Plant
{
    /// <summary>
    /// A Sensirion SFA30 on a serial line (sensors.md 4.3; commands and states of the maker's driver python-shdlc-sfa3x). Without a
    /// value, idle or just started, it says <see cref="ShdlcState.NoData"/>; formaldehyde below zero is given as zero.
    /// </summary>
    public sealed class Sfa30UartEmulator : IShdlcDevice
    {
        private const byte ScaledIntegers = 0x02;
        private const byte MarkingInformation = 0x06;

        private readonly Sfa30Cell _cell;

        /// <summary>Puts a part into a room and on the far end of a line.</summary>
        public Sfa30UartEmulator(SerialLine line, RoomModel room, PlantRandom random)
        {
            _cell = new Sfa30Cell(line.Timeline.Plant, room, random);
            Slave = new ShdlcSlave(line, this);
        }

        /// <summary>Its interface, with failures to inject.</summary>
        public ShdlcSlave Slave { get; }

        /// <summary>The marking, at most 31 ASCII characters. Set it to model a part that was swapped.</summary>
        public string Marking
        {
            get { return _cell.Marking; }
            set { _cell.Marking = value; }
        }

        /// <inheritdoc/>
        public bool IsFlagged => false;

        /// <summary>Takes the supply away for a moment: the part is idle then.</summary>
        public void BrownOut()
        {
            _cell.Stop();
        }

        /// <inheritdoc/>
        public bool Hears() => true;

        /// <inheritdoc/>
        public byte Obey(byte command, ReadOnlySpan<byte> data, Span<byte> reply, out int count)
        {
            count = 0;
            switch (command)
            {
                case 0x00: return Start(data);
                case 0x01: return Stop(data);
                case 0x03: return Values(data, reply, out count);
                case 0xD0: return Information(data, reply, out count);
                case 0xD3:
                    BrownOut();
                    return data.Length == 0 ? ShdlcState.Ok : ShdlcState.WrongLength;
                default: return ShdlcState.UnknownCommand;
            }
        }

        private byte Start(ReadOnlySpan<byte> data)
        {
            if (data.Length != 1 || data[0] != 0)
            {
                return data.Length != 1 ? ShdlcState.WrongLength : ShdlcState.IllegalParameter;
            }

            if (_cell.IsMeasuring)
            {
                return ShdlcState.NotAllowed;
            }

            _cell.Start();
            return ShdlcState.Ok;
        }

        private byte Stop(ReadOnlySpan<byte> data)
        {
            if (data.Length != 0)
            {
                return ShdlcState.WrongLength;
            }

            bool wasMeasuring = _cell.IsMeasuring;
            _cell.Stop();
            return wasMeasuring ? ShdlcState.Ok : ShdlcState.NotAllowed;
        }

        private byte Values(ReadOnlySpan<byte> data, Span<byte> reply, out int count)
        {
            count = 0;
            if (data.Length != 1 || data[0] != ScaledIntegers)
            {
                return data.Length != 1 ? ShdlcState.WrongLength : ShdlcState.IllegalParameter;
            }

            if (!_cell.Measure())
            {
                return ShdlcState.NoData;
            }

            BinaryPrimitives.WriteInt16BigEndian(reply, Math.Max((short)0, unchecked((short)_cell.Formaldehyde)));
            BinaryPrimitives.WriteUInt16BigEndian(reply.Slice(2), _cell.Humidity);
            BinaryPrimitives.WriteUInt16BigEndian(reply.Slice(4), _cell.Temperature);
            count = 6;
            return ShdlcState.Ok;
        }

        private byte Information(ReadOnlySpan<byte> data, Span<byte> reply, out int count)
        {
            count = 0;
            if (data.Length != 1 || data[0] != MarkingInformation)
            {
                return data.Length != 1 ? ShdlcState.WrongLength : ShdlcState.IllegalParameter;
            }

            count = Encoding.ASCII.GetBytes(Marking + "\0", reply);
            return ShdlcState.Ok;
        }
    }
}
