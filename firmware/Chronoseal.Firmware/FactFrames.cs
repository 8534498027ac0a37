using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware
{
    /// <summary>Writes the packs of birth and event frames: docs/frame-format.md, section 2. Allocates; not for the steady loop.</summary>
    public sealed class FactFrames
    {
        private readonly PackWriter _pack;
        private readonly IBoard _board;
        private readonly GatewayConfiguration _configuration;
        private readonly IFrameSeal _seal;
        private readonly SensorSlot[] _slots;
        private readonly DisciplinedClock _clock;
        private readonly ClockStatistics _statistics = new ClockStatistics();

        /// <summary>Makes a writer for one node.</summary>
        public FactFrames(string baseName, IBoard board, GatewayConfiguration configuration, IFrameSeal seal, SensorSlot[] slots, DisciplinedClock clock)
        {
            _clock = clock;
            _pack = new PackWriter(baseName);
            _board = board;
            _configuration = configuration;
            _seal = seal;
            _slots = slots;
        }

        /// <summary>Writes a birth pack; false if it does not fit.</summary>
        /// <param name="payload">Where to.</param>
        /// <param name="stamp">When, by the clock.</param>
        /// <param name="lastSequence">Last sequence number of the previous boot; 0 for none.</param>
        /// <param name="length">Its length.</param>
        public bool Birth(byte[] payload, Stamp stamp, long lastSequence, out int length)
        {
            _pack.Start(payload, stamp, _board.Timeline.Counter.Microseconds);
            _pack.Text("fw", "", "", FirmwareIdentity.NameAndVersion);
            _pack.Data("fw/hash", Hexadecimal.Parse(FirmwareIdentity.SourceHash));
            _pack.Data("cfg/hash", SettingSet.Hash(Ascii.Bytes(_configuration.CanonicalText())));
            _pack.Text("board", "", "", _board.Name);
            _pack.Text("reset", "", "", ResetReasons.Name(_board.ResetReason));
            WriteKey();
            _pack.Number("heartbeat", "", "", "s", _configuration.HeartbeatSeconds, 0);
            if (lastSequence > 0)
            {
                _pack.Number("last", "", "", "count", lastSequence, 0);
            }

            WriteClock();
            WriteStatistics();
            for (int i = 0; i < _slots.Length; i++)
            {
                WriteSensor(_slots[i]);
            }

            return _pack.Finish(out length);
        }

        /// <summary>Writes an event pack; false if it does not fit.</summary>
        public bool Event(byte[] payload, Stamp stamp, GatewayEvent kind, long value, out int length)
        {
            _pack.Start(payload, stamp, _board.Timeline.Counter.Microseconds);
            switch (kind)
            {
                case GatewayEvent.ClockStep:
                    _pack.Number("event/step", "", "", "s", value, -6);
                    break;
                case GatewayEvent.Gap:
                    _pack.Number("event/gap", "", "", "count", value, 0);
                    break;
                case GatewayEvent.Alive:
                    _pack.Number("event/alive", "", "", "s", value, -6);
                    break;
                case GatewayEvent.Restart:
                    _pack.Text("event/restart", "", "", RestartCauses.Name((RestartCause)value));
                    break;
                case GatewayEvent.Calibration:
                    WriteCalibration(_slots[(int)value]);
                    break;
                default:
                    SensorSlot slot = _slots[(int)value];
                    string prefix = kind == GatewayEvent.Change ? "event/change/" : "event/sensor/";
                    _pack.Text(prefix, slot.Sensor.Name, "", slot.Identity.Serial.Length > 0 ? slot.Identity.Serial : "unknown");
                    break;
            }

            return _pack.Finish(out length);
        }

        /// <summary>Writes the pack that tells of lost frames; false if it does not fit.</summary>
        public bool Lost(byte[] payload, Stamp stamp, LostFrames lost, out int length)
        {
            _pack.Start(payload, stamp, _board.Timeline.Counter.Microseconds);
            _pack.Number("event/lost", "", "", "count", lost.Count, 0);
            _pack.Number("event/lost/first", "", "", "count", lost.First, 0);
            _pack.Number("event/lost/last", "", "", "count", lost.Last, 0);
            _pack.Text("event/lost/why", "", "", lost.Cause == LossCause.Full ? "full" : "damage");
            return _pack.Finish(out length);
        }

        private void WriteKey()
        {
            _pack.Text("key/alg", "", "", _seal.AlgorithmName);
            if (_seal.PublicKey.Length > 0)
            {
                _pack.Data("key/public", _seal.PublicKey);
            }
        }

        private void WriteClock()
        {
            ClockSettings clock = _configuration.Clock;
            _pack.Number("epoch", "", "", "s", _configuration.EpochMicroseconds, -6);
            _pack.Text("clock/capture", "", "", clock.Capture == PulseCapture.Native ? "native" : "handler");
            _pack.Number("clock/quantum", "", "", "s", clock.QuantumMicroseconds, -6);
            _pack.Number("clock/latency", "", "", "s", clock.LatencyLimitMicroseconds, -6);
            _pack.Number("clock/crystal", "", "", "ppm", clock.CrystalPartsPerMillion, 0);
            _pack.Number("clock/expiry", "", "", "s", clock.ExpiryMicroseconds, -6);
        }

        // What the clock has seen, once it has seen something: the birth frame at boot has none of it.
        private void WriteStatistics()
        {
            _clock.Describe(_statistics);
            int accepted = _statistics.Edges[(int)EdgeVerdict.Accepted];
            if (accepted == 0)
            {
                return;
            }

            int rejected = 0;
            for (int i = (int)EdgeVerdict.TooSoon; i <= (int)EdgeVerdict.Late; i++)
            {
                rejected += _statistics.Edges[i];
            }

            _pack.Number("clock/edges", "", "", "count", accepted, 0);
            _pack.Number("clock/rejected", "", "", "count", rejected, 0);
            _pack.Number("clock/gap", "", "", "s", _statistics.LongestGapSeconds, 0);
            _pack.Number("clock/freq", "", "", "ppm", _statistics.FrequencyPartsPerTrillion, -6);
            _pack.Number("clock/range", "", "", "ppm", _statistics.FrequencyRangePartsPerTrillion, -6);
            for (int i = 0; i < ClockStatistics.AveragingSeconds.Length; i++)
            {
                if (_statistics.AllanPartsPerTrillion[i] != 0)
                {
                    string name = "clock/adev" + ClockStatistics.AveragingSeconds[i].ToString();
                    _pack.Number(name, "", "", "ppm", _statistics.AllanPartsPerTrillion[i], -6);
                }
            }
        }

        private void WriteSensor(SensorSlot slot)
        {
            string name = slot.Sensor.Name;
            SensorIdentity identity = slot.Identity;
            _pack.Text("s/", name, "/state", Outcomes.Name(slot.IdentifyOutcome));
            _pack.Text("s/", name, "/type", identity.Type);
            _pack.Text("s/", name, "/serial", identity.Serial);
            _pack.Text("s/", name, "/fw", identity.Firmware);
            _pack.Text("s/", name, "/cert", identity.CertificateId);
            _pack.Text("s/", name, "/cal", identity.CalibrationDate);
            _pack.Text("s/", name, "/due", identity.CalibrationDue);
            _pack.Number("s/", name, "/half", "s", identity.InstantHalfWidthMicroseconds, -6);
            _pack.Number("s/", name, "/delay", "s", identity.EffectiveDelayMilliseconds, -3);
            for (int i = 0; i < identity.FactCount; i++)
            {
                _pack.Text("s/", name, "/" + identity.FactName(i), identity.FactValue(i));
            }

            WriteCorrections("s/", slot);
        }

        private void WriteCalibration(SensorSlot slot)
        {
            const string Group = "event/cal/";
            string name = slot.Sensor.Name;
            SensorCalibration calibration = slot.Calibration;
            _pack.Text(Group, name, "", calibration.CertificateId.Length > 0 ? calibration.CertificateId : "none");
            _pack.Text(Group, name, "/date", calibration.Date);
            _pack.Text(Group, name, "/due", calibration.Due);
            WriteCorrections(Group, slot);
        }

        private void WriteCorrections(string group, SensorSlot slot)
        {
            Correction[] corrections = slot.Calibration.Corrections;
            for (int i = 0; i < corrections.Length; i++)
            {
                Correction correction = corrections[i];
                string leaf = "/" + Quantities.Name(correction.Quantity);
                _pack.Number(group, slot.Sensor.Name, leaf + "-slope", "/", correction.SlopeMillionths, -6);
                _pack.Number(group, slot.Sensor.Name, leaf + "-offset", Units.Symbol(correction.Unit), correction.OffsetMantissa, correction.OffsetExponent);
            }
        }
    }
}
