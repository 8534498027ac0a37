using System.Diagnostics;
using Chronoseal.Evidence.Verification;
using Chronoseal.Hal;
using Chronoseal.Hal.Host.Mqtt;
using Chronoseal.Plant;

namespace Chronoseal.Cli.Simulate
{
    /// <summary>
    /// A virtual plant, nodes with the real portable firmware, a broker and a verifying subscriber in one process. Bytes between
    /// nodes, broker and subscriber go over real sockets on the loopback interface.
    /// </summary>
    public sealed class Simulation : IDisposable
    {
        private const double StepSeconds = 1;
        private const int StopSamplingSteps = 30;
        private const int DrainSteps = 300;
        private const int ArrivalMilliseconds = 10_000;
        private const int ArrivalPollMilliseconds = 10;
        private const int ParticleSampleSeconds = 6;

        private readonly SimulateOptions _options;
        private readonly PlantWorld _world;
        private readonly List<SimulatedNode> _nodes;
        private readonly Stopwatch _watch = new();
        private readonly KeyRing _keys = new();
        private MqttBroker? _broker;
        private FrameArchive? _archive;
        private VerifyingSubscriber? _subscriber;
        private BrokerAddress? _address;
        private ConsoleServer? _console;
        private double _simulatedSeconds;
        private volatile bool _isCancelled;

        /// <summary>Builds the plant; nothing runs yet.</summary>
        public Simulation(SimulateOptions options)
        {
            _options = options;
            _world = new PlantWorld(new PlantSettings
            {
                Seed = options.Seed,
                NodeCount = options.Nodes,
                SpeedFactor = options.Speed,
                Node = new NodeSettings { Lighthouse = new LighthouseSettings { SampleSeconds = ParticleSampleSeconds } },
                MqttFactory = MakeLink,
            });
            _nodes = [.. _world.Nodes.Select(n => new SimulatedNode(n, options.SignsFrames))];
        }

        /// <summary>Starts broker, archive and subscriber.</summary>
        /// <param name="fault">What failed and what helps; empty if nothing did.</param>
        public bool TryOpen(out string fault)
        {
            if (!TryMakeKeys(out fault) || !TryFindBroker(out fault))
            {
                return false;
            }

            if (_options.OutputDirectory != null
                && !FrameArchive.TryCreate(_options.OutputDirectory, _nodes.Select(n => n.Name), _keys, out _archive, out fault))
            {
                return false;
            }

            _subscriber = new VerifyingSubscriber(_address!, _keys, _archive);
            return TryServeConsole(out fault) && _subscriber.TryConnect(_nodes.Select(n => $"chronoseal/1/{n.Name}/frame"), $"chronoseal-verifier-{_nodes[0].Name}", out fault);
        }

        /// <summary>Where the first node's console is served; null if it is not.</summary>
        public ConsoleAddress? Console => _console == null ? null : new ConsoleAddress(_console.Port, _nodes[0].Name);

        /// <summary>Makes the run end soon. From any thread.</summary>
        public void Cancel()
        {
            _isCancelled = true;
            _world.Stop();
        }

        /// <summary>Runs from power-on to the last acknowledgement.</summary>
        public void Run(IDisplay display)
        {
            _watch.Start();
            foreach (SimulatedNode node in _nodes)
            {
                node.Boot(_address!);
            }

            double duration = _options.Duration.TotalSeconds;
            while (_simulatedSeconds < duration && !HasFailed)
            {
                double step = Math.Min(StepSeconds, duration - _simulatedSeconds);
                _world.RunSeconds(step);
                _simulatedSeconds += step;
                display.Show(Status());
            }

            if (!HasFailed)
            {
                Drain();
            }

            _watch.Stop();
        }

        /// <summary>What came of it.</summary>
        public SimulationReport Report()
        {
            SimulationStatus status = Status();
            List<string> complaints = [.. _nodes.Select(n => n.StartFault).Where(f => f.Length > 0)];
            bool isBroken = complaints.Count > 0 || _subscriber!.Fault.Length > 0;
            if (_subscriber!.Fault.Length > 0)
            {
                complaints.Add(_subscriber.Fault);
            }

            foreach (NodeStatus node in status.Nodes)
            {
                complaints.AddRange(Complaints(node));
            }

            long violations = _nodes.Sum(n => n.BoundViolations);
            if (violations > 0)
            {
                complaints.Add($"The clock's error was beyond its guarantee {violations} times.");
            }

            return new SimulationReport
            {
                Status = status,
                RealSeconds = _watch.Elapsed.TotalSeconds,
                WorstOffsetMicroseconds = _nodes.Max(n => n.WorstOffsetMicroseconds),
                BoundViolations = violations,
                Responses = [.. _world.Room.EventsBefore(_world.Timeline.NowNanoseconds).SelectMany(e => _subscriber.Around(_world.Clock.UtcMicroseconds(e.TrueNanoseconds)))],
                Complaints = complaints,
                ExitCode = _isCancelled ? ExitCode.Interrupted : isBroken ? ExitCode.Environment : complaints.Count > 0 ? ExitCode.NotProven : ExitCode.Ok,
            };
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _world.Dispose();
            _console?.Dispose();
            _subscriber?.Dispose();
            _archive?.Dispose();
            _broker?.Dispose();
        }

        // A node that does not start can still be talked to, where it has a console: that is what one is for.
        private bool HasFailed => _isCancelled || _subscriber!.Fault.Length > 0 || (_console == null && _nodes.Any(n => n.StartFault.Length > 0));

        private bool TryMakeKeys(out string fault)
        {
            fault = "";
            foreach (SimulatedNode node in _nodes)
            {
                if (!_keys.TryAdd(Convert.ToHexStringLower(node.KeyId), node.VerificationKey, out fault))
                {
                    return false;
                }
            }

            return true;
        }

        private bool TryFindBroker(out string fault)
        {
            fault = "";
            if (_options.Broker != null)
            {
                _address = _options.Broker;
                return true;
            }

            // Every node, and the subscriber, is a connection and a session.
            int clients = _nodes.Count + 1;
            var limits = new BrokerLimits();
            limits = limits with
            {
                ConnectionCount = Math.Max(limits.ConnectionCount, clients),
                SessionCount = Math.Max(limits.SessionCount, clients),
                SubscriptionCountPerSession = Math.Max(limits.SubscriptionCountPerSession, clients),
            };
            if (MqttBroker.Start(new MqttBrokerSettings { Limits = limits }, out _broker, out fault) != Outcome.Ok)
            {
                return false;
            }

            _address = new BrokerAddress("127.0.0.1", _broker!.Port, false, null, null);
            return true;
        }

        private bool TryServeConsole(out string fault)
        {
            fault = "";
            return _options.ConsolePort is not { } port || ConsoleServer.TryStart(_world.Nodes[0], port, out _console, out fault);
        }

        private PacedMqttLink MakeLink(PlantNode node, MqttEndpoint endpoint)
        {
            var link = new HostMqttLink(new MqttClientSettings { Host = _address!.Host, Port = _address.Port, UseTls = _address.Tls });
            return new PacedMqttLink(node.Timeline, link, new PacedMqttSettings());
        }

        // As fast as the broker takes them: nothing is measured any more.
        private void Drain()
        {
            _world.Timeline.SpeedFactor = 0;
            RunUntil(StopSamplingSteps, g => g.StopSampling(), g => g.HasStoppedSampling);
            RunUntil(DrainSteps, g => g.StopUplink(), g => g.HasEnded);
            for (int waited = 0; waited < ArrivalMilliseconds && !HasFailed && !HaveAllArrived; waited += ArrivalPollMilliseconds)
            {
                Thread.Sleep(ArrivalPollMilliseconds);
            }
        }

        private void RunUntil(int steps, Action<Firmware.Gateway> ask, Func<Firmware.Gateway, bool> isDone)
        {
            // A node that is off, or kept from sampling, has nothing to end.
            List<Firmware.Gateway> gateways = [.. _nodes.Select(n => n.Gateway).OfType<Firmware.Gateway>()];
            gateways.ForEach(ask);
            for (int i = 0; i < steps && !HasFailed && !gateways.All(isDone); i++)
            {
                _world.RunSeconds(StepSeconds);
            }
        }

        private bool HaveAllArrived => _nodes.All(n => _subscriber!.TallyOf(n.Name).Verified >= n.Counts.Sealed);

        private SimulationStatus Status() => new(
            _simulatedSeconds,
            _options.Duration.TotalSeconds,
            _world.UtcMicroseconds,
            [.. _nodes.Select(n => n.Status(_subscriber!.TallyOf(n.Name)))]);

        private IEnumerable<string> Complaints(NodeStatus node)
        {
            if (node.Sealed == 0)
            {
                yield return $"{node.Name} sealed no frame.";
            }

            if (node.Verified < node.Sealed)
            {
                yield return $"{node.Name}: {node.Sealed - node.Verified} of {node.Sealed} sealed frames did not arrive and verify.";
            }

            if (node.Rejected > 0)
            {
                yield return $"{node.Name}: {node.Rejected} frames were rejected; the first: {_subscriber!.TallyOf(node.Name).FirstRejection}";
            }
        }
    }
}
