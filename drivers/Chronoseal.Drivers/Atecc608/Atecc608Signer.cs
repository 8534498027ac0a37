using Chronoseal.Hal;

namespace Chronoseal.Drivers.Atecc608
{
    /// <summary>One private key of an ATECC608. A call takes the bus for the time that <see cref="Atecc608Times"/> states and no longer.</summary>
    public sealed class Atecc608Signer : ISigner
    {
        private readonly Atecc608Element _element;
        private readonly Atecc608Keys _keys;
        private readonly int _slot;

        /// <summary>Names a slot of a part.</summary>
        /// <param name="element">The part.</param>
        /// <param name="slot">0 to 15.</param>
        public Atecc608Signer(Atecc608Element element, int slot)
        {
            _element = element;
            _keys = new Atecc608Keys(element);
            _slot = slot;
        }

        /// <inheritdoc/>
        public int DeviceErrorCode
        {
            get { return _element.DeviceErrorCode; }
        }

        /// <inheritdoc/>
        public Outcome Open()
        {
            // Learns the clock divider, by which all later waits are bounded.
            Outcome outcome = _element.Identify(new SensorIdentity());
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            outcome = _element.ReadLocks(out bool isConfigurationLocked, out _);
            return outcome != Outcome.Ok || isConfigurationLocked ? outcome : Outcome.Unsupported;
        }

        /// <inheritdoc/>
        public Outcome ReadPublicKey(byte[] target, int offset)
        {
            return _keys.ReadPublicKey(_slot, target, offset);
        }

        /// <inheritdoc/>
        public Outcome Sign(byte[] digest, int digestOffset, byte[] signature, int signatureOffset)
        {
            return _keys.Sign(_slot, digest, digestOffset, signature, signatureOffset);
        }

        /// <inheritdoc/>
        public Outcome Verify(byte[] digest, byte[] signature, byte[] publicKey, int publicKeyOffset, out bool isValid)
        {
            return _keys.Verify(digest, signature, publicKey, publicKeyOffset, out isValid);
        }
    }
}
