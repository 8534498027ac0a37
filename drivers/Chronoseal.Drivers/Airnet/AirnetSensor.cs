using System;
using Chronoseal.Drivers.Records;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.Airnet
{
    /// <summary>
    /// Particle Measuring Systems Airnet II and IsoAir 310P particle counters over Modbus TCP. Takes the samples out of the
    /// instrument's queue, oldest first, one an epoch, after an outage too; a sample that is still there because the answer to
    /// its taking out was lost is known by its time. The stamp is the end of the sample, as <see cref="RecordStamp"/> has it. Writes
    /// nothing but the coil that takes a sample out: any write of a holding register would stop the sampling.
    /// </summary>
    public sealed class AirnetSensor : ISensor
    {
        private const long None = -1;
        private const int HundredthMicroseconds = 10000;

        private readonly ModbusMaster _master;
        private readonly AirnetSettings _settings;
        private readonly AirnetPacket _packet = new AirnetPacket();
        private readonly RecordStamp _stamp = new RecordStamp();
        private long _lastTakenSeconds = None;
        private long _knownSinceMicroseconds = long.MinValue;
        private bool _isKnown;
        private bool _isBackfill;
        private int _deviceErrorCode;
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public AirnetSensor(string name, IModbusChannel channel, IDelay delay, AirnetSettings settings)
        {
            if (settings.ChannelSizes.Length < 1 || settings.ChannelSizes.Length > AirnetMap.Channels)
            {
                throw new ArgumentException("ChannelSizes");
            }

            Name = name;
            _master = new ModbusMaster(channel, delay, settings.Profile);
            _settings = settings;
        }

        /// <inheritdoc/>
        public string Name { get; }

        /// <summary>How the exchanges with the instrument went.</summary>
        public ModbusStatistics Statistics
        {
            get { return _master.Statistics; }
        }

        /// <summary>
        /// How often more time lay between two samples than the second one is long: a pause of the instrument, or samples that its queue
        /// dropped because it was full.
        /// </summary>
        public int Gaps { get; private set; }

        /// <inheritdoc/>
        public int SampleCapacity
        {
            get { return _settings.ChannelSizes.Length; }
        }

        /// <inheritdoc/>
        public long ReadyAfterMicroseconds
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public int DeviceErrorCode
        {
            get { return _master.ExceptionCode != 0 ? _master.ExceptionCode : _deviceErrorCode; }
        }

        /// <inheritdoc/>
        public Quantity QuantityAt(int index)
        {
            return Quantity.ParticlesChannel1 + index;
        }

        /// <inheritdoc/>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "PMS Airnet II";
            identity.EffectiveDelayMilliseconds = 0;
            identity.InstantHalfWidthMicroseconds = RecordStamp.UsualHalfWidthMicroseconds;
            int length = AirnetMap.ProductName + AirnetMap.ProductNameLength;
            Outcome outcome = _master.Read(ModbusFunction.ReadInputRegisters, AirnetMap.MapVersion, length);
            if (outcome == Outcome.Ok)
            {
                identity.Firmware = Hundredths.Text(_master.Register(AirnetMap.Firmware));
                identity.AddFact("product", _master.Text(AirnetMap.ProductName, AirnetMap.ProductNameLength));
                outcome = _master.Register(AirnetMap.MapVersion) == AirnetMap.Version ? AddSizes(identity) : Outcome.OutOfRange;
            }

            // Samples from before the first word with the instrument are not ours.
            if (outcome == Outcome.Ok && !_isKnown)
            {
                _isKnown = true;
                _knownSinceMicroseconds = _master.AskedMicroseconds;
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            return _lastOutcome = _master.BeginRead(ModbusFunction.ReadCoils, AirnetMap.Sampling, AirnetMap.CoilsLength);
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            _deviceErrorCode = 0;
            Outcome outcome = _master.EndRead();
            if (outcome == Outcome.Ok)
            {
                outcome = _master.Bit(AirnetMap.DataAvailable) ? Take(_master.Bit(AirnetMap.FloatMode)) : NoteNone();
            }

            if (outcome == Outcome.Ok)
            {
                count = _settings.ChannelSizes.Length;
                for (int i = 0; i < count; i++)
                {
                    Fill(samples[i], i);
                }
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public long SelfTestMicroseconds
        {
            get { return _master.LongestReadsMicroseconds(1); }
        }

        /// <inheritdoc/>
        public Outcome SelfTest()
        {
            // The map has no self-test: its version, in its place, proves line, unit and address base.
            Outcome outcome = _master.Read(ModbusFunction.ReadInputRegisters, AirnetMap.MapVersion, 1);
            return outcome == Outcome.Ok && _master.Register(0) != AirnetMap.Version ? Outcome.OutOfRange : outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": PMS Airnet II particle counter, last sample " + _lastTakenSeconds.ToString() + ", packet status "
                + _packet.Status.ToString("X8") + ", gaps " + Gaps.ToString() + ", last " + Outcomes.Name(_lastOutcome);
        }

        private Outcome AddSizes(SensorIdentity identity)
        {
            int channels = _settings.ChannelSizes.Length;
            bool tellsSizes = _settings.ChannelSizeAddress >= 0;
            Outcome outcome = tellsSizes
                ? _master.Read(ModbusFunction.ReadInputRegisters, _settings.ChannelSizeAddress, 2 * channels)
                : Outcome.Ok;
            for (int i = 0; i < channels && outcome == Outcome.Ok; i++)
            {
                identity.AddFact(Quantities.Name(QuantityAt(i)), tellsSizes ? _master.RegisterPair(2 * i).ToString() + " nm" : _settings.ChannelSizes[i]);
            }

            return outcome;
        }

        // A counter that does not sample has nothing new either, but is not at work.
        private Outcome NoteNone()
        {
            _stamp.NoteNone(_master.AskedMicroseconds);
            _isBackfill = false;
            bool isSampling = _master.Bit(AirnetMap.Sampling);
            _deviceErrorCode = isSampling ? 0 : AirnetMap.StoppedCode;
            return isSampling ? Outcome.NotReady : Outcome.DeviceError;
        }

        private Outcome Take(bool isFloat)
        {
            int channels = _settings.ChannelSizes.Length;
            Outcome outcome = _master.Read(ModbusFunction.ReadInputRegisters, AirnetMap.Packet, AirnetMap.PacketHeadLength + 2 * channels);
            long seen = _master.AnsweredMicroseconds;
            if (outcome == Outcome.Ok)
            {
                outcome = _packet.Decode(_master, channels, isFloat);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = _master.Read(ModbusFunction.ReadHoldingRegisters, AirnetMap.Clock, 2);
            }

            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            _stamp.Clock.Observe(_master.RegisterPair(0), _master.AskedMicroseconds, _master.AnsweredMicroseconds);
            Outcome popped = _master.WriteCoil(AirnetMap.DataAvailable, false);
            if (_packet.TimestampSeconds == _lastTakenSeconds)
            {
                return popped == Outcome.Ok ? Outcome.NotReady : popped;
            }

            // Taken, whether the answer to its taking out arrived or not: if it is still there, the next look will know it again.
            return Judge(seen);
        }

        private Outcome Judge(long seenMicroseconds)
        {
            _stamp.Place(_packet.TimestampSeconds, seenMicroseconds);
            bool isFirst = _lastTakenSeconds == None;
            long since = _packet.TimestampSeconds - _lastTakenSeconds;
            Gaps += !isFirst && (since - 1) * 100 > _packet.SampleHundredths ? 1 : 0;
            _isBackfill |= _packet.Queued > 1;
            bool isOurs = !isFirst || _stamp.EarliestMicroseconds >= _knownSinceMicroseconds;
            _lastTakenSeconds = isOurs ? _packet.TimestampSeconds : None;
            return isOurs ? Outcome.Ok : Outcome.NotReady;
        }

        private void Fill(Sample sample, int channel)
        {
            CountSample.Fill(sample, channel, _packet.Count(channel), _packet.SampleHundredths * HundredthMicroseconds, _packet.TimestampSeconds);
            sample.Status = (_packet.Status != 0 ? SampleStatus.InstrumentWarning : 0) | (_isBackfill ? SampleStatus.Backfilled : 0);
            _stamp.Fill(sample);
        }
    }
}
