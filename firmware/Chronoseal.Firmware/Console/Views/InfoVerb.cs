using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Console.Views
{
    /// <summary>What the node is: firmware, board, configuration.</summary>
    internal sealed class InfoVerb : IVerb
    {
        private readonly Node _node;

        internal InfoVerb(Node node)
        {
            _node = node;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "info"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "info"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "What the node is: firmware, board, boot and configuration."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count > 1)
            {
                answer.Misuse(this);
                return;
            }

            Gateway gateway = _node.Gateway;
            answer.Block();
            answer.Put("firmware", FirmwareIdentity.NameAndVersion);
            answer.Put("source-hash", FirmwareIdentity.SourceHash);
            answer.Put("board", _node.Board.Name);
            answer.Put("id", Hexadecimal.Format(_node.Board.UniqueId));
            answer.Put("reset", ResetReasons.Name(_node.Board.ResetReason));
            answer.Put("state", NodeStates.Name(_node.State));
            answer.Put("reason", _node.Reason);
            if (gateway != null)
            {
                answer.Put("node", gateway.NodeName);
                answer.Put("frames-boot", gateway.Boot);
            }

            answer.Put("boot", _node.Boots.Current.Ordinal);
            answer.Put("config-generation", _node.Configuration.Generation);
            answer.Put("config-hash", Hexadecimal.Format(_node.Configuration.Running.Hash()));
        }
    }
}
