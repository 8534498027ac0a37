using Chronoseal.Hal;

namespace Chronoseal.Drivers.Atecc608
{
    /// <summary>
    /// What is done once, when a node is made, and never by a running gateway: making a private key inside the part. Kept apart
    /// from <see cref="Atecc608Keys"/>, so that firmware which is not given this class cannot destroy a key. The configuration
    /// and the locks are the business of the maker's tools; this library neither writes nor locks anything.
    /// </summary>
    public sealed class Atecc608Provisioning
    {
        private readonly Atecc608Keys _keys;

        /// <summary>Makes a provisioner of a part.</summary>
        public Atecc608Provisioning(Atecc608Keys keys)
        {
            _keys = keys;
        }

        /// <summary>
        /// Makes a new private key in a slot and gives its public key, X and Y. The key that was there is gone for good. Needs a
        /// locked configuration that allows it (data sheet, "GenKey Command"), otherwise <see cref="Outcome.DeviceError"/>.
        /// </summary>
        /// <param name="slot">0 to 15.</param>
        /// <param name="publicKey">Takes the public key, 64 bytes.</param>
        /// <param name="offset">Where to.</param>
        public Outcome CreatePrivateKey(int slot, byte[] publicKey, int offset)
        {
            return _keys.GenerateKey(Atecc608Command.GeneratePrivateKey, slot, publicKey, offset);
        }
    }
}
