using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// Sets up a u-blox receiver on its UART1 for telling time: UBX-TIM-TP, NAV-TIMEUTC, NAV-PVT and NAV-TIMELS once a second, NMEA RMC and ZDA
    /// as wished, one pulse a second on the UTC second. By keys (generation 9 on) or by messages (up to 8), whichever the receiver
    /// takes; then reads everything back. Into RAM only: after a power cut the receiver is what it was. It may be streaming all the
    /// while; what it says beside the answers is lost to others. u-blox interface descriptions, UBX-CFG. Takes from a tenth of a
    /// second a request up to the settings' deadline; run it before the task that reads the time.
    /// </summary>
    public sealed class UbloxReceiver
    {
        private readonly UbloxSettings _settings;
        private readonly UbloxPlan _plan;
        private readonly UbloxExchange _exchange;
        private string _model = "";
        private bool _differs;
        private Outcome _lastOutcome = Outcome.NotReady;

        /// <summary>Makes a driver; nothing is sent yet.</summary>
        /// <param name="name">A short word for reports.</param>
        /// <param name="port">Open at the receiver's baud rate; during a call this driver must be its only reader.</param>
        /// <param name="delay">Where to wait.</param>
        /// <param name="settings">What to set.</param>
        public UbloxReceiver(string name, ISerialPort port, IDelay delay, UbloxSettings settings)
        {
            Name = name;
            _settings = settings;
            _plan = new UbloxPlan(settings);
            _exchange = new UbloxExchange(port, delay);
        }

        /// <summary>A short word for reports.</summary>
        public string Name { get; }

        /// <summary>By which messages it was configured.</summary>
        public UbloxInterface Interface { get; private set; }

        /// <summary>What the receiver refused last, as <see cref="UbxMessage"/>, with <see cref="Outcome.DeviceError"/>; otherwise 0.</summary>
        public int DeviceErrorCode { get; private set; }

        /// <summary>
        /// Asks who the receiver is: UBX-MON-VER, and UBX-SEC-UNIQID for the serial number, which older ones do not answer. Allocates the
        /// texts.
        /// </summary>
        /// <returns>
        /// <see cref="Outcome.Timeout"/> for silence, <see cref="Outcome.BadChecksum"/>, <see cref="Outcome.ShortReply"/>, the port's failures,
        /// <see cref="Outcome.OutOfRange"/> for settings outside their ranges.
        /// </returns>
        public Outcome Identify(SensorIdentity identity)
        {
            identity.ForgetPart();
            identity.Type = "u-blox receiver";
            Outcome outcome = Poll(UbxMessage.MonitorVersion);
            if (outcome == Outcome.Ok)
            {
                StateVersion(identity);
                outcome = Poll(UbxMessage.UniqueId);
                identity.Serial = outcome == Outcome.Ok ? UbxUniqueId.Text(_exchange.Payload) : "";

                // Silence or a refusal means that it has none to tell; anything else, that it was lost on the way.
                bool hasNone = outcome == Outcome.Timeout || outcome == Outcome.Unsupported || outcome == Outcome.DeviceError;
                outcome = hasNone ? Outcome.Ok : outcome;
            }

            return _lastOutcome = outcome;
        }

        /// <summary>Sets the receiver up and reads everything back. Safe at any time, also again.</summary>
        /// <returns>
        /// <see cref="Outcome.Ok"/> once the receiver has said of every value that it is as it should be; <see cref="Outcome.DeviceError"/> for
        /// a refusal (<see cref="DeviceErrorCode"/>), <see cref="Outcome.Timeout"/> for silence, <see cref="Outcome.BadChecksum"/>,
        /// <see cref="Outcome.WrongReply"/> for answers to something else and for values that do not stay, <see cref="Outcome.ShortReply"/>,
        /// the port's failures, <see cref="Outcome.OutOfRange"/> for settings outside their ranges.
        /// </returns>
        public Outcome Configure()
        {
            Outcome outcome = Outcome.OutOfRange;
            for (int i = 0; i < _settings.Attempts && _settings.IsInRange; i++)
            {
                outcome = Interface == UbloxInterface.Unknown ? TryBoth() : WriteAll();
                outcome = outcome == Outcome.Ok ? CompareAll() : outcome;
                if (!_differs)
                {
                    break;
                }
            }

            // Another specimen may stand there next time.
            Interface = outcome == Outcome.Ok ? Interface : UbloxInterface.Unknown;
            return _lastOutcome = outcome;
        }

        /// <summary>Reads everything back and writes nothing: whether the receiver still is as <see cref="Configure"/> left it.</summary>
        /// <returns>As <see cref="Configure"/>; <see cref="Outcome.NotReady"/> before it was configured.</returns>
        public Outcome Verify()
        {
            return _lastOutcome = Interface == UbloxInterface.Unknown ? Outcome.NotReady : CompareAll();
        }

        /// <summary>One line for people.</summary>
        public string Describe()
        {
            string way = Interface == UbloxInterface.Keys ? "by keys" : Interface == UbloxInterface.Messages ? "by messages" : "not configured";
            return Name + ": u-blox " + _model + ", " + way + ", last " + Outcomes.Name(_lastOutcome);
        }

        private void StateVersion(SensorIdentity identity)
        {
            byte[] payload = _exchange.Payload;
            int length = _exchange.Length;
            _model = UbxVersion.Remark(payload, length, "MOD");
            string firmware = UbxVersion.Remark(payload, length, "FWVER");
            string software = UbxVersion.Software(payload);
            identity.Type = _model.Length > 0 ? "u-blox " + _model : identity.Type;
            identity.Firmware = firmware.Length > 0 ? firmware : software;
            identity.AddFact("software", software);
            identity.AddFact("hardware", UbxVersion.Hardware(payload));
            identity.AddFact("protocol", UbxVersion.Remark(payload, length, "PROTVER"));
        }

        private Outcome TryBoth()
        {
            Interface = UbloxInterface.Keys;
            Outcome outcome = WriteGroup(0);
            if (outcome == Outcome.Ok)
            {
                return WriteKeys(1);
            }

            // Generation 8 refuses what it does not know, earlier ones say nothing.
            if (outcome != Outcome.DeviceError && outcome != Outcome.Timeout)
            {
                return outcome;
            }

            Interface = UbloxInterface.Messages;
            return WriteAll();
        }

        private Outcome WriteAll()
        {
            return Interface == UbloxInterface.Keys ? WriteKeys(0) : WriteMessages();
        }

        private Outcome WriteKeys(int firstGroup)
        {
            Outcome outcome = Outcome.Ok;
            for (int group = firstGroup; group < UbloxPlan.GroupCount && outcome == Outcome.Ok; group++)
            {
                outcome = WriteGroup(group);
            }

            return outcome;
        }

        private Outcome WriteGroup(int group)
        {
            Outcome outcome = UbxValues.BuildSet(
                _exchange.Request, UbxValues.RamLayer, _plan.Keys, _plan.Values, _plan.GroupStart(group), _plan.GroupLength(group), out int length);
            return outcome == Outcome.Ok ? Run(UbxMessage.ConfigureValues, length, false, group) : outcome;
        }

        private Outcome WriteMessages()
        {
            Outcome outcome = UbxConfig.BuildRate(_exchange.Request, UbloxPlan.MeasurementMilliseconds, out int length);
            outcome = outcome == Outcome.Ok ? Run(UbxMessage.ConfigureRate, length, false, 0) : outcome;
            for (int i = 0; i < _plan.Messages.Length && outcome == Outcome.Ok; i++)
            {
                outcome = UbxConfig.BuildMessageRate(_exchange.Request, _plan.Messages[i], _plan.Rates[i], out length);
                outcome = outcome == Outcome.Ok ? Run(UbxMessage.ConfigureMessage, length, false, i) : outcome;
            }

            if (outcome == Outcome.Ok)
            {
                outcome = UbxPulseConfig.Build(_exchange.Request, _settings, out length);
            }

            return outcome == Outcome.Ok ? Run(UbxMessage.ConfigureTimePulse, length, false, 0) : outcome;
        }

        private Outcome CompareAll()
        {
            return Interface == UbloxInterface.Keys ? CompareKeys() : CompareMessages();
        }

        private Outcome CompareKeys()
        {
            Outcome outcome = Outcome.Ok;
            for (int group = 0; group < UbloxPlan.GroupCount && outcome == Outcome.Ok; group++)
            {
                outcome = UbxValues.BuildGet(_exchange.Request, _plan.Keys, _plan.GroupStart(group), _plan.GroupLength(group), out int length);
                outcome = outcome == Outcome.Ok ? Run(UbxMessage.ReadValues, length, true, group) : outcome;
            }

            return outcome;
        }

        private Outcome CompareMessages()
        {
            Outcome outcome = Poll(UbxMessage.ConfigureRate);
            for (int i = 0; i < _plan.Messages.Length && outcome == Outcome.Ok; i++)
            {
                outcome = UbxConfig.BuildMessageRatePoll(_exchange.Request, _plan.Messages[i], out int length);
                outcome = outcome == Outcome.Ok ? Run(UbxMessage.ConfigureMessage, length, true, i) : outcome;
            }

            if (outcome == Outcome.Ok)
            {
                outcome = UbxPulseConfig.BuildPoll(_exchange.Request, out int length);
                outcome = outcome == Outcome.Ok ? Run(UbxMessage.ConfigureTimePulse, length, true, 0) : outcome;
            }

            return outcome;
        }

        private Outcome Poll(int message)
        {
            Outcome outcome = UbxConfig.BuildPoll(_exchange.Request, message, out int length);
            return outcome == Outcome.Ok ? Run(message, length, true, 0) : outcome;
        }

        // The request stands in the exchange's buffer; index says which of several this message is about.
        private Outcome Run(int message, int length, bool isPoll, int index)
        {
            if (!_settings.IsInRange)
            {
                return Outcome.OutOfRange;
            }

            _differs = false;
            Outcome outcome = Outcome.Timeout;
            for (int i = 0; i < _settings.Attempts; i++)
            {
                outcome = _exchange.Send(length, _settings.ReplyDeadlineMilliseconds);
                outcome = outcome == Outcome.Ok ? Await(message, isPoll, index) : outcome;
                if (outcome == Outcome.Ok || outcome == Outcome.DeviceError || _differs)
                {
                    break;
                }
            }

            DeviceErrorCode = outcome == Outcome.DeviceError ? message : 0;
            return outcome;
        }

        private Outcome Await(int message, bool isPoll, int index)
        {
            Outcome outcome;
            do
            {
                outcome = _exchange.Wait(message, isPoll);
                outcome = outcome == Outcome.Ok && isPoll ? Check(message, index) : outcome;
            }
            while (outcome == Outcome.NotReady);

            return outcome;
        }

        /// <summary>Judges the answer to a poll; <see cref="Outcome.NotReady"/> for one that answers an earlier poll.</summary>
        private Outcome Check(int message, int index)
        {
            byte[] payload = _exchange.Payload;
            int length = _exchange.Length;
            Outcome outcome;
            switch (message)
            {
                case UbxMessage.MonitorVersion:
                    return UbxVersion.Check(payload, length);
                case UbxMessage.UniqueId:
                    return UbxUniqueId.Check(payload, length);
                case UbxMessage.ReadValues:
                    outcome = UbxValues.Compare(payload, length, _plan.Keys, _plan.Values, _plan.GroupStart(index), _plan.GroupLength(index));
                    break;
                case UbxMessage.ConfigureMessage:
                    if (length < UbxConfig.MessageRateLength)
                    {
                        return Outcome.ShortReply;
                    }

                    if (BigEndian.ReadUInt16(payload, 0) != _plan.Messages[index])
                    {
                        return Stray();
                    }

                    outcome = payload[UbxConfig.MessageRateUart1] == _plan.Rates[index] ? Outcome.Ok : Outcome.WrongReply;
                    break;
                case UbxMessage.ConfigureRate:
                    outcome = UbxConfig.CompareRate(payload, length, UbloxPlan.MeasurementMilliseconds);
                    break;
                default:
                    outcome = UbxPulseConfig.Compare(payload, length, _settings);
                    break;
            }

            _differs = outcome == Outcome.WrongReply;
            return outcome == Outcome.NotReady ? Stray() : outcome;
        }

        private Outcome Stray()
        {
            _exchange.NoteStray();
            return Outcome.NotReady;
        }
    }
}
