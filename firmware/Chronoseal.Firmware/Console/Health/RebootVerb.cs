using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;

namespace Chronoseal.Firmware.Console.Health
{
    /// <summary>Restarts the node in good order: no reading and no frame is lost, and safe mode is left.</summary>
    public sealed class RebootVerb : IVerb
    {
        private readonly Node _node;

        /// <summary>Makes the verb.</summary>
        public RebootVerb(Node node)
        {
            _node = node;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "reboot"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "reboot"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Restarts the node in good order: the running epoch is sealed, an event frame tells of the restart. Leaves safe mode."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count > 1)
            {
                answer.Misuse(this);
                return;
            }

            _node.Restart.Make(RestartCause.Asked, "asked for on the console");
            answer.Succeed("Restarting");
            answer.Say("the node restarts after the running epoch, within " + (NodeLimits.StopMicroseconds / 1000000).ToString() + " s; unsaved settings are lost");
        }
    }
}
