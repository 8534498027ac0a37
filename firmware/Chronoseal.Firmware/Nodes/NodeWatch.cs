using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>Tells the log what changes in a running gateway. Looks once a turn of the supervisor, so that no other task ever has to write a line.</summary>
    public sealed class NodeWatch
    {
        private const int Counters = 8;

        private readonly Node _node;
        private readonly Stamp _stamp = new Stamp();
        private readonly bool[] _isLost = new bool[Limits.Sensors];
        private readonly long[] _seen = new long[Counters];
        private readonly long[] _quietUntil = new long[Counters];
        private ClockState _clock;
        private LinkFailure _failure;
        private bool _isOnline;
        private Outcome _network = Outcome.NotReady;

        /// <summary>Makes a watch over a node.</summary>
        public NodeWatch(Node node)
        {
            _node = node;
        }

        /// <summary>Looks once.</summary>
        public void Turn(long nowMicroseconds)
        {
            Gateway gateway = _node.Gateway;
            if (gateway == null)
            {
                return;
            }

            LookAtClock(gateway, nowMicroseconds);
            LookAtUplink(gateway);
            LookAtSensors(gateway.Slots);
            LookAtCounters(gateway.Health, nowMicroseconds);
        }

        private void LookAtClock(Gateway gateway, long nowMicroseconds)
        {
            gateway.Clock.At(nowMicroseconds, _stamp);
            if (_stamp.State == _clock)
            {
                return;
            }

            bool isWorse = _stamp.State == ClockState.Unsynchronised || _stamp.State == ClockState.Holdover || _stamp.State == ClockState.Expired;
            _node.Log.Add(
                isWorse ? LogLevel.Warning : LogLevel.Info,
                "clock",
                ClockStates.Name(_clock) + " to " + ClockStates.Name(_stamp.State) + (isWorse ? "; look at antenna, PPS wire and receiver" : ""));
            _clock = _stamp.State;
        }

        // Not every attempt: only what it comes to.
        private void LookAtUplink(Gateway gateway)
        {
            Outcome network = _node.Network == null ? Outcome.NotReady : _node.Network.LastConnect;
            if (network != _network)
            {
                _node.Log.Add(network == Outcome.Ok ? LogLevel.Info : LogLevel.Warning, "network", Outcomes.Name(network));
                _network = network;
            }

            LinkFailure failure = gateway.UplinkFailure;
            bool isOnline = gateway.UplinkState == UplinkState.Online || gateway.UplinkState == UplinkState.Draining;
            if (failure != LinkFailure.None && failure != _failure)
            {
                _node.Log.Add(LogLevel.Warning, "uplink", LinkFailures.Name(failure) + "; " + UplinkStates.Remedy(failure));
            }
            else if (isOnline && !_isOnline)
            {
                _node.Log.Add(LogLevel.Info, "uplink", "online");
            }

            _failure = failure;
            _isOnline = isOnline || (_isOnline && failure == LinkFailure.None);
        }

        private void LookAtSensors(SensorSlot[] slots)
        {
            for (int i = 0; slots != null && i < slots.Length; i++)
            {
                bool isLost = slots[i].IsLost;
                if (isLost != _isLost[i])
                {
                    _isLost[i] = isLost;
                    _node.Log.Add(
                        isLost ? LogLevel.Warning : LogLevel.Info,
                        "sensor",
                        slots[i].Sensor.Name + (isLost ? " does not answer (" + Outcomes.Name(slots[i].IdentifyOutcome) + "); check its wiring and supply" : " answers again"));
                }
            }
        }

        private void LookAtCounters(HealthCounters health, long now)
        {
            Rising(0, health.JournalFaults + health.UplinkJournalFaults, "journal", "operations that failed", "check the drive", now);
            Rising(1, health.DamagedRecords, "journal", "frames that the flash altered", "event/lost names them; replace the board if it goes on", now);
            Rising(2, health.DamagedBlocks, "journal", "damaged blocks", "replace the board if it goes on", now);
            Rising(3, health.FramesDropped, "journal", "frames dropped", "the journal is full: bring the broker back", now);
            Rising(4, health.EpochsUnsealed, "journal", "epochs not sealed", "the journal refuses frames: bring the broker back, check drive and seal", now);
            Rising(5, health.SealFaults, "seal", "frames not sealed", "check the secure element's wiring and supply", now);
            Rising(6, health.EventsDropped, "events", "events dropped", "too many at once; look for what repeats", now);
            Rising(7, health.EpochsOverrun, "sampling", "instants passed over", "an epoch takes longer than epoch-us: make it longer", now);
        }

        private void Rising(int counter, long value, string source, string what, string remedy, long now)
        {
            if (value > _seen[counter] && now >= _quietUntil[counter])
            {
                _node.Log.Add(LogLevel.Warning, source, value.ToString() + " " + what + "; " + remedy);
                _quietUntil[counter] = now + HealthLimits.RisingAgainMicroseconds;
                _seen[counter] = value;
            }
        }
    }
}
