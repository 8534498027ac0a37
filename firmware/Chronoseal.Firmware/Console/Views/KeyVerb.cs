using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Console.Views
{
    /// <summary>What seals the frames: names and public parts, never a key.</summary>
    internal sealed class KeyVerb : IVerb
    {
        private readonly Node _node;

        internal KeyVerb(Node node)
        {
            _node = node;
        }

        /// <inheritdoc/>
        public string Name
        {
            get { return "key"; }
        }

        /// <inheritdoc/>
        public string Usage
        {
            get { return "key status"; }
        }

        /// <inheritdoc/>
        public string Help
        {
            get { return "What seals the frames and where its key lies; the key itself is never shown."; }
        }

        /// <inheritdoc/>
        public void Run(Words words, Answer answer)
        {
            if (words.Count != 2 || words[1] != "status")
            {
                answer.Misuse(this);
                return;
            }

            Gateway gateway = _node.Gateway;
            if (gateway != null)
            {
                ShowSeal(gateway, answer);
            }
            else
            {
                ShowFile(answer);
            }
        }

        private static void ShowSeal(Gateway gateway, Answer answer)
        {
            IFrameSeal seal = gateway.Seal;
            bool isSigned = seal.PublicKey.Length > 0;
            answer.Block();
            answer.Put("algorithm", seal.AlgorithmName);
            answer.Put("key-id", Hexadecimal.Format(seal.KeyId));
            if (isSigned)
            {
                answer.Put("place", "secure-element");
                answer.Put("slot", gateway.Configuration.SignatureSlot);
                answer.Put("public-key", Hexadecimal.Format(seal.PublicKey));
                answer.Put("advice", "who verifies frames compares this public key with the one on record");
                return;
            }

            answer.Put("place", KeyStore.FileName);
            answer.Put("boot-key", "derived for boot " + gateway.Boot.ToString());
            answer.Put("advice", "who verifies frames finds the key of this id in the registry; give boot keys away, never the device key");
        }

        // The identifier stands in the file, but the file is not looked into: only its length is.
        private void ShowFile(Answer answer)
        {
            var keys = new KeyStore(_node.Board.Files);
            Outcome outcome = keys.Check();
            answer.Block();
            answer.Put("place", KeyStore.FileName);
            answer.Put("file", outcome == Outcome.Ok ? "there" : Outcomes.Name(outcome));
            answer.Put("boot-key", "not derived");
            answer.Put("advice", outcome == Outcome.Ok ? "the key id is shown once the node samples; see status for what keeps it from it" : keys.Message);
        }
    }
}
