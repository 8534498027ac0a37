namespace Chronoseal.Drivers.Atecc608
{
    /// <summary>
    /// Operation codes and modes that the driver uses; the data sheet has them under the name of each command. Write, Lock,
    /// PrivWrite, ECDH, KDF and the like are left out: nothing here can change a configuration or move a secret.
    /// </summary>
    public static class Atecc608Command
    {
        /// <summary>Reads a word or a block of a zone; parameter 1 is the zone, parameter 2 the address.</summary>
        public const byte Read = 0x02;

        /// <summary>Loads a value into a volatile buffer.</summary>
        public const byte Nonce = 0x16;

        /// <summary>Gives 32 random bytes.</summary>
        public const byte Random = 0x1B;

        /// <summary>Reads or increments a monotonic counter; parameter 2 is its index.</summary>
        public const byte Counter = 0x24;

        /// <summary>Tells the revision or the state.</summary>
        public const byte Info = 0x30;

        /// <summary>Computes a public key, or makes a private one; parameter 2 is the slot.</summary>
        public const byte GenerateKey = 0x40;

        /// <summary>Signs a digest; parameter 2 is the slot.</summary>
        public const byte Sign = 0x41;

        /// <summary>Verifies a signature.</summary>
        public const byte Verify = 0x45;

        /// <summary>Tests the part's engines.</summary>
        public const byte SelfTest = 0x77;

        /// <summary>Added to the zone of <see cref="Read"/>: 32 bytes in place of 4.</summary>
        public const byte ReadBlock = 0x80;

        /// <summary><see cref="Nonce"/> takes the value as it is; the target is added, and <see cref="NonceLong"/> for 64 bytes.</summary>
        public const byte NoncePassThrough = 0x03;

        /// <summary>Added to <see cref="NoncePassThrough"/>: 64 bytes in place of 32.</summary>
        public const byte NonceLong = 0x20;

        /// <summary><see cref="Random"/> renews its seed first.</summary>
        public const byte RandomSeedUpdate = 0x00;

        /// <summary><see cref="Counter"/> only reads.</summary>
        public const byte CounterRead = 0x00;

        /// <summary><see cref="Counter"/> counts, then reads.</summary>
        public const byte CounterIncrement = 0x01;

        /// <summary><see cref="Info"/> tells the revision.</summary>
        public const byte InfoRevision = 0x00;

        /// <summary><see cref="Info"/> tells the state.</summary>
        public const byte InfoState = 0x02;

        /// <summary><see cref="GenerateKey"/> computes the public key of the private one in the slot.</summary>
        public const byte GeneratePublicKey = 0x00;

        /// <summary><see cref="GenerateKey"/> makes a new private key in the slot, in place of what was there.</summary>
        public const byte GeneratePrivateKey = 0x04;

        /// <summary><see cref="Sign"/> a digest of ours, from the message digest buffer.</summary>
        public const byte SignMessageDigest = 0xA0;

        /// <summary><see cref="Verify"/> a digest of ours, from the message digest buffer, with a public key of ours.</summary>
        public const byte VerifyMessageDigest = 0x22;

        /// <summary>Parameter 2 of <see cref="Verify"/> with a public key of ours: the curve P-256.</summary>
        public const int CurveP256 = 4;

        /// <summary>Random number generator; bits of the parameter and of the result of <see cref="SelfTest"/>.</summary>
        public const byte TestRandom = 0x01;

        /// <summary>Signing and verifying.</summary>
        public const byte TestSignVerify = 0x02;

        /// <summary>Key agreement.</summary>
        public const byte TestKeyAgreement = 0x08;

        /// <summary>AES.</summary>
        public const byte TestAes = 0x10;

        /// <summary>SHA.</summary>
        public const byte TestSha = 0x20;

        /// <summary>All five tests.</summary>
        public const byte TestAll = TestRandom | TestSignVerify | TestKeyAgreement | TestAes | TestSha;
    }
}
