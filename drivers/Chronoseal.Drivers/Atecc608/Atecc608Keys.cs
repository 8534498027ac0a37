using System;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Atecc608
{
    /// <summary>
    /// What an ATECC608 does with keys: public keys, signatures, verification. Private keys never leave the part, and no method
    /// here or elsewhere reads a slot that can hold one. What <see cref="Atecc608Element"/> says of its methods holds for these.
    /// </summary>
    public sealed class Atecc608Keys
    {
        private readonly Atecc608Link _link;

        /// <summary>Makes the driver of a part's keys.</summary>
        public Atecc608Keys(Atecc608Element element)
        {
            _link = element.Link;
        }

        /// <summary>Computes the public key of the private one in a slot: X and Y, 32 bytes each, most significant first.</summary>
        public Outcome ReadPublicKey(int slot, byte[] target, int offset)
        {
            return GenerateKey(Atecc608Command.GeneratePublicKey, slot, target, offset);
        }

        /// <summary>
        /// Signs a digest with the private key in a slot (ECDSA, P-256): R and S, 32 bytes each, most significant first. The random
        /// number generator's seed is renewed before; all three commands run in one wake period.
        /// </summary>
        /// <param name="slot">0 to 15.</param>
        /// <param name="digest">Holds the digest, 32 bytes.</param>
        /// <param name="digestOffset">Where it starts.</param>
        /// <param name="signature">Takes the signature, 64 bytes.</param>
        /// <param name="signatureOffset">Where to.</param>
        public Outcome Sign(int slot, byte[] digest, int digestOffset, byte[] signature, int signatureOffset)
        {
            bool isHeld = Holds(digest, digestOffset, Atecc608Codec.BlockLength) && Holds(signature, signatureOffset, Atecc608Codec.PairLength);
            if (!IsSlot(slot) || !isHeld)
            {
                return _link.Note(Outcome.OutOfRange);
            }

            Outcome outcome;
            _link.Open();
            do
            {
                outcome = _link.Wake();
                if (outcome == Outcome.Ok)
                {
                    outcome = _link.Exchange(Atecc608Command.Random, Atecc608Command.RandomSeedUpdate, 0, 0, Atecc608Codec.BlockLength);
                }

                if (outcome == Outcome.Ok)
                {
                    outcome = Load(Atecc608Buffer.MessageDigest, digest, digestOffset, Atecc608Codec.BlockLength);
                }

                if (outcome == Outcome.Ok)
                {
                    outcome = _link.Exchange(Atecc608Command.Sign, Atecc608Command.SignMessageDigest, slot, 0, Atecc608Codec.PairLength);
                }
            }
            while (_link.MustStartAgain());
            return _link.Deliver(_link.Close(outcome), Atecc608Codec.PairLength, signature, signatureOffset);
        }

        /// <summary>
        /// Verifies a signature with a public key of the caller's. The answer travels over the bus without any protection: whoever
        /// can disturb the bus can forge it.
        /// </summary>
        /// <param name="digest">32 bytes.</param>
        /// <param name="signature">R and S, 64 bytes.</param>
        /// <param name="publicKey">X and Y, 64 bytes.</param>
        /// <param name="isValid">The signature fits; false unless <see cref="Outcome.Ok"/>.</param>
        public Outcome Verify(byte[] digest, byte[] signature, byte[] publicKey, out bool isValid)
        {
            return Verify(digest, signature, publicKey, 0, out isValid);
        }

        /// <summary>The same, with a public key that starts somewhere in its buffer.</summary>
        public Outcome Verify(byte[] digest, byte[] signature, byte[] publicKey, int publicKeyOffset, out bool isValid)
        {
            isValid = false;
            bool isPairHeld = Holds(signature, 0, Atecc608Codec.PairLength) && Holds(publicKey, publicKeyOffset, Atecc608Codec.PairLength);
            if (!isPairHeld || !Holds(digest, 0, Atecc608Codec.BlockLength))
            {
                return _link.Note(Outcome.OutOfRange);
            }

            Outcome outcome;
            _link.Open();
            do
            {
                outcome = _link.Wake();
                if (outcome == Outcome.Ok)
                {
                    outcome = Load(Atecc608Buffer.MessageDigest, digest, 0, Atecc608Codec.BlockLength);
                }

                if (outcome == Outcome.Ok)
                {
                    outcome = SendVerify(signature, publicKey, publicKeyOffset, out isValid);
                }
            }
            while (_link.MustStartAgain());
            return _link.Close(outcome);
        }

        /// <summary>Loads a value, as it is, into one of the part's buffers, where it stays while the part is awake or idle.</summary>
        /// <param name="buffer">Which buffer.</param>
        /// <param name="value">Holds the value.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="count">32, or 64 where the buffer takes that.</param>
        public Outcome LoadNonce(Atecc608Buffer buffer, byte[] value, int offset, int count)
        {
            bool isLong = count == Atecc608Codec.PairLength;
            bool isLength = count == Atecc608Codec.BlockLength || (isLong && buffer != Atecc608Buffer.AlternateKey);
            if (!isLength || !Holds(value, offset, count))
            {
                return _link.Note(Outcome.OutOfRange);
            }

            Outcome outcome;
            _link.Open();
            do
            {
                outcome = _link.Wake();
                if (outcome == Outcome.Ok)
                {
                    outcome = Load(buffer, value, offset, count);
                }
            }
            while (_link.MustStartAgain());
            return _link.Close(outcome);
        }

        internal Outcome GenerateKey(byte mode, int slot, byte[] publicKey, int offset)
        {
            return IsSlot(slot) && Holds(publicKey, offset, Atecc608Codec.PairLength)
                ? _link.Deliver(_link.Run(Atecc608Command.GenerateKey, mode, slot, Atecc608Codec.PairLength), Atecc608Codec.PairLength, publicKey, offset)
                : _link.Note(Outcome.OutOfRange);
        }

        private static bool IsSlot(int slot)
        {
            return slot >= 0 && slot < Atecc608Codec.SlotCount;
        }

        private static bool Holds(byte[] buffer, int offset, int count)
        {
            return Atecc608Link.Holds(buffer, offset, count);
        }

        private Outcome Load(Atecc608Buffer buffer, byte[] value, int offset, int count)
        {
            int mode = Atecc608Command.NoncePassThrough | (int)buffer | (count == Atecc608Codec.PairLength ? Atecc608Command.NonceLong : 0);
            Array.Copy(value, offset, _link.Command, Atecc608Codec.CommandData, count);
            return _link.Exchange(Atecc608Command.Nonce, (byte)mode, 0, count, 1);
        }

        private Outcome SendVerify(byte[] signature, byte[] publicKey, int publicKeyOffset, out bool isValid)
        {
            Array.Copy(signature, 0, _link.Command, Atecc608Codec.CommandData, Atecc608Codec.PairLength);
            Array.Copy(publicKey, publicKeyOffset, _link.Command, Atecc608Codec.CommandData + Atecc608Codec.PairLength, Atecc608Codec.PairLength);
            Outcome outcome = _link.Exchange(
                Atecc608Command.Verify, Atecc608Command.VerifyMessageDigest, Atecc608Command.CurveP256, 2 * Atecc608Codec.PairLength, 1);
            isValid = outcome == Outcome.Ok;
            return _link.HasStatus(outcome, Atecc608Status.Miscompare) ? Outcome.Ok : outcome;
        }
    }
}
