using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Sensirion;

namespace Chronoseal.Drivers.Sps30
{
    /// <summary>The SPS30 over I2C. Data sheet SPS30, version 2.0, section 6.3. Waits where the table has none are those of the maker's driver.</summary>
    internal sealed class Sps30I2cLink : ISps30Link
    {
        private const int StartCommand = 0x0010;
        private const int StopCommand = 0x0104;
        private const int DataReadyCommand = 0x0202;
        private const int ValuesCommand = 0x0300;
        private const int SleepCommand = 0x1001;
        private const int WakeCommand = 0x1103;
        private const int CleanCommand = 0x5607;
        private const int IntervalCommand = 0x8004;
        private const int SerialCommand = 0xD033;
        private const int VersionCommand = 0xD100;
        private const int StatusCommand = 0xD206;
        private const int ClearStatusCommand = 0xD210;
        private const int ResetCommand = 0xD304;
        private const int ReadMicroseconds = 5000;
        private const int ModeMicroseconds = 20000;
        private const int ResetMicroseconds = 100000;
        private const int SerialWords = 16;
        private const int CommandLength = 2;

        private readonly II2cDevice _device;
        private readonly IDelay _delay;
        private readonly byte[] _command = new byte[CommandLength + 2 * SensirionWords.BytesPerWord];
        private readonly byte[] _reply = new byte[SerialWords * SensirionWords.BytesPerWord];
        private bool _hasStatus;

        internal Sps30I2cLink(II2cDevice device, IDelay delay)
        {
            _device = device;
            _delay = delay;
        }

        public int ReadyAfterMicroseconds
        {
            get { return ReadMicroseconds; }
        }

        public int DeviceErrorCode
        {
            get { return 0; }
        }

        public long AskedMicroseconds { get; private set; }

        public long AnsweredMicroseconds { get; private set; }

        public Outcome Wake()
        {
            // A sleeping part does not acknowledge the first, which wakes its interface; a part that is awake may refuse both.
            // Whether there is a part at all, the next command tells.
            Outcome outcome = Write(WakeCommand, CommandLength, 0);
            if (outcome == Outcome.Ok || outcome == Outcome.Nack)
            {
                outcome = Write(WakeCommand, CommandLength, ReadMicroseconds);
            }

            return outcome == Outcome.Nack ? Outcome.Ok : outcome;
        }

        public Outcome Stop()
        {
            // An idle part may refuse it.
            Outcome outcome = Write(StopCommand, CommandLength, ModeMicroseconds);
            return outcome == Outcome.Nack ? Outcome.Ok : outcome;
        }

        public Outcome Start(byte format)
        {
            int length = SensirionWords.Pack(_command, CommandLength, format << 8);
            return Write(StartCommand, length, ModeMicroseconds);
        }

        public Outcome ReadVersion(out int major, out int minor)
        {
            Outcome outcome = Read(VersionCommand, _reply, 1);
            major = outcome == Outcome.Ok ? _reply[0] : 0;
            minor = outcome == Outcome.Ok ? _reply[1] : 0;
            _hasStatus = (major << 8 | minor) >= Sps30Codec.StatusFirmware;
            return outcome;
        }

        public Outcome ReadSerial(out string serial)
        {
            Outcome outcome = Read(SerialCommand, _reply, SerialWords);
            serial = outcome == Outcome.Ok ? Ascii.Text(_reply, 0, 2 * SerialWords) : "";
            return outcome;
        }

        public Outcome BeginValues()
        {
            AskedMicroseconds = _delay.Counter.Microseconds;
            return Write(DataReadyCommand, CommandLength, 0);
        }

        public Outcome EndValues(byte[] values, byte format, out int length, out uint status)
        {
            length = 0;
            status = 0;
            Outcome outcome = ReadWords(_reply, 1);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            int flag = BigEndian.ReadUInt16(_reply, 0);
            if (flag != 1)
            {
                return flag == 0 ? Outcome.NotReady : Outcome.WrongReply;
            }

            length = format == Sps30Codec.FloatFormat ? Sps30Codec.FloatLength : Sps30Codec.IntegerLength;
            AskedMicroseconds = _delay.Counter.Microseconds;
            outcome = Read(ValuesCommand, values, length / 2);
            AnsweredMicroseconds = _delay.Counter.Microseconds;
            return outcome == Outcome.Ok ? ReadStatus(out status) : outcome;
        }

        public Outcome ReadStatus(out uint status)
        {
            status = 0;
            if (!_hasStatus)
            {
                return Outcome.Ok;
            }

            Outcome outcome = Read(StatusCommand, _reply, 2);
            if (outcome == Outcome.Ok)
            {
                status = BigEndian.ReadUInt32(_reply, 0);
            }

            return outcome;
        }

        public Outcome ClearStatus()
        {
            return Write(ClearStatusCommand, CommandLength, ReadMicroseconds);
        }

        public Outcome Sleep()
        {
            return Write(SleepCommand, CommandLength, ReadMicroseconds);
        }

        public Outcome CleanFan()
        {
            return Write(CleanCommand, CommandLength, ReadMicroseconds);
        }

        public Outcome Reset()
        {
            return Write(ResetCommand, CommandLength, ResetMicroseconds);
        }

        public Outcome ReadCleaningInterval(out uint seconds)
        {
            Outcome outcome = Read(IntervalCommand, _reply, 2);
            seconds = outcome == Outcome.Ok ? BigEndian.ReadUInt32(_reply, 0) : 0;
            return outcome;
        }

        public Outcome WriteCleaningInterval(uint seconds)
        {
            int end = SensirionWords.Pack(_command, CommandLength, (int)(seconds >> 16));
            end = SensirionWords.Pack(_command, end, (int)(seconds & 0xFFFF));
            return Write(IntervalCommand, end, ModeMicroseconds);
        }

        private Outcome Read(int command, byte[] reply, int words)
        {
            Outcome outcome = Write(command, CommandLength, ReadMicroseconds);
            return outcome == Outcome.Ok ? ReadWords(reply, words) : outcome;
        }

        private Outcome ReadWords(byte[] reply, int words)
        {
            Outcome outcome = _device.Read(reply, words * SensirionWords.BytesPerWord);
            return outcome == Outcome.Ok ? SensirionWords.Unpack(reply, words) : outcome;
        }

        private Outcome Write(int command, int length, int waitMicroseconds)
        {
            BigEndian.WriteUInt16(_command, 0, command);
            Outcome outcome = _device.Write(_command, length);
            _delay.SleepUntil(_delay.Counter.Microseconds + waitMicroseconds);
            return outcome;
        }
    }
}
