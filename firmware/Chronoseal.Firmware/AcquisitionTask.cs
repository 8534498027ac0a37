using Chronoseal.Firmware.Buses;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware
{
    /// <summary>
    /// The node's main loop: waits for the grid, takes an epoch, seals it into the journal. Events and births go into the same
    /// chain between epochs.
    /// </summary>
    public sealed class AcquisitionTask
    {
        private const long NoRestart = -1;

        private readonly ITimeline _timeline;
        private readonly DisciplinedClock _clock;
        private readonly SensorSlot[] _slots;
        private readonly Sampler _sampler;
        private readonly SensorWatch _watch;
        private readonly DataPayload _dataPayload;
        private readonly FactFrames _facts;
        private readonly FramePress _press;
        private readonly FrameJournal _journal;
        private readonly BirthCopy _birth;
        private readonly HealthCounters _health;
        private readonly Epoch _epoch = new Epoch();
        private readonly EventQueue _events = new EventQueue();
        private readonly LostFrames _lost = new LostFrames();
        private readonly Stamp _stamp = new Stamp();
        private readonly byte[] _payload = new byte[Limits.PayloadBytes];
        private readonly long _lastSequenceOfPreviousBoot;
        private readonly GatewayConfiguration _configuration;
        private readonly ToldCalibrations _calibrations;
        private readonly EventQueue _told = new EventQueue();
        private readonly LatestReadings _latest;
        private readonly ErrandDesk _errands;
        private readonly Heartbeat _beat;
        private UplinkTask _uplink;
        private SendPace _pace;
        private EpochGrid _grid;
        private GatewayConfiguration _change;
        private long _restartCause = NoRestart;
        private long _untoldEpochs;
        private long _lastCounter;
        private long _lastGridUtc;
        private long _heartbeatCounter;
        private long _unwrittenCounter;
        private bool _hasBegun;
        private bool _isBirthDue = true;
        private bool _isBirthCopyDue;
        private bool _isStopping;

        /// <summary>Makes the task; <see cref="Run"/> is its body.</summary>
        public AcquisitionTask(
            ITimeline timeline,
            DisciplinedClock clock,
            SensorSlot[] slots,
            GatewayConfiguration configuration,
            string baseName,
            FactFrames facts,
            FramePress press,
            FrameJournal journal,
            ToldCalibrations calibrations,
            BirthCopy birth,
            long lastSequenceOfPreviousBoot,
            HealthCounters health,
            LatestReadings latest,
            ErrandDesk errands,
            Heartbeat beat)
        {
            _configuration = configuration;
            _calibrations = calibrations;
            _timeline = timeline;
            _clock = clock;
            _slots = slots;
            _sampler = new Sampler(timeline, clock, slots);
            _watch = new SensorWatch(timeline, slots);
            _dataPayload = new DataPayload(baseName);
            _facts = facts;
            _press = press;
            _journal = journal;
            _birth = birth;
            _lastSequenceOfPreviousBoot = lastSequenceOfPreviousBoot;
            _health = health;
            _latest = latest;
            _errands = errands;
            _beat = beat;
            LayGrid();
        }

        /// <summary>Whether the task has ended.</summary>
        public bool HasEnded { get; private set; }

        /// <summary>Names the uplink to be told of new frames, and its pace. Call once, before <see cref="Run"/>.</summary>
        public void Attach(UplinkTask uplink, SendPace pace)
        {
            _uplink = uplink;
            _pace = pace;
        }

        /// <summary>Asks the task to end after the running epoch.</summary>
        public void Stop()
        {
            _isStopping = true;
            _errands.Wake();
        }

        /// <summary>
        /// Has an event sealed that another task knows of: at once between epochs, and before the task ends. False if too many wait.
        /// <see cref="GatewayEvent.Restart"/> ends the task, and is sealed behind everything else that there is to tell.
        /// </summary>
        public bool Tell(GatewayEvent kind, long value)
        {
            if (kind == GatewayEvent.Restart)
            {
                _restartCause = value;
                Stop();
                return !HasEnded;
            }

            lock (_told)
            {
                if (!_told.Add(kind, value))
                {
                    return false;
                }
            }

            _errands.Wake();
            return true;
        }

        /// <summary>
        /// Has what can change while the node samples (<see cref="GatewayConfiguration.TakeLive"/>) changed between two epochs. A change that was not yet
        /// taken is replaced; one that the task has no more time for is for the next boot.
        /// </summary>
        public void Change(GatewayConfiguration configuration)
        {
            lock (_told)
            {
                _change = configuration;
            }

            _errands.Wake();
        }

        /// <summary>The task's body.</summary>
        public void Run()
        {
            IdentifyAll();
            Quieten();
            _errands.SetServed(true);
            while (!_isStopping)
            {
                TakeChange();
                SealBirth();
                TellLost();
                NoteCalibrations();
                bool isOnUtcGrid = _grid.Next(out long counter, out long utc);
                CountOverrun(counter, isOnUtcGrid ? utc : 0);
                if (WaitUntil(counter))
                {
                    TakeEpoch(isOnUtcGrid, utc);
                }
            }

            _errands.SetServed(false);
            TakeTold();
            if (!_hasBegun)
            {
                // Stopped before its first turn: what there is to tell needs a birth before it.
                SealBirth();
            }

            if (SealEvents() && _restartCause != NoRestart)
            {
                TrySeal(GatewayEvent.Restart, _restartCause);
            }

            TellLost();
            _press.Write();
            NoteCalibrations();
            NotifyUplink();
            HasEnded = true;
            _beat.End();
        }

        // A heartbeat is sealed in time even where the next epoch would come too late, and no frame waits long for others to be written with.
        // False: the epoch is not due any more, because the task ends or the grid is another one.
        private bool WaitUntil(long counter)
        {
            if (_press.HasUnwritten && counter - _unwrittenCounter > Limits.BatchHoldMicroseconds)
            {
                _press.Write();
                NotifyUplink();
            }

            EpochGrid grid = _grid;
            while (!_isStopping && grid == _grid)
            {
                bool isHeartbeat = _heartbeatCounter < counter;
                if (!Idle(isHeartbeat ? _heartbeatCounter : counter, counter))
                {
                    continue;
                }

                if (!isHeartbeat)
                {
                    return !_isStopping;
                }

                SealHeartbeat();
            }

            return false;
        }

        // What other tasks want of the buses and of the chain is done in the time between epochs, and only there. False if that cut the wait short.
        private bool Idle(long untilMicroseconds, long epochMicroseconds)
        {
            _beat.Beat();
            if (!_errands.Idle(untilMicroseconds))
            {
                _timeline.SleepUntil(untilMicroseconds);
                return true;
            }

            if (TakeTold())
            {
                SealEvents();
            }

            if (_timeline.Counter.Microseconds + Limits.ChangeLeadMicroseconds <= epochMicroseconds && TakeChange())
            {
                SealBirth();
                NoteCalibrations();
            }

            return false;
        }

        // Wholly between two epochs: the one before is under the old configuration, the one after under the new.
        private bool TakeChange()
        {
            GatewayConfiguration change;
            lock (_told)
            {
                change = _change;
                _change = null;
            }

            if (change == null)
            {
                return false;
            }

            long period = _configuration.EpochMicroseconds;
            _configuration.TakeLive(change);
            for (int i = 0; i < _slots.Length; i++)
            {
                _slots[i].Calibrate(SensorCalibration.Of(_configuration.Calibrations, _slots[i].Sensor.Name));
            }

            _journal.StopsWhenFull = _configuration.StopsWhenFull;
            _pace.Set(_configuration.DrainFramesPerSecond, _configuration.EpochMicroseconds);
            if (_configuration.EpochMicroseconds != period)
            {
                // The last beat may be as old as the old period was long.
                _beat.Beat();
                _beat.DeadlineMicroseconds = Limits.AcquisitionSilenceMicroseconds(_configuration.EpochMicroseconds);
                LayGrid();
            }

            Quieten();
            _isBirthDue = true;
            return true;
        }

        // What the old grid passed over is no business of the new one.
        private void LayGrid()
        {
            _grid = new EpochGrid(_clock, _timeline.Counter, _configuration.EpochMicroseconds);
            _lastCounter = 0;
            _lastGridUtc = 0;
        }

        private bool TakeTold()
        {
            lock (_told)
            {
                bool hasTold = false;
                while (_told.TryPeek(out GatewayEvent kind, out long value))
                {
                    hasTold = true;
                    Raise(kind, value);
                    _told.Remove();
                }

                return hasTold;
            }
        }

        private void TakeEpoch(bool isOnUtcGrid, long utc)
        {
            if (_configuration.StopsWhenFull && _press.Ready() == Outcome.OutOfRange)
            {
                CountUnsealed();
                return;
            }

            _epoch.Start(isOnUtcGrid, utc);
            _sampler.Run(_epoch);
            _health.Epochs++;
            _latest.Take(_epoch);
            TellTemperature();

            // A step must stand in the chain before the first epoch that it touched, and a gap before the epoch behind it.
            bool isTold = SealEvents();
            SealBirth();
            SealEpoch(isTold && !_isBirthDue);
            AskSensors();
        }

        private void IdentifyAll()
        {
            for (int i = 0; i < _slots.Length; i++)
            {
                _slots[i].Identify(_timeline.Counter.Microseconds);
            }
        }

        private void TellTemperature()
        {
            for (int i = 0; i < _epoch.Count && _configuration.ClockTemperature; i++)
            {
                Reading reading = _epoch[i];
                if (reading.Quantity == Quantity.Temperature && reading.HasValue && reading.Exponent == -3)
                {
                    _clock.AddTemperature((int)reading.Mantissa, reading.CounterMicroseconds);
                }
            }
        }

        private void AskSensors()
        {
            SensorNews news = _watch.Ask(_isBirthDue, out int index);
            if (news != SensorNews.None)
            {
                Raise(news == SensorNews.Changed ? GatewayEvent.Change : GatewayEvent.Sensor, index);
                _isBirthDue = true;
            }
        }

        // Instants of the UTC grid that were passed over are missing in the record: they are told with the epochs that could not be sealed.
        private void CountOverrun(long counter, long gridUtc)
        {
            long period = _configuration.EpochMicroseconds;
            if (_lastCounter != 0 && counter - _lastCounter > period + period / 2)
            {
                _health.EpochsOverrun += (counter - _lastCounter) / period - 1;
            }

            // What a step passes over never was.
            if (!TakeStep() && gridUtc > _lastGridUtc && _lastGridUtc != 0)
            {
                _untoldEpochs += (gridUtc - _lastGridUtc) / period - 1;
            }

            _lastCounter = counter;
            _lastGridUtc = gridUtc;
        }

        private void SealBirth()
        {
            // What it follows from is told first; a boot begins with it.
            if (!_isBirthDue || _press.Ready() != Outcome.Ok || (_hasBegun && !SealEvents()))
            {
                return;
            }

            ReadClock();
            if (!_facts.Birth(_payload, _stamp, _lastSequenceOfPreviousBoot, out int length))
            {
                // It would not fit the next time either.
                _isBirthDue = false;
                _hasBegun = true;
                _health.EventsDropped++;
            }
            else if (IsTaken(Press(FrameKind.Birth, length)))
            {
                _isBirthDue = false;
                _hasBegun = true;
                _isBirthCopyDue = true;
                CopyBirth();
            }
        }

        // The broker's retained copy must not be of a frame that a power cut can still take back.
        private void CopyBirth()
        {
            if (_isBirthCopyDue && !_press.HasUnwritten)
            {
                _isBirthCopyDue = false;
                _birth.Set(_press.Frame);
            }
        }

        // Asked for room first, so that nothing more is dropped while this is told.
        private void TellLost()
        {
            if (_isBirthDue || _press.Ready() != Outcome.Ok || !_journal.TryPeekLost(_lost))
            {
                return;
            }

            ReadClock();
            if (_facts.Lost(_payload, _stamp, _lost, out int length) && IsTaken(Press(FrameKind.Event, length)))
            {
                _health.JournalFaults += _journal.MarkTold(_lost) == Outcome.Ok ? 0 : 1;
            }
        }

        private void SealHeartbeat()
        {
            if (_isStopping)
            {
                return;
            }

            ReadClock();
            long now = _timeline.Counter.Microseconds;
            if (!_facts.Event(_payload, _stamp, GatewayEvent.Alive, now, out int length) || !IsTaken(Press(FrameKind.Event, length)))
            {
                Quieten();
            }
        }

        // From now on it is quiet: the next heartbeat is counted from here.
        private void Quieten()
        {
            long heartbeat = _configuration.HeartbeatSeconds * 1000000L;
            _heartbeatCounter = _timeline.Counter.Microseconds + heartbeat - IntegerMath.Minimum(Limits.HeartbeatLeadMicroseconds, heartbeat / 4);
        }

        // False: an event waits, and nothing that comes after it may be sealed before it.
        private bool SealEvents()
        {
            TakeStep();
            while (_events.TryPeek(out GatewayEvent kind, out long value))
            {
                if (!TrySeal(kind, value))
                {
                    return false;
                }

                _events.Remove();
            }

            for (int i = _calibrations.FirstUntold(); i >= 0; i = _calibrations.FirstUntold())
            {
                if (!TrySeal(GatewayEvent.Calibration, i))
                {
                    return false;
                }

                _calibrations.MarkTold(i);
            }

            // Told in one frame however long it lasted: a frame an epoch would hold up sampling when a slow seal works again.
            if (_untoldEpochs > 0)
            {
                if (!TrySeal(GatewayEvent.Gap, _untoldEpochs))
                {
                    return false;
                }

                _untoldEpochs = 0;
            }

            return true;
        }

        // A note that is ahead of the frames would keep them from being told again.
        private void NoteCalibrations()
        {
            if (!_press.HasUnwritten)
            {
                _health.JournalFaults += _calibrations.Write() == Outcome.Ok ? 0 : 1;
            }
        }

        private bool TakeStep()
        {
            bool hasStepped = _clock.TryTakeStep(out long step);
            if (hasStepped)
            {
                Raise(GatewayEvent.ClockStep, step);
            }

            return hasStepped;
        }

        private bool TrySeal(GatewayEvent kind, long value)
        {
            ReadClock();
            if (!_facts.Event(_payload, _stamp, kind, value, out int length))
            {
                // It would not fit the next time either.
                _health.EventsDropped++;
                return true;
            }

            return IsTaken(Press(FrameKind.Event, length));
        }

        private void SealEpoch(bool maySeal)
        {
            if (_epoch.Count == 0)
            {
                return;
            }

            bool hasUtc = DataPayload.HasUtc(_epoch);
            ReadClock();
            hasUtc &= _stamp.HasUtc;
            if (!hasUtc && _stamp.HasUtc)
            {
                // Acquired while this epoch ran: its readings are not in UTC, so the frame must not claim it.
                _stamp.State = ClockState.Acquiring;
            }

            bool isSealed = maySeal && _dataPayload.Encode(_epoch, hasUtc, _payload, out int length) && IsTaken(Press(FrameKind.Data, length));
            if (!isSealed)
            {
                CountUnsealed();
            }

            for (int i = 0; i < _epoch.Count; i++)
            {
                _health.FailedReads += _epoch[i].HasValue ? 0 : 1;
            }
        }

        // Sealed and kept, or sealed and sure to be kept before anything else.
        private static bool IsTaken(Outcome outcome)
        {
            return outcome == Outcome.Ok || outcome == Outcome.NotReady;
        }

        private Outcome Press(FrameKind kind, int length)
        {
            // A boot begins with its birth frame, or the record of it with an error.
            if (!_hasBegun && kind != FrameKind.Birth)
            {
                return Outcome.BusFault;
            }

            if (_isBirthCopyDue)
            {
                Outcome ready = _press.Ready();
                if (ready != Outcome.Ok)
                {
                    return ready;
                }

                // The press has the birth frame in hand until it seals the next.
                CopyBirth();
            }

            bool hadUnwritten = _press.HasUnwritten;
            Outcome outcome = _press.Press(kind, _payload, length, _stamp);
            if (IsTaken(outcome))
            {
                Quieten();
                _unwrittenCounter = hadUnwritten ? _unwrittenCounter : _timeline.Counter.Microseconds;
            }

            NotifyUplink();
            return outcome;
        }

        private void NotifyUplink()
        {
            if (_uplink != null)
            {
                _uplink.Notify();
            }
        }

        private void CountUnsealed()
        {
            _untoldEpochs++;
            _health.EpochsUnsealed++;
        }

        private void ReadClock()
        {
            _clock.At(_timeline.Counter.Microseconds, _stamp);
        }

        private void Raise(GatewayEvent kind, long value)
        {
            _health.EventsDropped += _events.Add(kind, value) ? 0 : 1;
        }
    }
}
