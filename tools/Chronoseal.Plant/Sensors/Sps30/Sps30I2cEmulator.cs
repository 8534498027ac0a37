using System.Buffers.Binary;
using System.Text;

namespace Chronoseal.Plant
{
    /// <summary>An SPS30 at I2C address 0x69 (data sheet version 2.0, section 6). Arguments need their checksum.</summary>
    public sealed class Sps30I2cEmulator : II2cTarget
    {
        /// <summary>The part's address on the bus.</summary>
        public const int Address = 0x69;

        private const long ModeNanoseconds = 19_000_000;
        private const long CommandNanoseconds = 4_500_000;
        private const long ResetNanoseconds = 95_000_000;
        private const int SerialBytes = 32;
        private static readonly Version s_sleepFirmware = new(2, 0);
        private static readonly Version s_statusFirmware = new(2, 2);

        private readonly VirtualTimeline _timeline;
        private readonly I2cReply _reply = new I2cReply();
        private readonly byte[] _payload = new byte[40];
        private long _busyUntilNanoseconds;

        /// <summary>Gives a part its I2C interface.</summary>
        public Sps30I2cEmulator(VirtualTimeline timeline, Sps30Model part)
        {
            _timeline = timeline;
            Part = part;
        }

        /// <summary>The part.</summary>
        public Sps30Model Part { get; }

        /// <summary>Failures to inject.</summary>
        public I2cPartFaults Faults { get; } = new I2cPartFaults();

        /// <inheritdoc/>
        public bool Write(ReadOnlySpan<byte> data)
        {
            if (Faults.IsSilent || !Part.Hears() || _timeline.NowNanoseconds < _busyUntilNanoseconds || data.Length < 2)
            {
                return false;
            }

            _reply.Clear();
            int command = (data[0] << 8) | data[1];
            ReadOnlySpan<byte> arguments = data.Slice(2);
            if (Part.IsAsleep)
            {
                return command == 0x1103 && Do(Part.Wake(), CommandNanoseconds);
            }

            return arguments.Length == 0 ? Obey(command) : Obey(command, arguments);
        }

        /// <inheritdoc/>
        public int Read(Span<byte> buffer)
        {
            return Part.Hears() ? _reply.Take(buffer, _timeline.NowNanoseconds, Faults) : I2cBus.NotAcknowledged;
        }

        private bool Obey(int command) => command switch
        {
            0x0104 => Do(Part.Stop(), ModeNanoseconds),
            0x0202 => Give(0, (byte)(Part.HasNewValue ? 1 : 0)),
            0x0300 => GiveValues(),
            0x1001 when Part.Firmware >= s_sleepFirmware => Do(Part.Sleep(), 0),
            0x5607 => Do(Part.CleanFan(), CommandNanoseconds),
            0x8004 => GiveRegister(Part.CleaningIntervalSeconds),
            0xD002 => Give(Encoding.ASCII.GetBytes("00080000")),
            0xD033 => Give(Encoding.ASCII.GetBytes(Part.SerialNumber.PadRight(SerialBytes, '\0'))),
            0xD100 => Give((byte)Part.Firmware.Major, (byte)Part.Firmware.Minor),
            0xD206 when Part.Firmware >= s_statusFirmware => GiveRegister(Part.Status),
            0xD210 when Part.Firmware >= s_sleepFirmware => Clear(),
            0xD304 => Reset(),
            _ => false,
        };

        private bool Obey(int command, ReadOnlySpan<byte> arguments)
        {
            if (!AreSound(arguments))
            {
                return false;
            }

            switch (command)
            {
                case 0x0010 when arguments.Length == 3 && arguments[1] == 0 && arguments[0] is Sps30Model.Floats or Sps30Model.Integers:
                    return Do(Part.Start(arguments[0]), ModeNanoseconds);
                case 0x8004 when arguments.Length == 6:
                    Part.CleaningIntervalSeconds = (uint)((arguments[0] << 24) | (arguments[1] << 16) | (arguments[3] << 8) | arguments[4]);
                    return Do(true, ModeNanoseconds);
                default:
                    return false;
            }
        }

        private static bool AreSound(ReadOnlySpan<byte> arguments)
        {
            bool isSound = arguments.Length % SensirionWord.Bytes == 0;
            for (int i = 0; isSound && i < arguments.Length; i += SensirionWord.Bytes)
            {
                isSound = SensirionWord.Crc(arguments.Slice(i, 2)) == arguments[i + 2];
            }

            return isSound;
        }

        private bool Do(bool isDone, long nanoseconds)
        {
            _busyUntilNanoseconds = isDone ? _timeline.NowNanoseconds + nanoseconds : _busyUntilNanoseconds;
            return isDone;
        }

        private bool GiveValues()
        {
            if (!Part.HasValue)
            {
                return false;
            }

            Part.Read(_payload);
            return Give(_payload.AsSpan(0, Part.ReadingBytes));
        }

        private bool GiveRegister(uint value)
        {
            BinaryPrimitives.WriteUInt32BigEndian(_payload, value);
            return Give(_payload.AsSpan(0, 4));
        }

        private bool Give(params ReadOnlySpan<byte> payload)
        {
            Span<byte> reply = _reply.Prepare(payload.Length / 2 * SensirionWord.Bytes, _timeline.NowNanoseconds);
            for (int i = 0; i < payload.Length / 2; i++)
            {
                SensirionWord.Write(reply.Slice(i * SensirionWord.Bytes), BinaryPrimitives.ReadUInt16BigEndian(payload.Slice(2 * i)));
            }

            return true;
        }

        private bool Clear()
        {
            Part.Status = 0;
            return Do(true, CommandNanoseconds);
        }

        private bool Reset()
        {
            Part.BrownOut();
            return Do(true, ResetNanoseconds);
        }
    }
}
