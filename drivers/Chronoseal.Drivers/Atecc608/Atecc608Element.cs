using System;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.Atecc608
{
    /// <summary>
    /// Microchip ATECC608A and ATECC608B over I2C: identity, memory, random numbers, counters; what it does with its keys is
    /// <see cref="Atecc608Keys"/>. Every method is one whole operation: it wakes the part, does its commands within one wake period
    /// and leaves the part in idle; it blocks the caller for the time the part needs (<see cref="Atecc608Times"/>). A buffer that
    /// is too short or a number that the part does not have is <see cref="Outcome.OutOfRange"/>, without a transfer. After a
    /// failure nothing was stored in the caller's buffers. A command that the part did not take, because its watchdog or its supply
    /// sent it to sleep, is begun again once; <see cref="Outcome.Timeout"/> means that it took the command and never answered.
    /// Not for two tasks at once.
    /// </summary>
    public sealed class Atecc608Element
    {
        private const int RevisionOffset = 4;
        private const int SerialTailOffset = 8;
        private const int SerialHeadLength = 4;
        private const int RevisionLength = 4;
        private const int Family = 0x60;
        private const byte RevisionA = 0x02;
        private const byte RevisionB = 0x03;

        private readonly Atecc608Link _link;
        private readonly byte[] _serial = new byte[Atecc608Codec.SerialNumberLength];
        private readonly byte[] _revision = new byte[RevisionLength];
        private int _chipMode;
        private bool _isConfigurationLocked;
        private bool _isDataLocked;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        /// <param name="device">The part's own address: 0x60 blank, 0x36 TrustFLEX, 0x35 Trust&amp;GO, or as configured. Up to 1 MHz.</param>
        /// <param name="generalCall">
        /// Address 0x00 of the same bus, at 100 kHz or less: the wake condition is data held low for 60 us, which the address byte
        /// of a faster bus does not give. Nobody is expected to acknowledge.
        /// </param>
        /// <param name="delay">Where the driver waits.</param>
        public Atecc608Element(II2cDevice device, II2cDevice generalCall, IDelay delay)
        {
            _link = new Atecc608Link(device, generalCall, delay);
        }

        /// <summary>
        /// The part's status (<see cref="Atecc608Status"/>) of the last operation if that was <see cref="Outcome.DeviceError"/>,
        /// otherwise 0. After <see cref="SelfTest"/>: the tests that failed, as bits.
        /// </summary>
        public int DeviceErrorCode
        {
            get { return _link.DeviceErrorCode; }
        }

        internal Atecc608Link Link
        {
            get { return _link; }
        }

        /// <summary>
        /// Wakes the part and leaves it awake. <see cref="Outcome.Nack"/>: nobody there. <see cref="Outcome.DeviceError"/> with
        /// <see cref="Atecc608Status.SelfTestFailed"/>: awake, but its test at power-on failed. No other method needs this first.
        /// </summary>
        public Outcome Wake()
        {
            return _link.Note(_link.Wake());
        }

        /// <summary>Puts the part to idle after <see cref="Wake"/>: buffers kept, watchdog stopped. Otherwise it idles already: not acknowledged.</summary>
        public Outcome Idle()
        {
            return _link.Note(_link.SendSingle(Atecc608Codec.Idle));
        }

        /// <summary>Puts the part to sleep: least current, buffers cleared. Wakes it first, because in idle it hears nothing else.</summary>
        public Outcome Sleep()
        {
            Outcome outcome = _link.Wake();
            return _link.Note(outcome == Outcome.Ok ? _link.SendSingle(Atecc608Codec.Sleep) : outcome);
        }

        /// <summary>
        /// Asks who it is: serial number, revision, locks and clock divider, which sets how long commands are waited for.
        /// <see cref="Outcome.WrongReply"/> for another part of the family: those sign in another way.
        /// </summary>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            Outcome outcome;
            _link.Open();
            do
            {
                outcome = _link.Wake();
                if (outcome == Outcome.Ok)
                {
                    outcome = LearnIdentity();
                }

                if (outcome == Outcome.Ok)
                {
                    outcome = LearnLocks();
                }
            }
            while (_link.MustStartAgain());

            if (outcome == Outcome.Ok)
            {
                FillIdentity(identity);
            }

            return _link.Close(outcome);
        }

        /// <summary>Reads the revision: 0x00006002 for the A part, 0x00006003 for the B part.</summary>
        public Outcome ReadRevision(out uint revision)
        {
            Outcome outcome = _link.Run(Atecc608Command.Info, Atecc608Command.InfoRevision, 0, Atecc608Codec.WordLength);
            revision = outcome == Outcome.Ok ? BigEndian.ReadUInt32(_link.Reply, Atecc608Codec.ReplyData) : 0;
            return outcome;
        }

        /// <summary>Reads the state of TempKey and of the random number generator: the four bytes of Info's state mode, first one on top.</summary>
        public Outcome ReadState(out uint state)
        {
            Outcome outcome = _link.Run(Atecc608Command.Info, Atecc608Command.InfoState, 0, Atecc608Codec.WordLength);
            state = outcome == Outcome.Ok ? BigEndian.ReadUInt32(_link.Reply, Atecc608Codec.ReplyData) : 0;
            return outcome;
        }

        /// <summary>Reads the serial number, 9 bytes.</summary>
        public Outcome ReadSerialNumber(byte[] target, int offset)
        {
            if (!Atecc608Link.Holds(target, offset, Atecc608Codec.SerialNumberLength))
            {
                return _link.Note(Outcome.OutOfRange);
            }

            Outcome outcome = _link.Run(Atecc608Command.Read, ReadMode(Atecc608Zone.Configuration, true), 0, Atecc608Codec.BlockLength);
            if (outcome == Outcome.Ok)
            {
                CopySerial(target, offset);
            }

            return outcome;
        }

        /// <summary>Reads which zones are locked.</summary>
        public Outcome ReadLocks(out bool isConfigurationLocked, out bool isDataLocked)
        {
            byte mode = ReadMode(Atecc608Zone.Configuration, false);
            Outcome outcome = _link.Run(Atecc608Command.Read, mode, Atecc608Codec.LockWord, Atecc608Codec.WordLength);
            isConfigurationLocked = false;
            isDataLocked = false;
            return outcome == Outcome.Ok
                ? _link.Note(Atecc608Codec.DecodeLocks(_link.Reply, Atecc608Codec.ReplyData, out isConfigurationLocked, out isDataLocked))
                : outcome;
        }

        /// <summary>Reads 4 bytes of a zone. Slots 0 to 7 cannot be read: they are for keys.</summary>
        /// <param name="zone">Which zone.</param>
        /// <param name="slot">8 to 15 in the data zone, otherwise 0.</param>
        /// <param name="word">Which word, from the start of the zone or slot.</param>
        /// <param name="target">Takes the bytes.</param>
        /// <param name="offset">Where to.</param>
        public Outcome ReadWord(Atecc608Zone zone, int slot, int word, byte[] target, int offset)
        {
            return Read(zone, slot, word, false, target, offset);
        }

        /// <summary>Reads 32 bytes of a zone; otherwise as <see cref="ReadWord"/>.</summary>
        public Outcome ReadBlock(Atecc608Zone zone, int slot, int block, byte[] target, int offset)
        {
            return Read(zone, slot, block * (Atecc608Codec.BlockLength / Atecc608Codec.WordLength), true, target, offset);
        }

        /// <summary>
        /// Reads 32 bytes of the random number generator. <see cref="Outcome.Unsupported"/> for a part whose configuration is not
        /// locked: it gives a fixed pattern in place of random bytes.
        /// </summary>
        public Outcome ReadRandom(byte[] target, int offset)
        {
            if (!Atecc608Link.Holds(target, offset, Atecc608Codec.BlockLength))
            {
                return _link.Note(Outcome.OutOfRange);
            }

            Outcome outcome = _link.Run(Atecc608Command.Random, Atecc608Command.RandomSeedUpdate, 0, Atecc608Codec.BlockLength);
            if (outcome == Outcome.Ok && Atecc608Codec.IsTestPattern(_link.Reply, Atecc608Codec.ReplyData))
            {
                return _link.Note(Outcome.Unsupported);
            }

            Outcome copied = _link.Deliver(outcome, Atecc608Codec.BlockLength, target, offset);

            // The bytes may become a key: no second copy of them stays behind.
            _link.Forget();
            return copied;
        }

        /// <summary>Reads a monotonic counter, 0 or 1.</summary>
        public Outcome ReadCounter(int index, out int value)
        {
            return Count(Atecc608Command.CounterRead, index, out value);
        }

        /// <summary>
        /// Increments a monotonic counter and reads it. At its end, <see cref="Atecc608Codec.CounterMaximum"/>, it is
        /// <see cref="Outcome.DeviceError"/>. After any other failure it may have counted or not: read it.
        /// </summary>
        public Outcome IncrementCounter(int index, out int value)
        {
            return Count(Atecc608Command.CounterIncrement, index, out value);
        }

        /// <summary>
        /// Runs the part's tests: random numbers, signatures, key agreement, AES, SHA. <see cref="Outcome.DeviceError"/> with the
        /// failed ones as bits of <see cref="DeviceErrorCode"/>; a refused command cannot be told from that (data sheet, "SelfTest Command").
        /// With the slowest clock the tests together take longer than the short watchdog allows, and run one at a time.
        /// </summary>
        public Outcome SelfTest()
        {
            bool isTooLong = _link.ClockDivider == 2 && !Atecc608Times.HasLongWatchdog(_chipMode);
            if (!isTooLong)
            {
                return _link.Run(Atecc608Command.SelfTest, Atecc608Command.TestAll, 0, 1);
            }

            for (int test = Atecc608Command.TestRandom; test <= Atecc608Command.TestSha; test <<= 1)
            {
                Outcome outcome = (test & Atecc608Command.TestAll) == 0 ? Outcome.Ok : _link.Run(Atecc608Command.SelfTest, (byte)test, 0, 1);
                if (outcome != Outcome.Ok)
                {
                    return outcome;
                }
            }

            return Outcome.Ok;
        }

        /// <summary>One line for a human. Allocates.</summary>
        public string Describe()
        {
            return "Microchip ATECC608, serial " + Hexadecimal.Format(_serial) + ", revision " + Hexadecimal.Format(_revision)
                + ", configuration " + LockText(_isConfigurationLocked) + ", data " + LockText(_isDataLocked) + ", last " + Outcomes.Name(_link.LastOutcome);
        }

        private static byte ReadMode(Atecc608Zone zone, bool isBlock)
        {
            return (byte)((int)zone | (isBlock ? Atecc608Command.ReadBlock : 0));
        }

        private static string LockText(bool isLocked)
        {
            return isLocked ? "locked" : "open";
        }

        private Outcome Read(Atecc608Zone zone, int slot, int word, bool isBlock, byte[] target, int offset)
        {
            int length = isBlock ? Atecc608Codec.BlockLength : Atecc608Codec.WordLength;
            Outcome outcome = Atecc608Codec.Address(zone, slot, word, length / Atecc608Codec.WordLength, out int address);
            if (outcome != Outcome.Ok || !Atecc608Link.Holds(target, offset, length))
            {
                return _link.Note(Outcome.OutOfRange);
            }

            return _link.Deliver(_link.Run(Atecc608Command.Read, ReadMode(zone, isBlock), address, length), length, target, offset);
        }

        private Outcome Count(byte mode, int index, out int value)
        {
            value = 0;
            if (index < 0 || index >= Atecc608Codec.CounterCount)
            {
                return _link.Note(Outcome.OutOfRange);
            }

            Outcome outcome = _link.Run(Atecc608Command.Counter, mode, index, Atecc608Codec.WordLength);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            uint counted = LittleEndian.ReadUInt32(_link.Reply, Atecc608Codec.ReplyData);
            if (counted > Atecc608Codec.CounterMaximum)
            {
                return _link.Note(Outcome.OutOfRange);
            }

            value = (int)counted;
            return Outcome.Ok;
        }

        private Outcome LearnIdentity()
        {
            Outcome outcome = _link.Exchange(Atecc608Command.Read, ReadMode(Atecc608Zone.Configuration, true), 0, 0, Atecc608Codec.BlockLength);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            int revision = Atecc608Codec.ReplyData + RevisionOffset;
            if (_link.Reply[revision + 2] != Family)
            {
                return Outcome.WrongReply;
            }

            CopySerial(_serial, 0);
            Array.Copy(_link.Reply, revision, _revision, 0, RevisionLength);
            _chipMode = _link.Reply[Atecc608Codec.ReplyData + Atecc608Codec.ChipModeOffset];
            _link.ClockDivider = Atecc608Times.ClockDivider(_chipMode);
            return Outcome.Ok;
        }

        private Outcome LearnLocks()
        {
            Outcome outcome = _link.Exchange(
                Atecc608Command.Read, ReadMode(Atecc608Zone.Configuration, false), Atecc608Codec.LockWord, 0, Atecc608Codec.WordLength);
            return outcome == Outcome.Ok
                ? Atecc608Codec.DecodeLocks(_link.Reply, Atecc608Codec.ReplyData, out _isConfigurationLocked, out _isDataLocked)
                : outcome;
        }

        private void CopySerial(byte[] target, int offset)
        {
            Array.Copy(_link.Reply, Atecc608Codec.ReplyData, target, offset, SerialHeadLength);
            int tailLength = Atecc608Codec.SerialNumberLength - SerialHeadLength;
            Array.Copy(_link.Reply, Atecc608Codec.ReplyData + SerialTailOffset, target, offset + SerialHeadLength, tailLength);
        }

        private void FillIdentity(SensorIdentity identity)
        {
            byte revision = _revision[RevisionLength - 1];
            identity.Type = "Microchip ATECC608" + (revision == RevisionA ? "A" : revision == RevisionB ? "B" : "");
            identity.Serial = Hexadecimal.Format(_serial);
            identity.Firmware = Hexadecimal.Format(_revision);
            identity.AddFact("config-lock", LockText(_isConfigurationLocked));
            identity.AddFact("data-lock", LockText(_isDataLocked));
            identity.AddFact("clock", "M" + _link.ClockDivider.ToString());
        }
    }
}
