using Chronoseal.Hal;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>
    /// Makes the seal by a secure element: asks who it is, reads the public key, and has it sign and verify once, so that a part which
    /// gives one key out and signs with another is found before it seals anything. There is no way from here to a MAC: a node that is set to
    /// sign and cannot does not start.
    /// </summary>
    public sealed class SignatureSealSource : ISealSource
    {
        private readonly ISigner _signer;

        /// <summary>Names the secure element.</summary>
        public SignatureSealSource(ISigner signer)
        {
            _signer = signer;
        }

        /// <inheritdoc/>
        public string Message { get; private set; } = "";

        /// <inheritdoc/>
        public Outcome Open(long boot, out IFrameSeal seal)
        {
            seal = null;
            var point = new byte[PublicKey.PointLength];
            point[0] = PublicKey.Uncompressed;
            Outcome first = Prepare(point);
            string firstMessage = Message;
            Outcome outcome = first;
            for (int attempt = 1; attempt < Limits.SignerAttempts && outcome != Outcome.Ok; attempt++)
            {
                outcome = Prepare(point);
            }

            // A part that hangs is soon not heard at all: what it did first says more than what it did last.
            Message = outcome == Outcome.Ok ? "" : firstMessage;
            seal = outcome == Outcome.Ok ? new SignatureSeal(_signer, point, PublicKey.KeyId(point)) : null;
            return outcome == Outcome.Ok ? outcome : first;
        }

        private Outcome Prepare(byte[] point)
        {
            Outcome outcome = _signer.Open();
            if (outcome != Outcome.Ok)
            {
                return Refuse(outcome, OpenFault(outcome));
            }

            outcome = _signer.ReadPublicKey(point, 1);
            if (outcome != Outcome.Ok)
            {
                string fault = outcome == Outcome.DeviceError
                    ? "gives no public key for the slot (its code " + _signer.DeviceErrorCode.ToString() + "); make a key in it, or set seal-slot"
                    : AnswerFault(outcome);
                return Refuse(outcome, fault);
            }

            return Prove(point);
        }

        // The digest is of the key itself: neither a frame's nor anything that somebody else chose.
        private Outcome Prove(byte[] point)
        {
            var digest = new byte[Sha256.DigestLength];
            var hash = new Sha256();
            hash.Add(point, 0, point.Length);
            hash.Finish(digest, 0);
            var signature = new byte[point.Length - 1];
            Outcome outcome = _signer.Sign(digest, 0, signature, 0);
            if (outcome == Outcome.DeviceError)
            {
                return Refuse(outcome, "does not sign with the slot (its code " + _signer.DeviceErrorCode.ToString() + "); make a key in it that may sign, or set seal-slot");
            }

            if (outcome != Outcome.Ok)
            {
                return Refuse(outcome, AnswerFault(outcome));
            }

            outcome = _signer.Verify(digest, signature, point, 1, out bool isValid);
            if (outcome != Outcome.Ok)
            {
                return Refuse(outcome, AnswerFault(outcome));
            }

            return isValid ? Outcome.Ok : Refuse(Outcome.WrongReply, "signs with another key than it gives out; replace it");
        }

        private static string OpenFault(Outcome outcome)
        {
            switch (outcome)
            {
                case Outcome.Nack: return "is not there; check its wiring, supply and address";
                case Outcome.WrongReply: return "is another part; fit the one that the node is made for";
                case Outcome.Unsupported: return "is not provisioned: its configuration is open; configure and lock it";
                default: return AnswerFault(outcome);
            }
        }

        private static string AnswerFault(Outcome outcome)
        {
            return "does not answer: " + Outcomes.Name(outcome) + "; check its wiring and supply";
        }

        private Outcome Refuse(Outcome outcome, string fault)
        {
            Message = "secure element " + fault;
            return outcome;
        }
    }
}
