using Chronoseal.Drivers.Records;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.MetOne
{
    /// <summary>
    /// Hach, Beckman Coulter MET ONE 6000 and 7000 particle counters over Modbus RTU or TCP. Takes the last completed sample, never
    /// the running one, once, when its time is another than the last one's. The instrument keeps no more than that one: what it
    /// measured during an outage is lost but for the last, and counted in <see cref="Gaps"/>. The stamp is the end of the sample, as
    /// <see cref="RecordStamp"/> has it. Writes nothing.
    /// </summary>
    public sealed class MetOneSensor : ISensor, IRecognisable
    {
        private const long None = -1;
        private const int LabelLength = 2;

        private readonly ModbusMaster _master;
        private readonly MetOneSettings _settings;
        private readonly RecordStamp _stamp = new RecordStamp();
        private readonly long[] _counts = new long[MetOneMap.Channels];
        private long _recordSeconds;
        private long _periodSeconds;
        private long _status;
        private long _lastTakenSeconds = None;
        private long _knownSinceMicroseconds = long.MinValue;
        private int _deviceErrorCode;
        private string _serial = "";
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        public MetOneSensor(string name, IModbusChannel channel, IDelay delay, MetOneSettings settings)
        {
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

        /// <summary>How often more time lay between two samples than the second one is long: a pause of the instrument, or lost samples.</summary>
        public int Gaps { get; private set; }

        /// <inheritdoc/>
        public int SampleCapacity
        {
            get { return _settings.ChannelCount; }
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
            identity.Type = "MET ONE";
            identity.EffectiveDelayMilliseconds = 0;
            identity.InstantHalfWidthMicroseconds = RecordStamp.UsualHalfWidthMicroseconds;

            // Where the first register has the number 1, register 0 is out of reach.
            int first = MetOneMap.Manufacturer + _settings.Profile.AddressBase;
            Outcome outcome = Read(first, MetOneMap.IdentityLength - first);
            if (outcome == Outcome.Ok)
            {
                outcome = TakeIdentity(identity, first);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = AddLabels(identity);
            }

            if (outcome == Outcome.Ok)
            {
                outcome = CheckModes();
            }

            // A time of day where the clock should be proves the address base: no neighbouring register would read as one.
            if (outcome == Outcome.Ok)
            {
                outcome = ObserveClock(_serial != identity.Serial);
                _serial = outcome == Outcome.Ok ? identity.Serial : _serial;
            }

            return _lastOutcome = outcome;
        }

        /// <inheritdoc/>
        public Outcome Begin()
        {
            int length = MetOneMap.RecordCounts + 2 * _settings.ChannelCount;
            return _lastOutcome = _master.BeginRead(ModbusFunction.ReadHoldingRegisters, MetOneMap.Record, length);
        }

        /// <inheritdoc/>
        public Outcome End(Sample[] samples, out int count)
        {
            count = 0;
            _deviceErrorCode = 0;
            Outcome outcome = _master.EndRead();
            if (outcome == Outcome.Ok)
            {
                outcome = Take();
            }

            if (outcome == Outcome.Ok)
            {
                count = _settings.ChannelCount;
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
            // The map has none that is read only; a time of day where the clock should be proves line, unit and address base.
            Outcome outcome = Read(MetOneMap.Clock, MetOneMap.TimeLength);
            return outcome == Outcome.Ok ? MetOneCodec.DecodeTime(_master, 0, out _) : outcome;
        }

        /// <summary>Serial number, both dates of calibration and firmware, in one request.</summary>
        public Outcome ReadFingerprint(out long fingerprint)
        {
            fingerprint = 0;
            Outcome outcome = Read(MetOneMap.SerialNumber, MetOneMap.Firmware + 1 - MetOneMap.SerialNumber);
            if (outcome == Outcome.Ok)
            {
                // What lies between the serial number and the dates may be of any kind.
                long serial = _master.Fold(Fingerprint.Empty, 0, MetOneMap.SerialNumberLength);
                fingerprint = _master.Fold(serial, MetOneMap.Calibration - MetOneMap.SerialNumber, MetOneMap.Firmware + 1 - MetOneMap.Calibration);
            }

            return outcome;
        }

        /// <inheritdoc/>
        public string Describe()
        {
            return Name + ": MET ONE particle counter, serial " + _serial + ", last sample " + _lastTakenSeconds.ToString() + ", status "
                + _status.ToString("X8") + ", gaps " + Gaps.ToString() + ", last " + Outcomes.Name(_lastOutcome);
        }

        private Outcome Read(int address, int count)
        {
            return _master.Read(ModbusFunction.ReadHoldingRegisters, address, count);
        }

        private Outcome TakeIdentity(SensorIdentity identity, int first)
        {
            string maker = _master.Text(0, MetOneMap.ManufacturerLength - first);
            string model = _master.Text(MetOneMap.Model - first, MetOneMap.ModelLength);
            int firmware = _master.Register(MetOneMap.Firmware - first);
            identity.Type = "MET ONE " + model;
            identity.Serial = _master.Text(MetOneMap.SerialNumber - first, MetOneMap.SerialNumberLength);
            identity.Firmware = Hundredths.Text(firmware);
            identity.CalibrationDate = Known(MetOneCodec.Date(_master, MetOneMap.Calibration - first), identity.CalibrationDate);
            identity.CalibrationDue = Known(MetOneCodec.Date(_master, MetOneMap.CalibrationDue - first), identity.CalibrationDue);
            identity.AddFact("maker", maker);
            return maker.Length > 1 && identity.Serial.Length > 0 ? Outcome.Ok : Outcome.OutOfRange;
        }

        // What configuration says stays where the instrument says nothing.
        private static string Known(string date, string configured)
        {
            return date.Length > 0 ? date : configured;
        }

        private Outcome AddLabels(SensorIdentity identity)
        {
            Outcome outcome = Read(MetOneMap.Labels, LabelLength * _settings.ChannelCount);
            for (int i = 0; i < _settings.ChannelCount && outcome == Outcome.Ok; i++)
            {
                string label = _master.Text(LabelLength * i, LabelLength);
                identity.AddFact(Quantities.Name(QuantityAt(i)), label + " um");
                outcome = label.Length > 0 ? Outcome.Ok : Outcome.OutOfRange;
            }

            return outcome;
        }

        // Concentrations and differential counts would be other quantities under the same name.
        private Outcome CheckModes()
        {
            Outcome outcome = Read(MetOneMap.Modes, 2);
            bool isCumulativeCount = outcome == Outcome.Ok && _master.Register(0) == 0 && _master.Register(1) == 0;
            return outcome == Outcome.Ok && !isCumulativeCount ? Outcome.Unsupported : outcome;
        }

        private Outcome ObserveClock(bool isAnother)
        {
            Outcome outcome = Read(MetOneMap.Clock, MetOneMap.TimeLength);
            long seconds = 0;
            if (outcome == Outcome.Ok)
            {
                outcome = MetOneCodec.DecodeTime(_master, 0, out seconds);
            }

            if (outcome == Outcome.Ok && isAnother)
            {
                // Samples from before the first word with this instrument are not ours: it may have stood elsewhere.
                _stamp.Forget();
                _lastTakenSeconds = None;
                _knownSinceMicroseconds = _master.AskedMicroseconds;
            }

            if (outcome == Outcome.Ok)
            {
                _stamp.Clock.Observe(seconds, _master.AskedMicroseconds, _master.AnsweredMicroseconds);
            }

            return outcome;
        }

        private Outcome Take()
        {
            long asked = _master.AskedMicroseconds;
            long seen = _master.AnsweredMicroseconds;
            bool isEmpty = _master.Register(0) == 0;
            Outcome outcome = isEmpty ? Outcome.Ok : DecodeRecord();
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            if (isEmpty || _recordSeconds == _lastTakenSeconds)
            {
                _stamp.NoteNone(asked);
                return CheckAtWork();
            }

            outcome = CheckModes();
            if (outcome == Outcome.Ok)
            {
                outcome = ObserveClock(false);
            }

            return outcome == Outcome.Ok ? Judge(asked, seen) : outcome;
        }

        private Outcome DecodeRecord()
        {
            Outcome outcome = MetOneCodec.DecodeTime(_master, 0, out _recordSeconds);
            if (outcome == Outcome.Ok)
            {
                outcome = MetOneCodec.DecodePeriod(_master, MetOneMap.RecordPeriod, out _periodSeconds);
            }

            // All bits of both registers, in whatever order: their meaning is not documented.
            _status = ((long)_master.Register(MetOneMap.RecordStatus) << 16) | (long)_master.Register(MetOneMap.RecordStatus + 1);
            for (int i = 0; i < _settings.ChannelCount; i++)
            {
                _counts[i] = _master.RegisterPair(MetOneMap.RecordCounts + 2 * i);
            }

            return outcome;
        }

        // A counter that was stopped has nothing new either, but is not at work.
        private Outcome CheckAtWork()
        {
            Outcome outcome = Read(MetOneMap.Control, 1);
            bool isStopped = outcome == Outcome.Ok && _master.Register(0) == MetOneMap.ControlStop;
            _deviceErrorCode = isStopped ? MetOneMap.StoppedCode : 0;
            return outcome != Outcome.Ok ? outcome : isStopped ? Outcome.DeviceError : Outcome.NotReady;
        }

        private Outcome Judge(long askedMicroseconds, long seenMicroseconds)
        {
            _stamp.Place(_recordSeconds, seenMicroseconds);
            _stamp.NoteNone(askedMicroseconds);
            bool isFirst = _lastTakenSeconds == None;
            Gaps += !isFirst && _recordSeconds - _lastTakenSeconds > _periodSeconds + 1 ? 1 : 0;
            _lastTakenSeconds = _recordSeconds;
            return isFirst && _stamp.EarliestMicroseconds < _knownSinceMicroseconds ? Outcome.NotReady : Outcome.Ok;
        }

        private void Fill(Sample sample, int channel)
        {
            CountSample.Fill(sample, channel, _counts[channel], _periodSeconds * 1000000, _recordSeconds);
            sample.Status = _status != 0 ? SampleStatus.InstrumentWarning : 0;
            _stamp.Fill(sample);
        }
    }
}
