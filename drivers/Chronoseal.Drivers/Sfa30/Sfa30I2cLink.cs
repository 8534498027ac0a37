using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.Sfa30
{
    /// <summary>The SFA30 over I2C.</summary>
    internal sealed class Sfa30I2cLink : ISfa30Link
    {
        private readonly II2cDevice _device;
        private readonly IDelay _delay;
        private readonly byte[] _command = new byte[2];
        private readonly byte[] _reply = new byte[Sfa30Codec.MarkingReplyLength];

        // The part takes the value out of its memory within the wait that is documented for it, however late it is fetched.
        private long _takenMicroseconds;

        internal Sfa30I2cLink(II2cDevice device, IDelay delay)
        {
            _device = device;
            _delay = delay;
        }

        public int ReadyAfterMicroseconds
        {
            get { return Sfa30Codec.ReadValuesMicroseconds; }
        }

        public int DeviceErrorCode
        {
            get { return 0; }
        }

        public long AskedMicroseconds { get; private set; }

        public long AnsweredMicroseconds { get; private set; }

        public Outcome Stop()
        {
            // An idle part may refuse it. Whether there is a part at all, the next command tells.
            Outcome outcome = Command(Sfa30Codec.StopMeasurement, Sfa30Codec.StopMicroseconds);
            return outcome == Outcome.Nack ? Outcome.Ok : outcome;
        }

        public Outcome Start()
        {
            return Command(Sfa30Codec.StartMeasurement, Sfa30Codec.StartMicroseconds);
        }

        public Outcome ReadMarking(out string marking)
        {
            marking = "";
            Outcome outcome = Command(Sfa30Codec.ReadMarking, Sfa30Codec.ReadMarkingMicroseconds);
            if (outcome == Outcome.Ok)
            {
                outcome = _device.Read(_reply, Sfa30Codec.MarkingReplyLength);
            }

            return outcome == Outcome.Ok ? Sfa30Codec.DecodeMarking(_reply, out marking) : outcome;
        }

        public Outcome BeginValues()
        {
            AskedMicroseconds = _delay.Counter.Microseconds;
            Outcome outcome = Command(Sfa30Codec.ReadValues, 0);
            _takenMicroseconds = _delay.Counter.Microseconds + Sfa30Codec.ReadValuesMicroseconds;
            return outcome;
        }

        public Outcome EndValues(out int formaldehydeFifthsPpb)
        {
            formaldehydeFifthsPpb = 0;
            Outcome outcome = _device.Read(_reply, Sfa30Codec.ValuesReplyLength);
            AnsweredMicroseconds = IntegerMath.Minimum(_delay.Counter.Microseconds, _takenMicroseconds);
            return outcome == Outcome.Ok ? Sfa30Codec.DecodeValues(_reply, out formaldehydeFifthsPpb, out _, out _) : outcome;
        }

        private Outcome Command(int command, int waitMicroseconds)
        {
            BigEndian.WriteUInt16(_command, 0, command);
            Outcome outcome = _device.Write(_command, 2);
            _delay.SleepUntil(_delay.Counter.Microseconds + waitMicroseconds);
            return outcome;
        }
    }
}
