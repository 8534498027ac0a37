using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Shdlc;

namespace Chronoseal.Drivers.Sps30
{
    /// <summary>
    /// The SPS30 over SHDLC. Data sheet SPS30, version 2.0, section 5.3. A reading asks for the status first and for the values
    /// then: the part answers in order, so a late reply to the values of an earlier reading comes before this one's status and is
    /// passed over.
    /// </summary>
    internal sealed class Sps30UartLink : ISps30Link
    {
        private const byte StartCommand = 0x00;
        private const byte StopCommand = 0x01;
        private const byte ValuesCommand = 0x03;
        private const byte SleepCommand = 0x10;
        private const byte WakeCommand = 0x11;
        private const byte CleanCommand = 0x56;
        private const byte IntervalCommand = 0x80;
        private const byte InformationCommand = 0xD0;
        private const byte VersionCommand = 0xD1;
        private const byte StatusCommand = 0xD2;
        private const byte ResetCommand = 0xD3;
        private const byte SerialNumber = 0x03;
        private const int ResponseMicroseconds = 20000;
        private const int VersionLength = 7;
        private const int StatusLength = 5;
        private const int SerialLimit = 32;

        // The soft reset takes up to 100 ms (table 8), after the reply.
        private const int ResetMicroseconds = 100000;

        private readonly ShdlcChannel _channel;
        private readonly IDelay _delay;
        private readonly byte[] _data = new byte[5];

        internal Sps30UartLink(ShdlcChannel channel, IDelay delay)
        {
            _channel = channel;
            _delay = delay;
        }

        public int ReadyAfterMicroseconds
        {
            get { return ResponseMicroseconds; }
        }

        public int DeviceErrorCode
        {
            get { return _channel.DeviceErrorCode; }
        }

        public long AskedMicroseconds
        {
            get { return _channel.RequestBeganMicroseconds; }
        }

        public long AnsweredMicroseconds
        {
            get { return _channel.ReplyStartedMicroseconds; }
        }

        public Outcome Wake()
        {
            Outcome outcome = _channel.SendPulse();
            if (outcome == Outcome.Ok)
            {
                outcome = _channel.Exchange(WakeCommand, _data, 0);
            }

            // Awake already, or firmware before 2.0, which cannot sleep.
            return _channel.IsRefused(outcome, ShdlcCodec.NotAllowedNow) || _channel.IsRefused(outcome, ShdlcCodec.UnknownCommand) ? Outcome.Ok : outcome;
        }

        public Outcome Stop()
        {
            Outcome outcome = _channel.Exchange(StopCommand, _data, 0);
            return _channel.IsRefused(outcome, ShdlcCodec.NotAllowedNow) ? Outcome.Ok : outcome;
        }

        public Outcome Start(byte format)
        {
            _data[0] = 0x01;
            _data[1] = format;
            return _channel.Exchange(StartCommand, _data, 2);
        }

        public Outcome ReadVersion(out int major, out int minor)
        {
            Outcome outcome = ExpectData(_channel.Exchange(VersionCommand, _data, 0), VersionLength);
            major = outcome == Outcome.Ok ? _channel.Content[ShdlcCodec.DataOffset] : 0;
            minor = outcome == Outcome.Ok ? _channel.Content[ShdlcCodec.DataOffset + 1] : 0;
            return outcome;
        }

        public Outcome ReadSerial(out string serial)
        {
            _data[0] = SerialNumber;
            return _channel.ExchangeText(InformationCommand, _data, 1, SerialLimit, out serial);
        }

        public Outcome BeginValues()
        {
            _data[0] = 0;
            return _channel.Send(StatusCommand, _data, 1);
        }

        public Outcome EndValues(byte[] values, byte format, out int length, out uint status)
        {
            length = 0;
            Outcome outcome = DecodeStatus(_channel.Receive(), out status);
            if (outcome == Outcome.Ok)
            {
                outcome = _channel.Exchange(ValuesCommand, _data, 0);
            }

            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            length = _channel.DataLength;
            if (length == 0)
            {
                return Outcome.NotReady;
            }

            if (length != (format == Sps30Codec.FloatFormat ? Sps30Codec.FloatLength : Sps30Codec.IntegerLength))
            {
                return Outcome.WrongReply;
            }

            for (int i = 0; i < length; i++)
            {
                values[i] = _channel.Content[ShdlcCodec.DataOffset + i];
            }

            return Outcome.Ok;
        }

        public Outcome ReadStatus(out uint status)
        {
            _data[0] = 0;
            return DecodeStatus(_channel.Exchange(StatusCommand, _data, 1), out status);
        }

        public Outcome ClearStatus()
        {
            _data[0] = 1;
            return DecodeStatus(_channel.Exchange(StatusCommand, _data, 1), out _);
        }

        public Outcome Sleep()
        {
            return _channel.Exchange(SleepCommand, _data, 0);
        }

        public Outcome CleanFan()
        {
            return _channel.Exchange(CleanCommand, _data, 0);
        }

        public Outcome Reset()
        {
            Outcome outcome = _channel.Exchange(ResetCommand, _data, 0);
            _delay.SleepUntil(_delay.Counter.Microseconds + ResetMicroseconds);
            return outcome;
        }

        public Outcome ReadCleaningInterval(out uint seconds)
        {
            _data[0] = 0;
            Outcome outcome = ExpectData(_channel.Exchange(IntervalCommand, _data, 1), 4);
            seconds = outcome == Outcome.Ok ? BigEndian.ReadUInt32(_channel.Content, ShdlcCodec.DataOffset) : 0;
            return outcome;
        }

        public Outcome WriteCleaningInterval(uint seconds)
        {
            _data[0] = 0;
            BigEndian.WriteUInt16(_data, 1, (int)(seconds >> 16));
            BigEndian.WriteUInt16(_data, 3, (int)(seconds & 0xFFFF));
            return _channel.Exchange(IntervalCommand, _data, 5);
        }

        private Outcome DecodeStatus(Outcome outcome, out uint status)
        {
            status = 0;
            if (_channel.IsRefused(outcome, ShdlcCodec.UnknownCommand))
            {
                return Outcome.Ok;
            }

            outcome = ExpectData(outcome, StatusLength);
            if (outcome == Outcome.Ok)
            {
                status = BigEndian.ReadUInt32(_channel.Content, ShdlcCodec.DataOffset);
            }

            return outcome;
        }

        private Outcome ExpectData(Outcome outcome, int length)
        {
            return outcome == Outcome.Ok && _channel.DataLength != length ? Outcome.WrongReply : outcome;
        }
    }
}
