using Chronoseal.Firmware.Health;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>Brings the network up, and up again, beside everything else: sampling never waits for it.</summary>
    public sealed class NetworkTask
    {
        private readonly ITimeline _timeline;
        private readonly ConnectNetwork _connect;
        private readonly Gateway _gateway;
        private readonly Heartbeat _beat;

        /// <summary>Makes the task; <see cref="Run"/> is its body.</summary>
        public NetworkTask(ITimeline timeline, ConnectNetwork connect, Gateway gateway, Heartbeat beat)
        {
            _beat = beat;
            _timeline = timeline;
            _connect = connect;
            _gateway = gateway;
        }

        /// <summary>What came of the last attempt; <see cref="Outcome.NotReady"/> before the first.</summary>
        public Outcome LastConnect { get; private set; } = Outcome.NotReady;

        /// <summary>The task's body: never ends.</summary>
        public void Run()
        {
            while (true)
            {
                Turn();
            }
        }

        /// <summary>One attempt, if the uplink has no connection to prove that none is needed, and the pause behind it.</summary>
        public void Turn()
        {
            _beat.Beat();
            if (LastConnect != Outcome.Ok || _gateway.LastConnect != Outcome.Ok)
            {
                LastConnect = _connect(_timeline.Counter.Microseconds + NodeLimits.NetworkAttemptMicroseconds);
            }

            long pauseMicroseconds = LastConnect == Outcome.Ok ? NodeLimits.NetworkCheckMicroseconds : NodeLimits.NetworkPauseMicroseconds;
            _timeline.SleepUntil(_timeline.Counter.Microseconds + pauseMicroseconds);
        }
    }
}
