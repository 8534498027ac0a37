using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Cose;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;
using FsCheck;
using FsCheck.Fluent;

namespace Chronoseal.Tests.Host.Evidence
{
    /// <summary>Whatever arrives, nothing throws, and nothing but the frame itself verifies.</summary>
    [TestClass]
    public sealed class FrameMutationTests
    {
        private const int Runs = 2_000;

        private static readonly byte[] Valid = new FrameBuilder().Build();

        [TestMethod]
        public void RandomBytesNeverVerify() => Check(Gen.ArrayOf(Bytes), IsRejected);

        [TestMethod]
        public void RandomBytesBehindAFrameHeadNeverVerify() =>
            Check(Gen.ArrayOf(Bytes).Select(tail => (byte[])[0xD1, 0x84, .. tail]), IsRejected);

        [TestMethod]
        public void OverwrittenBytesNeverVerify()
        {
            Gen<byte[]> mutants =
                from count in Gen.Choose(1, 4)
                from edits in Gen.ListOf(Gen.Choose(0, Valid.Length - 1).Zip(Bytes), count)
                select Overwrite(edits.Select(edit => (edit.Item1, edit.Item2)));
            Check(mutants, mutant => mutant.AsSpan().SequenceEqual(Valid) || IsRejected(mutant));
        }

        [TestMethod]
        public void CutInsertedAndDoubledBytesNeverVerify()
        {
            Gen<byte[]> mutants =
                from start in Gen.Choose(0, Valid.Length - 1)
                from length in Gen.Choose(1, 16)
                from inserted in Gen.Elements(0, 1, 2)
                let end = Math.Min(Valid.Length, start + length)
                select inserted switch
                {
                    0 => (byte[])[.. Valid[..start], .. Valid[end..]],
                    1 => [.. Valid[..end], .. Valid[start..end], .. Valid[end..]],
                    _ => [.. Valid[..start], .. new byte[length], .. Valid[start..]],
                };
            Check(mutants, IsRejected);
        }

        [TestMethod]
        public void EverySingleFlippedBitIsRejected()
        {
            for (int bit = 0; bit < Valid.Length * 8; bit++)
            {
                byte[] mutant = [.. Valid];
                mutant[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsTrue(IsRejected(mutant), $"bit {bit}");
            }
        }

        [TestMethod]
        public void RightlySealedNonsenseNeverThrows()
        {
            // The holder of a key is not trusted to send well-formed packs: mutate before sealing.
            Assert.IsTrue(CoseMac0.TryRead(Valid, out CoseMac0? message, out _));
            byte[] payload = message.Envelope.Payload.ToArray();
            Gen<byte[]> mutants =
                from position in Gen.Choose(0, payload.Length - 1)
                from value in Bytes
                select (byte[])[.. payload[..position], value, .. payload[(position + 1)..]];
            Check(mutants, mutant =>
            {
                byte[] frame = CoseMac0.Seal(message.Envelope.ProtectedMap, CborValue.EmptyMap, mutant, BootKey.Derive(FrameBuilder.Key, 1));
                LiveFrame arrived = new LiveAudit(FrameBuilder.Keys()).Take(frame);
                return arrived.ExtendsChain ? arrived.Complaints.All(finding => finding.Rule == AuditRules.Birth) : arrived.Check == SealCheck.Malformed;
            });
        }

        [TestMethod]
        public void DecodedBytesAreEncodedTheSame() => Check(Gen.ArrayOf(Bytes), bytes =>
            !CborReader.TryReadNext(bytes, 0, out CborValue? value, out int lengthBytes, out _)
            || CborWriter.Encode(value).AsSpan().SequenceEqual(bytes.AsSpan(0, lengthBytes)));

        private static Gen<byte> Bytes => Gen.Choose(0, 255).Select(number => (byte)number);

        private static byte[] Overwrite(IEnumerable<(int Position, byte Value)> edits)
        {
            byte[] mutant = [.. Valid];
            foreach ((int position, byte value) in edits)
            {
                mutant[position] = value;
            }

            return mutant;
        }

        private static bool IsRejected(byte[] bytes)
        {
            LiveFrame arrived = new LiveAudit(FrameBuilder.Keys()).Take(bytes);
            return !arrived.IsAuthentic && arrived.Complaint is not null && !FrameAuthenticator.TryAuthenticate(bytes, FrameBuilder.Keys(), out Frame? _, out SealCheck _);
        }

        private static void Check(Gen<byte[]> inputs, Func<byte[], bool> holds) =>
            Prop.ForAll(inputs.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));
    }
}
