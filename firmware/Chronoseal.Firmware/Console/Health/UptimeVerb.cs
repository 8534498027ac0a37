using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;

namespace Chronoseal.Firmware.Console.Health
{
    /// <summary>Shows how long the node has been up, and whether its tasks beat.</summary>
    public sealed class UptimeVerb : IVerb
    {
        private readonly Node _node;

        /// <summary>Makes the verb.</summary>
        public UptimeVerb(Node node)
        {
            _node = node;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "uptime"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "uptime"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Shows how long the node has been up, whether this boot counts as good yet, and each task's last sign of life."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count > 1)
            {
                answer.Misuse(this);
                return;
            }

            long now = _node.Board.Timeline.Counter.Microseconds;
            BootRecord boot = _node.Boots.Current;
            answer.Block();
            answer.Put("up-s", now / 1000000);
            answer.Put("boot", boot.Ordinal);
            answer.Put("state", NodeStates.Name(_node.State));
            answer.Put("phase", BootPhases.Name(boot.Phase));
            for (int i = 0; i < _node.Heartbeats.Count; i++)
            {
                Heartbeat beat = _node.Heartbeats[i];
                answer.Row();
                answer.Put("task", beat.Task);
                answer.Put("state", beat.HasEnded ? "Ended" : beat.IsFresh(now) ? "Ok" : "Stuck");
                answer.Put("beat-s-ago", (now - beat.LastCounter) / 1000000);
                answer.Put("deadline-s", beat.DeadlineMicroseconds / 1000000);
            }
        }
    }
}
