using System.Security.Cryptography;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Hashing;
using Chronoseal.Evidence.Pipeline;
using Chronoseal.Evidence.Verification;
using Chronoseal.Tests.Host.Evidence.Mutation;

namespace Chronoseal.Tests.Host.Evidence
{
    /// <summary>Sixteen hashes side by side are the library's, and so are the verdicts that rest on them.</summary>
    [TestClass]
    public sealed class Sha256LanesTests
    {
        [TestMethod]
        public void EveryLengthGivesTheLibrarysHash()
        {
            if (!Sha256Lanes.IsSupported)
            {
                // Nothing to compare: the library is what is used here, and the next test says that the verdicts are the same.
                return;
            }

            var lanes = new Sha256Lanes();
            var random = new Random(3);
            var messages = new byte[Sha256Lanes.Lanes][];
            for (int length = 0; length <= Sha256Lanes.MaximumMessageBytes - 2 * Sha256Lanes.Lanes; length += length < 260 ? 1 : 37)
            {
                for (int lane = 0; lane < messages.Length; lane++)
                {
                    // Lanes that end at different blocks, and some far apart.
                    messages[lane] = new byte[lane % 5 == 4 ? length / 3 : length + 2 * lane];
                    random.NextBytes(messages[lane]);
                    messages[lane].CopyTo(lanes.Message(lane));
                    lanes.Close(lane, messages[lane].Length, Sha256Constants.InitialState, 0);
                }

                lanes.Run();
                for (int lane = 0; lane < messages.Length; lane++)
                {
                    var digest = new byte[Digest.Bytes];
                    lanes.Write(lane, digest);
                    CollectionAssert.AreEqual(SHA256.HashData(messages[lane]), digest, $"{messages[lane].Length} bytes in lane {lane}");
                }
            }
        }

        [TestMethod]
        public void VerdictsAreTheSameWithAndWithoutLanes()
        {
            byte[][] frames = [.. GoodArchive.All.Select((frame, i) => i % 7 == 3 ? Altered(frame) : frame)];
            string[] withLanes = Verdicts(frames, true);
            CollectionAssert.AreEqual(Verdicts(frames, false), withLanes);
            Assert.IsTrue(withLanes.Any(verdict => verdict.StartsWith(nameof(SealCheck.Wrong), StringComparison.Ordinal)));
            for (int i = 0; i < frames.Length; i++)
            {
                StringAssert.EndsWith(withLanes[i], Convert.ToHexStringLower(SHA256.HashData(frames[i])));
            }
        }

        private static byte[] Altered(byte[] frame)
        {
            byte[] altered = [.. frame];
            altered[^1] ^= 1;
            return altered;
        }

        private static string[] Verdicts(byte[][] frames, bool usesLanes)
        {
            var examiner = new FrameExaminer(GoodArchive.Keys(), usesLanes);
            using var batch = new FrameBatch();
            Array.ForEach(frames, frame => Assert.IsTrue(batch.TryAdd(frame, null)));
            examiner.Examine(batch);
            return [.. frames.Select((_, i) => $"{batch[i].Check} {batch[i].Hash}")];
        }
    }
}
