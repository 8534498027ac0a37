namespace Chronoseal.Plant
{
    /// <summary>
    /// A Sensirion SGP40 or SGP41 at I2C address 0x59 (sensors.md 4.4). Takes its signals from the room at some instant of the
    /// measurement, and acknowledges nothing meanwhile. An SGP41 that is conditioned for more than ten seconds after a power-up
    /// loses its second pixel for good. Not modelled: response time, warm-up, ageing, the effect of humidity (the signals
    /// are those of a perfect compensation; what was sent along can be looked at).
    /// </summary>
    public sealed class Sgp4xEmulator : II2cTarget
    {
        /// <summary>The parts' address on the bus.</summary>
        public const int Address = 0x59;

        /// <summary>The most conditioning that the second pixel survives, in nanoseconds.</summary>
        public const long ConditioningLimitNanoseconds = 10_000_000_000;

        private const int ArgumentBytes = 2 * SensirionWord.Bytes;
        private const long ServiceNanoseconds = 900_000;
        private const long SelfTestNanoseconds = 310_000_000;
        private const double NoiseTicks = 4;
        private const ushort DeadTicks = 0xFFFF;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly I2cReply _reply = new I2cReply();
        private readonly bool _isSgp41;
        private long _busyUntilNanoseconds;
        private long _conditionedNanoseconds;
        private long _conditioningSince = VirtualTimeline.Never;
        private bool _isDamaged;

        /// <summary>Puts a part into a room.</summary>
        public Sgp4xEmulator(VirtualTimeline timeline, RoomModel room, PlantRandom random, bool isSgp41)
        {
            _timeline = timeline;
            _room = room;
            _random = random;
            _isSgp41 = isSgp41;
            SerialNumber = random.NextBits() >> 16;
        }

        /// <summary>The serial number, 48 bits.</summary>
        public ulong SerialNumber { get; private set; }

        /// <summary>Failures to inject.</summary>
        public I2cPartFaults Faults { get; } = new I2cPartFaults();

        /// <summary>A first signal to send in place of the room's; null for the room's.</summary>
        public ushort? ForcedOrganicTicks { get; set; }

        /// <summary>Whether the built-in test finds the first pixel bad.</summary>
        public bool IsFirstPixelBad { get; set; }

        /// <summary>The humidity argument of the last measurement.</summary>
        public int HumidityArgument { get; private set; }

        /// <summary>The temperature argument of the last measurement.</summary>
        public int TemperatureArgument { get; private set; }

        /// <summary>Whether it is being conditioned now.</summary>
        public bool IsConditioning
        {
            get { return _conditioningSince != VirtualTimeline.Never; }
        }

        /// <summary>Conditioning since power-up, in nanoseconds.</summary>
        public long ConditionedNanoseconds
        {
            get { return _conditionedNanoseconds + (IsConditioning ? _timeline.NowNanoseconds - _conditioningSince : 0); }
        }

        /// <summary>Whether conditioning went on too long, at any time.</summary>
        public bool IsDamaged
        {
            get { return _isDamaged |= ConditionedNanoseconds > ConditioningLimitNanoseconds; }
        }

        /// <summary>Puts another specimen in its place, fresh from the supply.</summary>
        public void Replace(ulong serialNumber)
        {
            SerialNumber = serialNumber;
            LosePower();
            _isDamaged = false;
        }

        /// <summary>Takes the supply away for a moment. Damage stays.</summary>
        public void LosePower()
        {
            _ = IsDamaged;
            _conditioningSince = VirtualTimeline.Never;
            _conditionedNanoseconds = 0;
            _busyUntilNanoseconds = 0;
            _reply.Clear();
        }

        /// <inheritdoc/>
        public bool Write(ReadOnlySpan<byte> data)
        {
            long now = _timeline.NowNanoseconds;
            if (Faults.IsSilent || data.Length < 2 || now < _busyUntilNanoseconds)
            {
                return false;
            }

            _reply.Clear();
            return Obey((ushort)((data[0] << 8) | data[1]), data.Slice(2), now);
        }

        /// <inheritdoc/>
        public int Read(Span<byte> buffer)
        {
            return _reply.Take(buffer, _timeline.NowNanoseconds, Faults);
        }

        private bool Obey(ushort command, ReadOnlySpan<byte> arguments, long now)
        {
            switch (command)
            {
                case Sgp4xCodec.Condition when _isSgp41 && TakeArguments(arguments):
                    _conditioningSince = Math.Min(_conditioningSince, now);
                    return Measure(now, 1);
                case Sgp4xCodec.MeasureBoth when _isSgp41 && TakeArguments(arguments):
                    EndConditioning(now);
                    return Measure(now, 2);
                case Sgp4xCodec.MeasureOne when !_isSgp41 && TakeArguments(arguments):
                    return Measure(now, 1);
                default:
                    return arguments.IsEmpty && Serve(command, now);
            }
        }

        private bool Serve(ushort command, long now)
        {
            switch (command)
            {
                case Sgp4xCodec.HeaterOff:
                    EndConditioning(now);
                    return Busy(now + ServiceNanoseconds);
                case Sgp4xCodec.SelfTest:
                    EndConditioning(now);
                    SensirionWord.Write(_reply.Prepare(SensirionWord.Bytes, now + SelfTestNanoseconds), SelfTestWord());
                    return Busy(now + SelfTestNanoseconds);
                case Sgp4xCodec.ReadFeatures:
                    SensirionWord.Write(_reply.Prepare(SensirionWord.Bytes, now + ServiceNanoseconds), (ushort)(_isSgp41 ? 0x0040 : 0x3220));
                    return Busy(now + ServiceNanoseconds);
                case Sgp4xCodec.ReadSerial:
                    GiveSerial(now + ServiceNanoseconds);
                    return Busy(now + ServiceNanoseconds);
                default:
                    return false;
            }
        }

        private bool TakeArguments(ReadOnlySpan<byte> arguments)
        {
            if (arguments.Length != ArgumentBytes
                || SensirionWord.Crc(arguments.Slice(0, 2)) != arguments[2]
                || SensirionWord.Crc(arguments.Slice(3, 2)) != arguments[5])
            {
                return false;
            }

            HumidityArgument = (arguments[0] << 8) | arguments[1];
            TemperatureArgument = (arguments[3] << 8) | arguments[4];
            return true;
        }

        private bool Measure(long now, int words)
        {
            long longest = _isSgp41 ? 49_500_000 : 29_500_000;
            long instant = now + (long)_random.Uniform(0, longest);
            double organic = Sgp4xCodec.OrganicTicks(_room.At(RoomParameter.VolatileOrganics, instant)) + _random.Gaussian(NoiseTicks);
            double nitrogen = Sgp4xCodec.NitrogenTicks(_room.At(RoomParameter.NitrogenOxides, instant)) + _random.Gaussian(NoiseTicks);
            Span<byte> reply = _reply.Prepare(words * SensirionWord.Bytes, now + longest);
            SensirionWord.Write(reply, ForcedOrganicTicks ?? (ushort)Math.Round(organic));
            if (words > 1)
            {
                SensirionWord.Write(reply.Slice(SensirionWord.Bytes), IsDamaged ? DeadTicks : (ushort)Math.Round(nitrogen));
            }

            return Busy(now + longest);
        }

        private void GiveSerial(long readyNanoseconds)
        {
            Span<byte> reply = _reply.Prepare(3 * SensirionWord.Bytes, readyNanoseconds);
            for (int i = 0; i < 3; i++)
            {
                SensirionWord.Write(reply.Slice(i * SensirionWord.Bytes), (ushort)(SerialNumber >> (32 - 16 * i)));
            }
        }

        // The other byte means nothing, and says so by being anything.
        private ushort SelfTestWord()
        {
            int noise = _random.Below(256);
            return (ushort)(_isSgp41
                ? (noise << 8) | (IsFirstPixelBad ? 1 : 0) | (IsDamaged ? 2 : 0)
                : (IsFirstPixelBad ? 0x4B00 : 0xD400) | noise);
        }

        private void EndConditioning(long now)
        {
            if (IsConditioning)
            {
                _conditionedNanoseconds += now - _conditioningSince;
                _conditioningSince = VirtualTimeline.Never;
                _ = IsDamaged;
            }
        }

        private bool Busy(long untilNanoseconds)
        {
            _busyUntilNanoseconds = untilNanoseconds;
            return true;
        }
    }
}
