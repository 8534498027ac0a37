using System.Reflection;
using System.Security.Cryptography;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Trust;

namespace Chronoseal.Tests.Host.Trust
{
    /// <summary>The firmware's own hashes against .NET's, over lengths, pieces and keys of all kinds.</summary>
    [TestClass]
    public sealed class ManagedHashTests
    {
        private const string IterationsVariable = "CHRONOSEAL_HASH_ITERATIONS";
        private const int Seed = 20261122;

        [TestMethod]
        public void EveryLengthUpTo300()
        {
            byte[] message = RandomBytes(new Random(Seed), 300);
            var hash = new Sha256();
            var digest = new byte[Sha256.DigestLength];
            for (int length = 0; length <= message.Length; length++)
            {
                hash.Add(message, message.Length - length, length);
                hash.Finish(digest, 0);
                CollectionAssert.AreEqual(SHA256.HashData(message.AsSpan(message.Length - length)), digest, $"{length} bytes");
            }
        }

        [TestMethod]
        public void MessagesInPieces()
        {
            var random = new Random(Seed);
            var hash = new Sha256();
            var digest = new byte[Sha256.DigestLength];
            for (int i = 0; i < Iterations; i++)
            {
                byte[] message = RandomBytes(random, random.Next(2_000));
                string pieces = string.Empty;
                for (int offset = 0; offset < message.Length;)
                {
                    int piece = Math.Min(random.Next(4) == 0 ? random.Next(300) : random.Next(4) * 32 + random.Next(3), message.Length - offset);
                    pieces += $" {piece}";
                    hash.Add(message, offset, piece);
                    offset += piece;
                }

                hash.Finish(digest, 0);
                CollectionAssert.AreEqual(SHA256.HashData(message), digest, pieces);
            }
        }

        [TestMethod]
        public void MacsUnderKeysOfEveryLengthUpTo200()
        {
            var random = new Random(Seed);
            var tag = new byte[ManagedHmacSha256.DigestLength];
            for (int length = 0; length <= 200; length++)
            {
                byte[] key = RandomBytes(random, length);
                var mac = new ManagedHmacSha256(key);
                for (int i = 0; i < 3; i++)
                {
                    byte[] message = RandomBytes(random, random.Next(300));
                    mac.Compute(message, 0, message.Length, tag, 0);
                    CollectionAssert.AreEqual(HMACSHA256.HashData(key, message), tag, $"a key of {length} bytes, a message of {message.Length}");
                }
            }
        }

        [TestMethod]
        public void NothingIsAllocated()
        {
            byte[] message = RandomBytes(new Random(Seed), 777);
            var hash = new Sha256();
            var mac = new ManagedHmacSha256(message);
            var digest = new byte[Sha256.DigestLength];
            Work();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Work();
            Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);

            void Work()
            {
                hash.Add(message, 1, 13);
                hash.Add(message, 14, message.Length - 14);
                hash.Finish(digest, 0);
                mac.Compute(message, 0, message.Length, digest, 0);
                digest[0] ^= (byte)Crc32.Compute(message, 0, message.Length);
            }
        }

        [TestMethod]
        [DataRow(32)]
        [DataRow(64)]
        [DataRow(150)]
        public void NothingOfAKeyOrAMessageStays(int keyBytes)
        {
            byte[] key = RandomBytes(new Random(Seed), keyBytes);
            var given = (byte[])key.Clone();
            var mac = new ManagedHmacSha256(key);
            CollectionAssert.AreEqual(given, key, "The key is the caller's.");
            Assert.IsTrue(Buffers(mac).All(buffer => buffer.All(b => b == 0)), "after the key");
            mac.Compute(key, 0, key.Length, new byte[32], 0);
            byte[] block = (byte[])typeof(Sha256).GetField("_block", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(Part(mac))!;
            Assert.IsTrue(block.All(b => b == 0), "after a message");
        }

        private static int Iterations => int.TryParse(Environment.GetEnvironmentVariable(IterationsVariable), out int count) ? count : 500;

        private static object Part(object owner) => owner.GetType().GetField("_hash", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(owner)!;

        private static IEnumerable<byte[]> Buffers(object owner) =>
            from part in new[] { owner, Part(owner) }
            from field in part.GetType().GetFields(BindingFlags.NonPublic | BindingFlags.Instance)
            where field.FieldType == typeof(byte[])
            select (byte[])field.GetValue(part)!;

        private static byte[] RandomBytes(Random random, int count)
        {
            var bytes = new byte[count];
            random.NextBytes(bytes);
            return bytes;
        }
    }
}
