using Chronoseal.Firmware.Buses;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware
{
    /// <summary>
    /// A node: puts sensors, clock, journal and uplink together on a board and starts their tasks. The same on a device and in
    /// the virtual plant. Everything is allocated here; the tasks allocate nothing.
    /// </summary>
    public sealed class Gateway
    {
        /// <summary>The name of the task that samples and seals.</summary>
        public const string AcquisitionTaskName = "acquisition";

        private readonly IBoard _board;
        private readonly GatewayConfiguration _configuration;
        private readonly GatewayParts _parts;
        private readonly EdgeQueue _edges = new EdgeQueue();
        private readonly Ledger _ledger;
        private readonly FrameJournal _journal;
        private AcquisitionTask _acquisition;
        private TimingTask _timing;
        private UplinkTask _uplink;

        /// <summary>Makes a gateway; nothing runs yet.</summary>
        public Gateway(IBoard board, GatewayConfiguration configuration, GatewayParts parts)
        {
            _board = board;
            _configuration = configuration;
            _parts = parts;
            _ledger = new Ledger(board.Files);
            JournalSettings journal = JournalSettings.ForCapacity(board.Files.CapacityBytes);
            journal.FramesPerWrite = configuration.FramesPerWrite;
            journal.StopsWhenFull = configuration.StopsWhenFull;
            _journal = new FrameJournal(board.Files, _ledger, journal, Health);
            ClockSettings clock = configuration.Clock;
            clock.Capture = parts.Pulse.Capture;
            clock.QuantumMicroseconds = parts.Pulse.QuantumMicroseconds;
            clock.LatencyLimitMicroseconds = parts.Pulse.LatencyLimitMicroseconds;
            Clock = new DisciplinedClock(clock);
            NodeName = configuration.NodeName ?? Hexadecimal.Format(board.UniqueId);
            BaseName = configuration.NodeName != null ? configuration.NodeName + ":" : "urn:dev:mac:" + NodeName + ":";
            Topics = new Topics(NodeName);
        }

        /// <summary>The node's name in topics.</summary>
        public string NodeName { get; }

        /// <summary>The base name of its SenML packs.</summary>
        public string BaseName { get; }

        /// <summary>Its topics.</summary>
        public Topics Topics { get; }

        /// <summary>Its clock.</summary>
        public DisciplinedClock Clock { get; }

        /// <summary>The network-time fallback; null where it is not configured, and before <see cref="Start"/>.</summary>
        public NetworkTimeTask NetworkTime { get; private set; }

        /// <summary>What has happened since boot.</summary>
        public HealthCounters Health { get; } = new HealthCounters();

        /// <summary>The newest reading of each quantity.</summary>
        public LatestReadings Latest { get; } = new LatestReadings();

        /// <summary>The journal.</summary>
        public FrameJournal Journal
        {
            get { return _journal; }
        }

        /// <summary>The sensors with what they said of themselves; null before <see cref="Start"/>. Their drivers belong to the acquisition task.</summary>
        public SensorSlot[] Slots { get; private set; }

        /// <summary>What it was made with, and has changed to since.</summary>
        public GatewayConfiguration Configuration
        {
            get { return _configuration; }
        }

        /// <summary>What came from the receiver; null before <see cref="Start"/>.</summary>
        public ReceiverFeed Receiver
        {
            get { return _timing == null ? null : _timing.Feed; }
        }

        /// <summary>Boot count; 0 before <see cref="Start"/>.</summary>
        public long Boot { get; private set; }

        /// <summary>Frames in the journal and not known to be acknowledged.</summary>
        public int PendingFrames
        {
            get { return _journal.Pending; }
        }

        /// <summary>What came of the uplink's last attempt to connect.</summary>
        public Outcome LastConnect
        {
            get { return _uplink == null ? Outcome.NotReady : _uplink.LastConnect; }
        }

        /// <summary>The uplink; null before <see cref="Start"/>.</summary>
        public UplinkTask Uplink
        {
            get { return _uplink; }
        }

        /// <summary>What seals the frames of this boot, for its names and public parts; null before <see cref="Start"/>. Sealing is the acquisition task's.</summary>
        public IFrameSeal Seal { get; private set; }

        /// <summary>What the uplink is about.</summary>
        public UplinkState UplinkState
        {
            get { return _uplink == null ? UplinkState.Idle : _uplink.State; }
        }

        /// <summary>Why the uplink's last connection failed or ended; none once one has proved itself.</summary>
        public LinkFailure UplinkFailure
        {
            get { return _uplink == null ? LinkFailure.None : _uplink.LastFailure; }
        }

        /// <summary>Whether all tasks have ended after <see cref="StopSampling"/> and <see cref="StopUplink"/>.</summary>
        public bool HasEnded
        {
            get { return _acquisition.HasEnded && _uplink.HasEnded && (NetworkTime == null || NetworkTime.HasEnded); }
        }

        /// <summary>
        /// The sensor that <see cref="Start"/> refused: one too many, one whose readings no longer fit an epoch, or one that measures what
        /// another measures already. Empty if it refused none.
        /// </summary>
        public string RefusedSensor { get; private set; } = "";

        /// <summary>Why <see cref="Start"/> could not make the seal, and what to do; empty if it could, or did not come to it.</summary>
        public string SealFault { get; private set; } = "";

        /// <summary>Reads the flash, counts the boot, and starts the tasks.</summary>
        /// <returns>
        /// Not <see cref="Outcome.Ok"/> where the flash cannot be read or written, what key or secure element answered where frames cannot be sealed, and <see cref="Outcome.OutOfRange"/> for more sensors
        /// or readings than one epoch takes, or two of one quantity, whose records no frame could tell apart: then nothing runs.
        /// </returns>
        public Outcome Start()
        {
            var head = new ChainHead();
            Outcome outcome = CheckSensors();
            if (outcome == Outcome.Ok)
            {
                outcome = OpenStore(head);
            }

            IFrameSeal seal = null;
            if (outcome == Outcome.Ok)
            {
                outcome = _parts.Seal.Open(Boot, out seal);
                SealFault = _parts.Seal.Message;
            }

            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            Seal = seal;
            long lastSequence = head.LastSequence;
            var sequences = new SequenceSource(_ledger);
            sequences.Open(lastSequence);
            var sealer = new FrameSealer(seal, head);
            var press = new FramePress(sealer, sequences, _journal, Boot, Health);
            var birth = new BirthCopy();
            SensorSlot[] slots = MakeSlots();
            Slots = slots;
            ITimeline timeline = _board.Timeline;
            Heartbeats beats = _parts.Heartbeats ?? new Heartbeats(timeline.Counter);
            Heartbeat acquisitionBeat = beats.Add(AcquisitionTaskName, Limits.AcquisitionSilenceMicroseconds(_configuration.EpochMicroseconds));
            Heartbeat timingBeat = beats.Add("timing", Limits.TimingSilenceMicroseconds);
            Heartbeat uplinkBeat = beats.Add("uplink", Limits.UplinkSilenceMicroseconds);
            _acquisition = new AcquisitionTask(
                timeline,
                Clock,
                slots,
                _configuration,
                BaseName,
                new FactFrames(BaseName, _board, _configuration, seal, slots, Clock),
                press,
                _journal,
                new ToldCalibrations(_board.Files, slots),
                birth,
                lastSequence,
                Health,
                Latest,
                _parts.Errands ?? new ErrandDesk(timeline),
                acquisitionBeat);
            _timing = new TimingTask(timeline, _parts.Receiver, _edges, Clock, timingBeat.Beat);
            var pace = new SendPace(_configuration.DrainFramesPerSecond, _configuration.EpochMicroseconds);
            var pause = new ReconnectPause(_board.UniqueId, Boot);
            _uplink = new UplinkTask(timeline, _parts.Links, MakeSession(), Topics, Boot, _journal, birth, pace, pause, Health, uplinkBeat);
            _acquisition.Attach(_uplink, pace);
            _parts.Pulse.Attach(_edges);
            timeline.Start(AcquisitionTaskName, TaskPriority.Acquisition, _acquisition.Run);
            timeline.Start("timing", TaskPriority.Timing, () => RunWatched(_timing.Run, timingBeat));
            timeline.Start("uplink", TaskPriority.Uplink, _uplink.Run);
            StartNetworkTime(beats);
            return Outcome.Ok;
        }

        /// <summary>Has an event sealed, at once between epochs. False before <see cref="Start"/> and if too many wait.</summary>
        public bool Tell(GatewayEvent kind, long value)
        {
            return _acquisition != null && _acquisition.Tell(kind, value);
        }

        /// <summary>
        /// Has what can change while the node samples changed between two epochs, told by event and birth frames. False before <see cref="Start"/> and once sampling
        /// has ended: then only the next boot takes it.
        /// </summary>
        public bool Change(GatewayConfiguration configuration)
        {
            if (_acquisition == null || _acquisition.HasEnded)
            {
                return false;
            }

            _acquisition.Change(configuration);
            return true;
        }

        /// <summary>Stops sampling after the running epoch; <see cref="StopUplink"/> then lets the journal drain.</summary>
        public void StopSampling()
        {
            _acquisition.Stop();
            _timing.Stop();
            if (NetworkTime != null)
            {
                NetworkTime.Stop();
            }
        }

        /// <summary>Ends the uplink once the journal is empty, or at once where there is no connection.</summary>
        public void StopUplink()
        {
            _uplink.Stop();
        }

        /// <summary>Whether sampling has ended after <see cref="StopSampling"/>.</summary>
        public bool HasStoppedSampling
        {
            get { return _acquisition.HasEnded; }
        }

        // A driver gives a record once: one that found no room in its epoch would be lost without a word.
        private Outcome CheckSensors()
        {
            var quantities = new int[Limits.ReadingsPerEpoch];
            int readings = 0;
            for (int i = 0; i < _parts.Sensors.Length; i++)
            {
                ISensor sensor = _parts.Sensors[i];
                for (int k = 0; k < sensor.SampleCapacity; k++)
                {
                    int quantity = (int)sensor.QuantityAt(k);
                    if (i >= Limits.Sensors || readings == quantities.Length || Holds(quantities, readings, quantity))
                    {
                        RefusedSensor = sensor.Name;
                        return Outcome.OutOfRange;
                    }

                    quantities[readings++] = quantity;
                }
            }

            return Outcome.Ok;
        }

        private static bool Holds(int[] values, int count, int value)
        {
            for (int i = 0; i < count; i++)
            {
                if (values[i] == value)
                {
                    return true;
                }
            }

            return false;
        }

        private Outcome OpenStore(ChainHead head)
        {
            Outcome outcome = _ledger.Open();
            outcome = outcome == Outcome.Ok ? _journal.Open(head) : outcome;
            if (outcome == Outcome.Ok)
            {
                outcome = _journal.CountBoot(out long boot);
                Boot = boot;
            }

            return outcome;
        }

        // A task that returns was asked to.
        private static void RunWatched(TaskBody body, Heartbeat beat)
        {
            body();
            beat.End();
        }

        private void StartNetworkTime(Heartbeats beats)
        {
            if (_parts.NetworkTime == null)
            {
                return;
            }

            ITimeline timeline = _board.Timeline;
            var nonces = new RequestNonce(_board.Entropy, timeline.Counter, _board.UniqueId);
            Heartbeat beat = beats.Add("network-time", Limits.NetworkTimeSilenceMicroseconds);
            NetworkTime = new NetworkTimeTask(timeline, _parts.NetworkTime, nonces, Clock, _configuration.Clock.CrystalPartsPerMillion, beat.Beat);
            timeline.Start("network-time", TaskPriority.Uplink, () => RunWatched(NetworkTime.Run, beat));
        }

        private SensorSlot[] MakeSlots()
        {
            var slots = new SensorSlot[_parts.Sensors.Length];
            for (int i = 0; i < slots.Length; i++)
            {
                slots[i] = new SensorSlot(_parts.Sensors[i], new SensorIdentity());
                slots[i].Calibrate(SensorCalibration.Of(_configuration.Calibrations, _parts.Sensors[i].Name));
            }

            return slots;
        }

        private MqttSession MakeSession()
        {
            return new MqttSession
            {
                ClientId = "chronoseal-" + NodeName,
                UserName = _configuration.BrokerUser,
                Password = _configuration.BrokerPassword,
                WillTopic = Topics.State,
                WillMessage = "offline " + Boot.ToString(),
                CleanSession = true,
                KeepAliveSeconds = _configuration.KeepAliveSeconds,
                ConnectTimeoutMilliseconds = 10000,
            };
        }
    }
}
