using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Display;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;
using Chronoseal.Tests.Host.Repository;

namespace Chronoseal.Tests.Host.FrameFormat
{
    /// <summary>
    /// docs/frame-format.md, section 6: its frames are those that the firmware makes, and the page alone, without the firmware, is enough to read and verify them.
    /// </summary>
    [TestClass]
    public sealed partial class FrameFormatPageTests
    {
        private const string Page = "docs/frame-format.md";

        [TestMethod]
        public void ShowsTheFramesThatTheFirmwareMakes()
        {
            int parts = MarkedPage.AssertUpToDate(Page, "examples", _ => Text());
            Assert.AreEqual(1, parts);
        }

        [TestMethod]
        public void ItsFramesReadAsThePageSays()
        {
            string page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, Page));
            var keys = new KeyRing();
            foreach (Match key in KeyLine().Matches(page))
            {
                Assert.IsTrue(keys.TryAdd(key.Groups["id"].Value, Convert.FromHexString(key.Groups["key"].Value), out string error), error);
            }

            MatchCollection listings = Listing().Matches(page);
            Assert.AreEqual(4, listings.Count);
            byte[]? last = null;
            foreach (Match listing in listings)
            {
                byte[] bytes = Bytes(listing.Groups["listing"].Value);
                Assert.IsTrue(FrameAuthenticator.TryAuthenticate(bytes, keys, out Frame? frame, out SealCheck check), check.ToString());
                Assert.AreEqual(listing.Groups["reads"].Value, Reads(frame));
                Assert.IsTrue(last is null || frame.PreviousHash.Span.SequenceEqual(SHA256.HashData(last)), "It does not name the frame before it.");
                last = bytes;
            }
        }

        [TestMethod]
        public void AFlippedBitInAnyOfThemIsSeen()
        {
            string page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, Page));
            var keys = new KeyRing();
            foreach (Match key in KeyLine().Matches(page))
            {
                keys.TryAdd(key.Groups["id"].Value, Convert.FromHexString(key.Groups["key"].Value), out _);
            }

            foreach (Match listing in Listing().Matches(page))
            {
                byte[] bytes = Bytes(listing.Groups["listing"].Value);
                for (int i = 0; i < bytes.Length; i++)
                {
                    bytes[i] ^= 4;
                    Assert.IsFalse(FrameAuthenticator.TryAuthenticate(bytes.ToArray(), keys, out _, out _), $"byte {i}");
                    bytes[i] ^= 4;
                }
            }
        }

        private static byte[] Bytes(string listing) =>
            Convert.FromHexString(string.Concat(listing.Split('\n').Select(line => line.Split(';')[0].Trim())));

        private static string Text()
        {
            var text = new StringBuilder();
            text.Append("```\n");
            text.Append(CultureInfo.InvariantCulture, $"key {WorkedExamples.KeyIdHex}: {Convert.ToHexStringLower(WorkedExamples.DeviceKey)}\n");
            foreach (ulong boot in (ulong[])[7, 8])
            {
                text.Append(CultureInfo.InvariantCulture, $"its boot key {boot}:   {Convert.ToHexStringLower(BootKey.Derive(WorkedExamples.DeviceKey, boot))}\n");
            }

            byte[] info = ExampleSignature.PublicKeyInfo(WorkedExamples.PrivateKey);
            string keyId = Convert.ToHexStringLower(SHA256.HashData(info)[..8]);
            text.Append(CultureInfo.InvariantCulture, $"key {keyId}: {Convert.ToHexStringLower(info[^65..])}\n```\n");
            foreach (WorkedExample example in WorkedExamples.All())
            {
                Assert.IsTrue(FrameReader.TryRead(example.Bytes, out Frame? frame, out string error), error);
                text.Append(CultureInfo.InvariantCulture, $"\n### {example.Title}\n\n{example.Bytes.Length} bytes; SHA-256 `{Convert.ToHexStringLower(SHA256.HashData(example.Bytes))}`\n\n");
                text.Append(CultureInfo.InvariantCulture, $"```\n{CborListing.OfFrame(example.Bytes)}```\n\nreads\n\n```\n{Reads(frame)}```\n");
            }

            return text.ToString();
        }

        private static string Reads(Frame frame)
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"node {frame.Node}, kind {frame.Kind}, boot {frame.Boot}, sequence {frame.Sequence}, key {frame.KeyIdHex}\n");
            text.Append(CultureInfo.InvariantCulture, $"clock {frame.Clock.State}");
            if (frame.Clock.ClaimsUtc)
            {
                text.Append(CultureInfo.InvariantCulture, $", uncertainty {frame.Clock.UncertaintyMicroseconds} us, guarantee {frame.Clock.GuaranteeMicroseconds} us");
            }

            text.Append('\n');
            foreach (FrameRecord record in frame.Records)
            {
                string when = record.TimeUtcMicroseconds is { } utc ? $"{utc} us UTC" : $"{record.CounterMicroseconds} us after boot";
                string sure = record.StampUncertaintyMicroseconds is { } uncertainty ? $" +- {uncertainty} us" : "";
                string status = record.Status == 0 ? "" : $", status {(int)record.Status:x4}";
                string exposure = record.ExposureMicroseconds is { } length ? $", over {length} us, by the instrument at {record.InstrumentUnixSeconds} s" : "";
                text.Append(CultureInfo.InvariantCulture, $"{record.Name} = {ReadingText.FormatWithUncertainty(record)} at {when}{sure}{exposure}{status}\n");
            }

            return text.ToString();
        }

        [GeneratedRegex("^key (?<id>[0-9a-f]{16}): (?<key>[0-9a-f]{64}|[0-9a-f]{130})$", RegexOptions.Multiline)]
        private static partial Regex KeyLine();

        [GeneratedRegex("```\n(?<listing>d[12] .*?)```\n\nreads\n\n```\n(?<reads>.*?)```", RegexOptions.Singleline)]
        private static partial Regex Listing();
    }
}
