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
        private readonly ITimeline _timeline;
        private readonly DisciplinedClock _clock;
        private readonly SensorSlot[] _slots;
        private readonly Sampler _sampler;
        private readonly SensorWatch _watch;
        private readonly EpochGrid _grid;
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
        private readonly long _periodMicroseconds;
        private readonly long _heartbeatMicroseconds;
        private readonly bool _usesTemperature;
        private readonly bool _stopsWhenFull;
        private readonly EventQueue _told = new EventQueue();
        private readonly LatestReadings _latest;
        private readonly ErrandDesk _errands;
        private readonly Heartbeat _beat;
        private UplinkTask _uplink;
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
            BirthCopy birth,
            long lastSequenceOfPreviousBoot,
            HealthCounters health,
            LatestReadings latest,
            ErrandDesk errands,
            Heartbeat beat)
        {
            long heartbeat = configuration.HeartbeatSeconds * 1000000L;
            _heartbeatMicroseconds = heartbeat - IntegerMath.Minimum(Limits.HeartbeatLeadMicroseconds, heartbeat / 4);
            _periodMicroseconds = configuration.EpochMicroseconds;
            _usesTemperature = configuration.ClockTemperature;
            _stopsWhenFull = configuration.StopsWhenFull;
            _timeline = timeline;
            _clock = clock;
            _slots = slots;
            _sampler = new Sampler(timeline, clock, slots);
            _watch = new SensorWatch(timeline, slots);
            _grid = new EpochGrid(clock, timeline.Counter, _periodMicroseconds);
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
        }

        /// <summary>Whether the task has ended.</summary>
        public bool HasEnded { get; private set; }

        /// <summary>Names the uplink to be told of new frames. Call once, before <see cref="Run"/>.</summary>
        public void Attach(UplinkTask uplink)
        {
            _uplink = uplink;
        }

        /// <summary>Asks the task to end after the running epoch.</summary>
        public void Stop()
        {
            _isStopping = true;
            _errands.Wake();
        }

        /// <summary>Has an event sealed that another task knows of: at once between epochs, and before the task ends. False if too many wait.</summary>
        public bool Tell(GatewayEvent kind, long value)
        {
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

        /// <summary>The task's body.</summary>
        public void Run()
        {
            IdentifyAll();
            Quieten();
            _errands.SetServed(true);
            while (!_isStopping)
            {
                SealBirth();
                TellLost();
                bool isOnUtcGrid = _grid.Next(out long counter, out long utc);
                CountOverrun(counter, isOnUtcGrid ? utc : 0);
                WaitUntil(counter);
                if (!_isStopping)
                {
                    TakeEpoch(isOnUtcGrid, utc);
                }
            }

            _errands.SetServed(false);
            TakeTold();
            SealEvents();
            TellLost();
            _press.Write();
            NotifyUplink();
            HasEnded = true;
            _beat.End();
        }

        // A heartbeat is sealed in time even where the next epoch would come too late, and no frame waits long for others to be written with.
        private void WaitUntil(long counter)
        {
            if (_press.HasUnwritten && counter - _unwrittenCounter > Limits.BatchHoldMicroseconds)
            {
                _press.Write();
                NotifyUplink();
            }

            while (!_isStopping && _heartbeatCounter < counter)
            {
                Idle(_heartbeatCounter);
                SealHeartbeat();
            }

            Idle(counter);
        }

        // What other tasks want of the buses and of the chain is done in the time between epochs, and only there.
        private void Idle(long counter)
        {
            _beat.Beat();
            while (!_isStopping && _errands.Idle(counter))
            {
                if (TakeTold())
                {
                    SealEvents();
                }
            }

            if (!_isStopping)
            {
                _timeline.SleepUntil(counter);
            }
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
            if (_stopsWhenFull && _press.Ready() == Outcome.OutOfRange)
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
            SealEpoch(SealEvents());
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
            for (int i = 0; i < _epoch.Count && _usesTemperature; i++)
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
            if (_lastCounter != 0 && counter - _lastCounter > _periodMicroseconds + _periodMicroseconds / 2)
            {
                _health.EpochsOverrun += (counter - _lastCounter) / _periodMicroseconds - 1;
            }

            // What a step passes over never was.
            if (!TakeStep() && gridUtc > _lastGridUtc && _lastGridUtc != 0)
            {
                _untoldEpochs += (gridUtc - _lastGridUtc) / _periodMicroseconds - 1;
            }

            _lastCounter = counter;
            _lastGridUtc = gridUtc;
        }

        private void SealBirth()
        {
            if (!_isBirthDue || _press.Ready() != Outcome.Ok)
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
            _heartbeatCounter = _timeline.Counter.Microseconds + _heartbeatMicroseconds;
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
