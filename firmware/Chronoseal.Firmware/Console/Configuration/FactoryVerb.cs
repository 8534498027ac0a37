using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console.Configuration
{
    /// <summary>Takes the configuration back to the defaults.</summary>
    public sealed class FactoryVerb : IVerb
    {
        private readonly Node _node;

        /// <summary>Makes the verb for a node.</summary>
        public FactoryVerb(Node node)
        {
            _node = node;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "factory"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "factory confirm"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "Deletes the configuration; key, certificates, journal and ledger stay."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count == 1)
            {
                answer.Fail("NeedsConfirm", "this deletes " + ConfigurationStore.FirstSlot + ", " + ConfigurationStore.SecondSlot + " and " + ConfigurationStore.DeployedFile
                    + ", passwords included, and the node restarts without a broker; key, certificates, journal and ledger stay; keep a copy by 'config export', then type 'factory confirm'");
                return;
            }

            if (words.Count != 2 || words[1] != "confirm")
            {
                answer.Misuse(this);
                return;
            }

            Outcome outcome = _node.Configuration.Reset();
            if (outcome != Outcome.Ok)
            {
                answer.Fail(outcome, _node.Configuration.Message);
                return;
            }

            bool restarts = ConfigurationChange.TakeEffect(_node);
            answer.Say("The configuration is deleted." + (restarts ? " The node restarts; set a broker and save to have it sample again." : ""));
            if (restarts)
            {
                answer.Succeed("Restarting");
            }
        }
    }
}
