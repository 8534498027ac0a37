using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Modbus
{
    /// <summary>
    /// Reads and writes one Modbus device as its profile says. Holds one reply at a time; indices count from the first register,
    /// coil or input that was asked for. Masters may share a channel, as long as one task uses all of them: a request that
    /// finds the channel waiting for another's reply is sent when its own reply is asked for.
    /// </summary>
    public sealed class ModbusMaster
    {
        private readonly IModbusChannel _channel;
        private readonly IDelay _delay;
        private readonly ModbusProfile _profile;
        private readonly ModbusRequest _request = new ModbusRequest();
        private readonly byte[] _reply = new byte[ModbusPdu.MaximumLength];
        private bool _isBegun;
        private long _sentMicroseconds;
        private long _answeredMicroseconds;

        /// <summary>Makes a master for one device.</summary>
        /// <param name="channel">The way to it.</param>
        /// <param name="delay">Where to wait, after a request to all.</param>
        /// <param name="profile">What the device makes of the protocol; read at every request.</param>
        public ModbusMaster(IModbusChannel channel, IDelay delay, ModbusProfile profile)
        {
            _channel = channel;
            _delay = delay;
            _profile = profile;
        }

        /// <summary>The exception code of the last <see cref="Outcome.DeviceError"/>, otherwise 0.</summary>
        public int ExceptionCode { get; private set; }

        /// <summary>How the exchanges went.</summary>
        public ModbusStatistics Statistics { get; } = new ModbusStatistics();

        /// <summary>The counter in the middle between the end of the last request and the start of its reply.</summary>
        public long InstantMicroseconds
        {
            get { return _sentMicroseconds + InstantHalfWidthMicroseconds; }
        }

        /// <summary>Half the time between them: somewhere within, the device looked up what it answered.</summary>
        public int InstantHalfWidthMicroseconds
        {
            get
            {
                long wait = _answeredMicroseconds - _sentMicroseconds;
                return wait > 0 ? (int)((wait + 1) / 2) : 0;
            }
        }

        /// <summary>The counter before which the device did not look up what it answered last.</summary>
        public long AskedMicroseconds
        {
            get { return _sentMicroseconds; }
        }

        /// <summary>The counter after which the device did not look up what it answered last.</summary>
        public long AnsweredMicroseconds
        {
            get { return InstantMicroseconds + InstantHalfWidthMicroseconds; }
        }

        /// <summary>
        /// The most that so many reads take, one after the other and begun now, and until the line is quiet again; microseconds. Retries are in it,
        /// and the wait for what may still come of an exchange before.
        /// </summary>
        public long LongestReadsMicroseconds(int reads)
        {
            long wait = IntegerMath.Maximum(0, _channel.QuietUntilMicroseconds - _delay.Counter.Microseconds);
            long read = _channel.LongestReadMicroseconds(_profile.ResponseTimeoutMilliseconds * 1000L, _profile.GapMilliseconds * 1000L);
            return wait + reads * (_profile.Retries + 1) * read;
        }

        /// <summary>Sends a read request; <see cref="EndRead"/> fetches the reply.</summary>
        /// <param name="function">One of the four that read coils, inputs or registers.</param>
        /// <param name="address">The first address, in the profile's base.</param>
        /// <param name="count">How many.</param>
        public Outcome BeginRead(byte function, int address, int count)
        {
            Outcome outcome = CheckUnit(false);
            if (outcome == Outcome.Ok)
            {
                outcome = ModbusPdu.BuildRead(_request, function, address - _profile.AddressBase, count);
            }

            outcome = outcome == Outcome.Ok ? BeginExchange() : outcome;
            _isBegun = outcome == Outcome.Ok;
            return outcome;
        }

        /// <summary>Waits for the reply to <see cref="BeginRead"/>; <see cref="Outcome.NotReady"/> if nothing was asked.</summary>
        public Outcome EndRead()
        {
            if (!_isBegun)
            {
                return Outcome.NotReady;
            }

            _isBegun = false;
            return EndExchange(_profile.Retries);
        }

        /// <summary>Reads coils, inputs or registers, waiting for the reply.</summary>
        public Outcome Read(byte function, int address, int count)
        {
            Outcome outcome = BeginRead(function, address, count);
            return outcome == Outcome.Ok ? EndRead() : outcome;
        }

        /// <summary>Writes one register, waiting for the echo. <see cref="Outcome.Unsupported"/> if the profile does not let it be written.</summary>
        public Outcome WriteRegister(int address, int value)
        {
            Outcome outcome = CheckWrite(_profile.WritableRegisters, address, 1);
            if (outcome == Outcome.Ok)
            {
                outcome = ModbusPdu.BuildWriteRegister(_request, address - _profile.AddressBase, value);
            }

            return outcome == Outcome.Ok ? ExchangeWrite() : outcome;
        }

        /// <summary>Writes registers in one request. <see cref="Outcome.Unsupported"/> if the profile does not let all of them be written.</summary>
        public Outcome WriteRegisters(int address, int[] values, int count)
        {
            Outcome outcome = CheckWrite(_profile.WritableRegisters, address, count);
            if (outcome == Outcome.Ok)
            {
                outcome = ModbusPdu.BuildWriteRegisters(_request, address - _profile.AddressBase, values, count);
            }

            return outcome == Outcome.Ok ? ExchangeWrite() : outcome;
        }

        /// <summary>Writes one coil. <see cref="Outcome.Unsupported"/> if the profile does not let it be written.</summary>
        public Outcome WriteCoil(int address, bool value)
        {
            Outcome outcome = CheckWrite(_profile.WritableCoils, address, 1);
            if (outcome == Outcome.Ok)
            {
                outcome = ModbusPdu.BuildWriteCoil(_request, address - _profile.AddressBase, value);
            }

            return outcome == Outcome.Ok ? ExchangeWrite() : outcome;
        }

        /// <summary>Writes coils in one request. <see cref="Outcome.Unsupported"/> if the profile does not let all of them be written.</summary>
        public Outcome WriteCoils(int address, bool[] values, int count)
        {
            Outcome outcome = CheckWrite(_profile.WritableCoils, address, count);
            if (outcome == Outcome.Ok)
            {
                outcome = ModbusPdu.BuildWriteCoils(_request, address - _profile.AddressBase, values, count);
            }

            return outcome == Outcome.Ok ? ExchangeWrite() : outcome;
        }

        /// <summary>Reads identification objects (function 43/14) from one on; <see cref="IdentificationText"/> gives them.</summary>
        /// <param name="category">One of the categories of <see cref="ModbusIdentification"/>.</param>
        /// <param name="objectId">The first object.</param>
        /// <param name="nextObject">The object to go on with; 0 if that was all.</param>
        public Outcome ReadIdentification(int category, int objectId, out int nextObject)
        {
            nextObject = 0;
            Outcome outcome = CheckUnit(false);
            if (outcome == Outcome.Ok)
            {
                outcome = ModbusPdu.BuildReadIdentification(_request, category, objectId);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = BeginExchange();
            }

            if (outcome == Outcome.Ok)
            {
                outcome = EndExchange(_profile.Retries);
            }

            nextObject = outcome == Outcome.Ok ? ModbusIdentification.NextObject(_reply) : 0;
            return outcome;
        }

        /// <summary>The text of an identification object of the last reply; empty if it was not in it.</summary>
        public string IdentificationText(int objectId)
        {
            return ModbusIdentification.Text(_reply, objectId);
        }

        /// <summary>The fingerprint of an identification object of the last reply; see <see cref="ModbusIdentification.FingerprintOf"/>.</summary>
        public long IdentificationFingerprint(int objectId)
        {
            return ModbusIdentification.FingerprintOf(_reply, objectId);
        }

        /// <summary>Reads the profile's proof register. <see cref="Outcome.OutOfRange"/>: word order or address base do not fit the device.</summary>
        public Outcome Prove()
        {
            ModbusProof proof = _profile.Proof;
            if (proof == null)
            {
                return Outcome.Ok;
            }

            Outcome outcome = Read(proof.Function, proof.Address, proof.IsFloat ? 2 : 1);
            long milli = 0;
            if (outcome == Outcome.Ok)
            {
                outcome = proof.IsFloat ? Float(0, 3, out milli) : Outcome.Ok;
                milli = proof.IsFloat ? milli : Register(0) * 1000L;
            }

            return outcome == Outcome.Ok ? proof.Judge(milli) : outcome;
        }

        /// <summary>A register of the last reply, unsigned.</summary>
        public int Register(int index)
        {
            return BigEndian.ReadUInt16(_reply, 2 + 2 * index);
        }

        /// <summary>A register of the last reply, signed.</summary>
        public int SignedRegister(int index)
        {
            return BigEndian.ReadInt16(_reply, 2 + 2 * index);
        }

        /// <summary>Two registers of the last reply in the profile's word order.</summary>
        public uint RegisterPair(int index)
        {
            bool isHighFirst = _profile.WordOrder == ModbusWordOrder.HighFirst;
            return ((uint)Register(isHighFirst ? index : index + 1) << 16) | (uint)Register(isHighFirst ? index + 1 : index);
        }

        /// <summary>A float of the last reply times 10^<paramref name="decimals"/>; see <see cref="Ieee754.ToDecimal"/>.</summary>
        public Outcome Float(int index, int decimals, out long mantissa)
        {
            return Ieee754.ToDecimal(RegisterPair(index), decimals, out mantissa);
        }

        /// <summary>A coil or discrete input of the last reply.</summary>
        public bool Bit(int index)
        {
            return (_reply[2 + index / 8] >> (index % 8) & 1) != 0;
        }

        /// <summary>Text of two characters a register, most significant byte first.</summary>
        public string Text(int index, int registers)
        {
            return Ascii.Text(_reply, 2 + 2 * index, 2 * registers);
        }

        /// <summary>Folds registers of the last reply into a fingerprint; see <see cref="Numbers.Fingerprint"/>.</summary>
        public long Fold(long fingerprint, int index, int registers)
        {
            return Fingerprint.Add(fingerprint, _reply, 2 + 2 * index, 2 * registers);
        }

        private Outcome CheckUnit(bool isWrite)
        {
            int unit = _profile.Unit;
            if (unit < 0 || unit > ModbusProfile.MaximumUnit)
            {
                return Outcome.OutOfRange;
            }

            if (!_channel.IsSerial)
            {
                return Outcome.Ok;
            }

            bool isReserved = unit > ModbusProfile.MaximumSerialUnit && !_profile.AllowsReservedUnit;
            return isReserved || (unit == 0 && !isWrite) ? Outcome.OutOfRange : Outcome.Ok;
        }

        private Outcome CheckWrite(ModbusRange[] writable, int address, int count)
        {
            return ModbusRange.Holds(writable, address - _profile.AddressBase, count) ? CheckUnit(true) : Outcome.Unsupported;
        }

        private Outcome ExchangeWrite()
        {
            Outcome outcome = Send(false);
            if (outcome != Outcome.Ok || _profile.Unit != 0 || !_channel.IsSerial)
            {
                return outcome == Outcome.Ok ? EndExchange(0) : outcome;
            }

            _delay.SleepUntil(_channel.RequestSentMicroseconds + _profile.TurnaroundMilliseconds * 1000L);
            return Outcome.Ok;
        }

        private Outcome BeginExchange()
        {
            ModbusRequest pending = _channel.Pending;
            return pending == null || pending == _request ? Send(false) : Outcome.Ok;
        }

        private Outcome EndExchange(int retries)
        {
            Outcome outcome = _channel.Pending == _request ? Outcome.Ok : Send(false);
            if (outcome == Outcome.Ok)
            {
                outcome = Receive();
            }

            for (int i = 0; i < retries && IsWorthRepeating(outcome); i++)
            {
                // A connection that cannot be made anew so soon says nothing of why the first attempt failed.
                if (Send(true) != Outcome.Ok)
                {
                    break;
                }

                outcome = Receive();
            }

            return outcome;
        }

        private static bool IsWorthRepeating(Outcome outcome)
        {
            return outcome == Outcome.Timeout || outcome == Outcome.ShortReply || outcome == Outcome.BadChecksum || outcome == Outcome.WrongReply;
        }

        private Outcome Send(bool isRetry)
        {
            ExceptionCode = 0;
            _request.Unit = _profile.Unit;
            _request.ResponseTimeoutMicroseconds = _profile.ResponseTimeoutMilliseconds * 1000L;
            _request.GapMicroseconds = _profile.GapMilliseconds * 1000L;
            Statistics.NoteRequest(isRetry);
            Outcome outcome = _channel.Send(_request);
            if (outcome != Outcome.Ok)
            {
                Statistics.Note(outcome);
            }

            return outcome;
        }

        private Outcome Receive()
        {
            Outcome outcome = _channel.Receive(_reply, out _, out int exceptionCode);
            ExceptionCode = exceptionCode;
            _sentMicroseconds = _channel.RequestSentMicroseconds;
            _answeredMicroseconds = _channel.ReplyStartedMicroseconds;
            Statistics.Note(outcome);
            return outcome;
        }
    }
}
