using System.Security.Cryptography;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Pipeline;
using Chronoseal.Tests.Host.Evidence.Mutation;

namespace Chronoseal.Tests.Host.Evidence
{
    /// <summary>What the one-pass scanner accepts, the full decoder accepts too, and both read the same.</summary>
    [TestClass]
    public sealed class ScannerTests
    {
        private static readonly int Runs = int.Parse(Environment.GetEnvironmentVariable("CHRONOSEAL_FUZZ_RUNS") ?? "60000");

        [TestMethod]
        public void UsualDataFramesAreScanned()
        {
            var scanner = new DataFrameScanner();
            int scanned = 0;
            int data = 0;
            foreach (byte[] frame in GoodArchive.Mac)
            {
                Frame full = Forge.Read(frame);
                bool isScanned = TryScan(scanner, frame, out FrameFacts facts);
                scanned += isScanned ? 1 : 0;
                data += full.Kind == FrameKind.Data && full.Clock.ClaimsUtc ? 1 : 0;
                if (isScanned)
                {
                    AssertSame(full, facts);
                }

                scanner.Learn(full);
            }

            Assert.IsGreaterThan(data - 5, scanned, $"{scanned} of {data}");
        }

        [TestMethod]
        public void WhatTheScannerAcceptsTheReaderAcceptsWithTheSameFacts()
        {
            byte[][] models = [.. GoodArchive.Mac.Concat(GoodArchive.Signed.Take(20)).Where(frame => Forge.Read(frame) is { Kind: FrameKind.Data, Clock.ClaimsUtc: true })];
            var scanner = new DataFrameScanner();
            Array.ForEach(models, model => scanner.Learn(Forge.Read(model)));
            var random = new Random(17);
            int accepted = 0;
            for (int run = 0; run < Runs; run++)
            {
                byte[] mutant = Mutate(models[random.Next(models.Length)], random);
                if (!TryScan(scanner, mutant, out FrameFacts facts))
                {
                    continue;
                }

                accepted++;
                Assert.IsTrue(FrameReader.TryRead(mutant, out Frame? full, out string error), $"run {run}: {error}: {Convert.ToHexString(mutant)}");
                AssertSame(full, facts);
            }

            Assert.IsGreaterThan(Runs / 20, accepted, "mutants must also be such that the scanner accepts");
        }

        // One to three bytes overwritten, by anything or by a near number, and now and then a byte put in or taken out.
        private static byte[] Mutate(byte[] model, Random random)
        {
            List<byte> bytes = [.. model];
            for (int edits = random.Next(1, 4); edits > 0; edits--)
            {
                int at = random.Next(bytes.Count);
                switch (random.Next(8))
                {
                    case 0:
                        bytes.Insert(at, (byte)random.Next(256));
                        break;
                    case 1:
                        bytes.RemoveAt(at);
                        break;
                    case 2:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    default:
                        bytes[at] ^= (byte)(1 << random.Next(8));
                        break;
                }
            }

            return [.. bytes];
        }

        private static bool TryScan(DataFrameScanner scanner, byte[] frame, out FrameFacts facts)
        {
            facts = new FrameFacts { Bytes = frame };
            if (FrameShape.Measure(frame, out FrameShape shape) != ShapeVerdict.Frame || shape.Length != frame.Length)
            {
                return false;
            }

            facts.Shape = shape;
            return scanner.TryScan(facts);
        }

        private static void AssertSame(Frame full, FrameFacts scanned)
        {
            var facts = new FrameFacts();
            facts.Take(full);
            Assert.AreEqual(Text(facts), Text(scanned));
        }

        private static string Text(FrameFacts facts) => string.Join(" ", facts.Seal, facts.Kind, facts.Boot, facts.Sequence, facts.KeyIdHex, facts.Previous, facts.State, facts.HasUtc,
            facts.UncertaintyMicroseconds, facts.GuaranteeMicroseconds, facts.Node, facts.EpochUtcMicroseconds, facts.ReadingCount,
            string.Join(",", facts.Readings.Take(facts.ReadingCount).Select(reading => $"{reading.Name} {reading.TimeUtcMicroseconds} {reading.IsInOrder}")));
    }
}
