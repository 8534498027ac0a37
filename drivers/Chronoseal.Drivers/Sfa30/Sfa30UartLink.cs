using Chronoseal.Hal;
using Chronoseal.Protocols.Shdlc;

namespace Chronoseal.Drivers.Sfa30
{
    /// <summary>
    /// The SFA30 over SHDLC (Sensirion, python-shdlc-sfa3x). Replies carry no number, so after a reading that failed the next one
    /// asks for something else first: the part answers in order, and a late reply to the old question is passed over.
    /// </summary>
    internal sealed class Sfa30UartLink : ISfa30Link
    {
        private const byte StartCommand = 0x00;
        private const byte StopCommand = 0x01;
        private const byte ValuesCommand = 0x03;
        private const byte InformationCommand = 0xD0;
        private const byte VersionCommand = 0xD1;
        private const byte ScaledIntegers = 0x02;
        private const byte Marking = 0x06;
        private const int NoData = 0x20;
        private const int ResponseMicroseconds = 20000;

        private readonly ShdlcChannel _channel;
        private readonly byte[] _data = new byte[1];
        private bool _isSuspect;
        private bool _isFenced;

        internal Sfa30UartLink(ShdlcChannel channel)
        {
            _channel = channel;
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

        public Outcome Stop()
        {
            Outcome outcome = _channel.Exchange(StopCommand, _data, 0);
            return _channel.IsRefused(outcome, ShdlcCodec.NotAllowedNow) ? Outcome.Ok : outcome;
        }

        public Outcome Start()
        {
            _data[0] = 0x00;
            return _channel.Exchange(StartCommand, _data, 1);
        }

        public Outcome ReadMarking(out string marking)
        {
            _data[0] = Marking;
            return _channel.ExchangeText(InformationCommand, _data, 1, Sfa30Codec.MarkingLength, out marking);
        }

        public Outcome BeginValues()
        {
            _isFenced = _isSuspect;
            return _isFenced ? _channel.Send(VersionCommand, _data, 0) : SendValues();
        }

        public Outcome EndValues(out int formaldehydeFifthsPpb)
        {
            formaldehydeFifthsPpb = 0;
            Outcome outcome = _channel.Receive();
            if (_isFenced && (outcome == Outcome.Ok || outcome == Outcome.DeviceError))
            {
                // Whatever the part says to it, it has answered everything before.
                outcome = SendValues();
                outcome = outcome == Outcome.Ok ? _channel.Receive() : outcome;
            }

            _isSuspect = outcome != Outcome.Ok && outcome != Outcome.DeviceError;
            if (_channel.IsRefused(outcome, NoData))
            {
                return Outcome.NotReady;
            }

            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            return _channel.DataLength == Sfa30Codec.ValuesLength
                ? Sfa30Codec.DecodeWords(_channel.Content, ShdlcCodec.DataOffset, out formaldehydeFifthsPpb, out _, out _)
                : Outcome.WrongReply;
        }

        private Outcome SendValues()
        {
            _data[0] = ScaledIntegers;
            return _channel.Send(ValuesCommand, _data, 1);
        }
    }
}
