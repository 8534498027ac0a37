using System.Buffers.Binary;
using System.Text;

namespace Chronoseal.Plant
{
    /// <summary>An SPS30 on a serial line (data sheet version 2.0, section 5).</summary>
    public sealed class Sps30UartEmulator : IShdlcDevice
    {
        private static readonly Version s_sleepFirmware = new(2, 0);
        private static readonly Version s_statusFirmware = new(2, 2);

        /// <summary>Connects a part to the far end of a line.</summary>
        public Sps30UartEmulator(SerialLine line, Sps30Model part)
        {
            Part = part;
            Slave = new ShdlcSlave(line, this);
        }

        /// <summary>The part.</summary>
        public Sps30Model Part { get; }

        /// <summary>Its interface, with failures to inject.</summary>
        public ShdlcSlave Slave { get; }

        /// <inheritdoc/>
        public bool IsFlagged => (Part.Status & (Sps30Model.FanFailure | Sps30Model.LaserFailure)) != 0;

        /// <inheritdoc/>
        public bool Hears() => Part.Hears();

        /// <inheritdoc/>
        public byte Obey(byte command, ReadOnlySpan<byte> data, Span<byte> reply, out int count)
        {
            count = 0;
            if (Part.IsAsleep && command != 0x11)
            {
                return ShdlcState.NotAllowed;
            }

            return command switch
            {
                0x00 => Start(data),
                0x01 => Plain(data, Part.Stop),
                0x03 => Values(data, reply, out count),
                0x10 when Part.Firmware >= s_sleepFirmware => Plain(data, Part.Sleep),
                0x11 when Part.Firmware >= s_sleepFirmware => Plain(data, Part.Wake),
                0x56 => Plain(data, Part.CleanFan),
                0x80 => Interval(data, reply, out count),
                0xD0 => Information(data, reply, out count),
                0xD1 => Version(data, reply, out count),
                0xD2 when Part.Firmware >= s_statusFirmware => Status(data, reply, out count),
                0xD3 => Plain(data, Reset),
                _ => ShdlcState.UnknownCommand,
            };
        }

        private static byte Plain(ReadOnlySpan<byte> data, Func<bool> action)
        {
            return data.Length != 0 ? ShdlcState.WrongLength : action() ? ShdlcState.Ok : ShdlcState.NotAllowed;
        }

        private byte Start(ReadOnlySpan<byte> data)
        {
            if (data.Length != 2)
            {
                return ShdlcState.WrongLength;
            }

            bool isKnown = data[0] == 0x01 && (data[1] == Sps30Model.Floats || (data[1] == Sps30Model.Integers && Part.Firmware >= s_sleepFirmware));
            return !isKnown ? ShdlcState.IllegalParameter : Part.Start(data[1]) ? ShdlcState.Ok : ShdlcState.NotAllowed;
        }

        private byte Values(ReadOnlySpan<byte> data, Span<byte> reply, out int count)
        {
            count = 0;
            if (data.Length != 0)
            {
                return ShdlcState.WrongLength;
            }

            if (Part.HasNewValue)
            {
                count = Part.ReadingBytes;
                Part.Read(reply);
            }

            return ShdlcState.Ok;
        }

        private byte Interval(ReadOnlySpan<byte> data, Span<byte> reply, out int count)
        {
            count = 0;
            if (data.Length != 1 && data.Length != 5)
            {
                return ShdlcState.WrongLength;
            }

            if (data[0] != 0)
            {
                return ShdlcState.IllegalParameter;
            }

            if (data.Length == 5)
            {
                Part.CleaningIntervalSeconds = BinaryPrimitives.ReadUInt32BigEndian(data.Slice(1));
                return ShdlcState.Ok;
            }

            BinaryPrimitives.WriteUInt32BigEndian(reply, Part.CleaningIntervalSeconds);
            count = 4;
            return ShdlcState.Ok;
        }

        private byte Information(ReadOnlySpan<byte> data, Span<byte> reply, out int count)
        {
            count = 0;
            if (data.Length != 1)
            {
                return ShdlcState.WrongLength;
            }

            if (data[0] != 0x00 && data[0] != 0x03)
            {
                return ShdlcState.IllegalParameter;
            }

            count = Encoding.ASCII.GetBytes((data[0] == 0x00 ? "00080000" : Part.SerialNumber) + "\0", reply);
            return ShdlcState.Ok;
        }

        private byte Version(ReadOnlySpan<byte> data, Span<byte> reply, out int count)
        {
            byte[] version = [(byte)Part.Firmware.Major, (byte)Part.Firmware.Minor, 0, 6, 0, 2, 0];
            version.CopyTo(reply);
            count = version.Length;
            return data.Length == 0 ? ShdlcState.Ok : ShdlcState.WrongLength;
        }

        private byte Status(ReadOnlySpan<byte> data, Span<byte> reply, out int count)
        {
            count = 5;
            if (data.Length != 1)
            {
                return ShdlcState.WrongLength;
            }

            if (data[0] > 1)
            {
                return ShdlcState.IllegalParameter;
            }

            BinaryPrimitives.WriteUInt32BigEndian(reply, Part.Status);
            reply[4] = 0;
            Part.Status = data[0] == 1 ? 0 : Part.Status;
            return ShdlcState.Ok;
        }

        private bool Reset()
        {
            Part.BrownOut();
            return true;
        }
    }
}
