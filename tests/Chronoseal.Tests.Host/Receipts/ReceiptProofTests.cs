using System.Security.Cryptography;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Receipts;

namespace Chronoseal.Tests.Host.Receipts
{
    [TestClass]
    public sealed class ReceiptProofTests
    {
        [TestMethod]
        public void EveryFrameHasAProofThatNeedsNothingElse()
        {
            using CollectedArchive world = Collected();
            for (ulong sequence = 1; sequence <= 14; sequence++)
            {
                byte[] proof = Prove(world, sequence, out ReadOnlyMemory<byte> frame);
                Assert.IsTrue(ReceiptProof.TryRead(proof, out ReceiptProof? read, out string error), error);
                Assert.IsTrue(read.Proves(frame.Span, world.Key.Key), $"{sequence}");
                Assert.AreEqual(CollectedArchive.Node, read.Range.File.Series);
                CollectionAssert.AreEqual(proof, read.Encode());
            }
        }

        [TestMethod]
        public void AProofIsForItsFrameAndItsCollectorOnly()
        {
            using CollectedArchive world = Collected();
            Assert.IsTrue(ReceiptProof.TryRead(Prove(world, 9, out ReadOnlyMemory<byte> frame), out ReceiptProof? proof, out _));
            Prove(world, 10, out ReadOnlyMemory<byte> next);
            Assert.IsFalse(proof.Proves(next.Span, world.Key.Key));
            byte[] altered = frame.ToArray();
            altered[100] ^= 1;
            Assert.IsFalse(proof.Proves(altered, world.Key.Key));
            using CollectorKey other = world.NewKey("other");
            Assert.IsFalse(proof.Proves(frame.Span, other.Key));
        }

        [TestMethod]
        public void AProofWithAFlippedBitProvesNothing()
        {
            using CollectedArchive world = Collected();
            byte[] proof = Prove(world, 9, out ReadOnlyMemory<byte> frame);
            for (int at = 0; at < proof.Length; at += 3)
            {
                byte[] flipped = [.. proof];
                flipped[at] ^= (byte)(1 << (at % 8));
                Assert.IsFalse(ReceiptProof.TryRead(flipped, out ReceiptProof? read, out _) && read.Proves(frame.Span, world.Key.Key), $"byte {at}");
            }
        }

        [TestMethod]
        public void TheRootOfTheTreeIsNoFrame()
        {
            using CollectedArchive world = Collected();
            Assert.IsTrue(ReceiptProof.TryRead(Prove(world, 1, out _), out ReceiptProof? proof, out _));
            byte[] shortened = CborWriter.Encode(CborValue.Map(
                new CborPair(CborValue.TextString("v"), CborValue.Int(1)),
                new CborPair(CborValue.TextString("stm"), CborValue.ByteString(proof.Statement.Bytes)),
                new CborPair(CborValue.TextString("rng"), CborValue.Int(proof.RangeIndex)),
                new CborPair(CborValue.TextString("at"), CborValue.Int(0)),
                new CborPair(CborValue.TextString("path"), CborValue.Array())));
            Assert.IsTrue(ReceiptProof.TryRead(shortened, out ReceiptProof? read, out _));
            Assert.IsFalse(read.Proves(proof.Range.Root.Span, world.Key.Key));
        }

        [TestMethod]
        public void AFrameThatNobodyReceivedHasNoProof()
        {
            using CollectedArchive world = Collected();
            Assert.IsFalse(ReceiptProofFinder.TryFind(world.Folder, CollectedArchive.Node, 15, out _, out _, out string fault));
            StringAssert.Contains(fault, "no receipt covers");
            Assert.IsFalse(ReceiptProofFinder.TryFind(world.Folder + "-no", CollectedArchive.Node, 1, out _, out _, out fault));
            StringAssert.Contains(fault, "Name the folder");
        }

        private static CollectedArchive Collected()
        {
            var world = new CollectedArchive();
            world.Collect(2, 7);
            world.Stop();
            return world;
        }

        private static byte[] Prove(CollectedArchive world, ulong sequence, out ReadOnlyMemory<byte> frame)
        {
            Assert.IsTrue(ReceiptProofFinder.TryFind(world.Folder, CollectedArchive.Node, sequence, out frame, out ReceiptProof? proof, out string fault), fault);
            return proof.Encode();
        }
    }
}
