using System;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>A secure element that signs by writing its public key, and fails when told to.</summary>
    internal sealed class FakeSigner : ISigner
    {
        public static readonly byte[] Point = MakePoint();

        /// <summary>Calls of a method that are still to fail, in the order Open, ReadPublicKey, Sign, Verify.</summary>
        public int[] FailuresToCome { get; } = new int[4];

        public Outcome Failure { get; set; } = Outcome.BusFault;

        public bool IsAnotherKey { get; set; }

        public int Calls { get; private set; }

        public byte[] LastDigest { get; } = new byte[Sha256.DigestLength];

        public int DeviceErrorCode
        {
            get { return Failure == Outcome.DeviceError ? 15 : 0; }
        }

        public Outcome Open()
        {
            return Next(0);
        }

        public Outcome ReadPublicKey(byte[] target, int offset)
        {
            Outcome outcome = Next(1);
            Array.Copy(Point, 1, target, offset, outcome == Outcome.Ok ? 64 : 0);
            return outcome;
        }

        public Outcome Sign(byte[] digest, int digestOffset, byte[] signature, int signatureOffset)
        {
            Outcome outcome = Next(2);
            if (outcome == Outcome.Ok)
            {
                Array.Copy(digest, digestOffset, LastDigest, 0, LastDigest.Length);
                Array.Copy(Point, 1, signature, signatureOffset, 64);
            }

            return outcome;
        }

        public Outcome Verify(byte[] digest, byte[] signature, byte[] publicKey, int publicKeyOffset, out bool isValid)
        {
            Outcome outcome = Next(3);
            isValid = outcome == Outcome.Ok && !IsAnotherKey && publicKey[publicKeyOffset + 63] == signature[63];
            return outcome;
        }

        private static byte[] MakePoint()
        {
            var point = new byte[65];
            point[0] = 4;
            for (int i = 1; i < point.Length; i++)
            {
                point[i] = (byte)(200 - i);
            }

            return point;
        }

        private Outcome Next(int method)
        {
            Calls++;
            return FailuresToCome[method]-- > 0 ? Failure : Outcome.Ok;
        }
    }
}
