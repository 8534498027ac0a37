using System;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Atecc608
{
    /// <summary>
    /// Wakes the part, exchanges packets with it and puts it to idle. An operation is Open, then Wake and Exchange in a loop
    /// while MustStartAgain says so, then Close.
    /// </summary>
    internal sealed class Atecc608Link
    {
        // Should a part on the bus acknowledge the general call, an odd second byte asks nothing of it (I2C specification, 3.1.13).
        private const byte GeneralCallByte = 0x01;
        private const int WakeAttempts = 2;
        private const int CommandAttempts = 2;

        private readonly II2cDevice _device;
        private readonly II2cDevice _generalCall;
        private readonly IDelay _delay;
        private readonly byte[] _single = new byte[1];
        private readonly byte[] _count = new byte[1];
        private readonly byte[] _rest = new byte[Atecc608Codec.LongestReply];
        private bool _isCommandRefused;
        private bool _mayStartAgain;
        private int _status;

        public Atecc608Link(II2cDevice device, II2cDevice generalCall, IDelay delay)
        {
            _device = device;
            _generalCall = generalCall;
            _delay = delay;
        }

        /// <summary>The command under way; whoever asks puts its data at <see cref="Atecc608Codec.CommandData"/>.</summary>
        public byte[] Command { get; } = new byte[Atecc608Codec.LongestCommand];

        /// <summary>The last reply.</summary>
        public byte[] Reply { get; } = new byte[Atecc608Codec.LongestReply];

        /// <summary>0 to 2; the slowest until the part has told.</summary>
        public int ClockDivider { get; set; } = 2;

        public Outcome LastOutcome { get; private set; } = Outcome.NotReady;

        public int DeviceErrorCode
        {
            get { return LastOutcome == Outcome.DeviceError ? _status : 0; }
        }

        /// <summary>True if the last exchange was answered with a status of this value.</summary>
        public bool HasStatus(Outcome outcome, byte status)
        {
            return outcome == Outcome.DeviceError && _status == status;
        }

        /// <summary>True if a buffer has room for so many bytes from an offset on.</summary>
        public static bool Holds(byte[] buffer, int offset, int count)
        {
            return buffer != null && offset >= 0 && offset <= buffer.Length - count;
        }

        public void Open()
        {
            _mayStartAgain = true;
        }

        /// <summary>
        /// Wakes the part, whatever state it is in. Traffic with other parts at less than about 300 kHz can have woken it before,
        /// and its watchdog then runs already: the data sheet ("Multiple Devices on the Bus") has it put to idle first.
        /// </summary>
        public Outcome Wake()
        {
            _isCommandRefused = false;
            Outcome outcome = Outcome.NotReady;
            for (int attempt = 0; attempt < WakeAttempts && outcome != Outcome.Ok; attempt++)
            {
                SendSingle(Atecc608Codec.Idle);
                outcome = TryWake();
                if (HasStatus(outcome, Atecc608Status.SelfTestFailed))
                {
                    return outcome;
                }
            }

            return outcome;
        }

        /// <summary>Sends a word address that stands alone: sleep, idle or restart.</summary>
        public Outcome SendSingle(byte wordAddress)
        {
            _single[0] = wordAddress;
            return _device.Write(_single, 1);
        }

        /// <summary>
        /// Carries out one command. One that the part received spoilt was not carried out and is sent once more; a reply that
        /// arrived spoilt is only read once more, so that nothing is ever counted or signed twice for it.
        /// </summary>
        public Outcome Exchange(byte operation, byte parameter1, int parameter2, int dataLength, int replyLength)
        {
            int length = Atecc608Codec.Seal(Command, operation, parameter1, parameter2, dataLength);
            Outcome outcome = Outcome.NotReady;
            for (int attempt = 0; attempt < CommandAttempts; attempt++)
            {
                outcome = _device.Write(Command, length);
                long sentMicroseconds = _delay.Counter.Microseconds;
                if (outcome != Outcome.Ok)
                {
                    _isCommandRefused = outcome == Outcome.Nack;
                    return outcome;
                }

                outcome = Receive(sentMicroseconds, Atecc608Times.LimitMilliseconds(operation, ClockDivider), replyLength);
                if (!HasStatus(outcome, Atecc608Status.CommunicationError))
                {
                    return outcome;
                }
            }

            return outcome;
        }

        /// <summary>
        /// True, once an operation, if the part took no command: it fell asleep by its watchdog or lost its supply, and what was
        /// loaded into it before is gone. Nothing was carried out, so that the whole sequence can be run again.
        /// </summary>
        public bool MustStartAgain()
        {
            bool must = _isCommandRefused && _mayStartAgain;
            _mayStartAgain = false;
            return must;
        }

        public Outcome Close(Outcome outcome)
        {
            // If this is lost, the watchdog does it a second later, and the next Wake begins with it in any case.
            SendSingle(Atecc608Codec.Idle);
            return Note(outcome);
        }

        public Outcome Note(Outcome outcome)
        {
            return LastOutcome = outcome;
        }

        /// <summary>A whole operation of one command without data.</summary>
        public Outcome Run(byte operation, byte parameter1, int parameter2, int replyLength)
        {
            Outcome outcome;
            Open();
            do
            {
                outcome = Wake();

                // In the failure state of a test at waking, the test itself is what leads out of it (data sheet, "SelfTest Command").
                bool isTest = operation == Atecc608Command.SelfTest && HasStatus(outcome, Atecc608Status.SelfTestFailed);
                if (outcome == Outcome.Ok || isTest)
                {
                    outcome = Exchange(operation, parameter1, parameter2, 0, replyLength);
                }
            }
            while (MustStartAgain());
            return Close(outcome);
        }

        /// <summary>Hands the data of the last reply to the caller, if there is any.</summary>
        public Outcome Deliver(Outcome outcome, int count, byte[] target, int offset)
        {
            if (outcome == Outcome.Ok)
            {
                Array.Copy(Reply, Atecc608Codec.ReplyData, target, offset, count);
            }

            return outcome;
        }

        /// <summary>Wipes the last reply, where it may be a secret.</summary>
        public void Forget()
        {
            Array.Clear(Reply, 0, Reply.Length);
            Array.Clear(_rest, 0, _rest.Length);
        }

        private Outcome TryWake()
        {
            // A part that is asleep acknowledges nothing, so the outcome of this says nothing: the reply does.
            _single[0] = GeneralCallByte;
            _generalCall.Write(_single, 1);
            _delay.SleepUntil(_delay.Counter.Microseconds + Atecc608Times.WakeMicroseconds);
            Outcome outcome = _device.Read(_rest, Atecc608Codec.ShortestReply);
            return outcome == Outcome.Ok ? Atecc608Codec.CheckWake(_rest, out _status) : outcome;
        }

        private Outcome Receive(long sentMicroseconds, int limitMilliseconds, int replyLength)
        {
            Outcome outcome = AwaitCount(sentMicroseconds, limitMilliseconds);
            if (outcome == Outcome.Ok)
            {
                outcome = ReadReply(replyLength);
            }

            bool isSpoilt = outcome == Outcome.BadChecksum || outcome == Outcome.ShortReply || outcome == Outcome.Nack;
            return isSpoilt ? ReadAgain(outcome, replyLength) : outcome;
        }

        private Outcome AwaitCount(long sentMicroseconds, int limitMilliseconds)
        {
            long deadline = sentMicroseconds + limitMilliseconds * 1000L;
            long next = sentMicroseconds + Atecc608Times.FirstPollMicroseconds;
            for (;;)
            {
                _delay.SleepUntil(next);
                Outcome outcome = _device.Read(_count, 1);
                if (outcome != Outcome.Nack)
                {
                    return outcome;
                }

                long now = _delay.Counter.Microseconds;
                if (now >= deadline)
                {
                    return Outcome.Timeout;
                }

                next = now + Atecc608Times.PollMicroseconds;
            }
        }

        private Outcome ReadAgain(Outcome first, int replyLength)
        {
            if (SendSingle(Atecc608Codec.Restart) != Outcome.Ok || _device.Read(_count, 1) != Outcome.Ok)
            {
                return first;
            }

            return ReadReply(replyLength);
        }

        // The part gives byte after byte of its reply over as many transfers as one likes.
        private Outcome ReadReply(int replyLength)
        {
            int count = _count[0];
            if (!Atecc608Codec.IsCount(count))
            {
                return Outcome.BadChecksum;
            }

            Outcome outcome = _device.Read(_rest, count - 1);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            Reply[0] = (byte)count;
            Array.Copy(_rest, 0, Reply, 1, count - 1);
            return Atecc608Codec.Check(Reply, replyLength, out _status);
        }
    }
}
