using System.Text;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Field.Configuration
{
    /// <summary>What is exported, hashed or stored is what was set, whatever it is.</summary>
    [TestClass]
    public sealed class RoundTripTests
    {
        [TestMethod]
        public void AnExportIsImportedAsItWas()
        {
            using var from = new ConfigRig();
            using var to = new ConfigRig();
            var random = new RandomSettings(6);
            for (int i = 0; i < 300; i++)
            {
                SettingSet set = random.NextThatFits();
                from.Store.Working.CopyFrom(set);
                RecordedAnswer machine = from.Ask("config export", isForMachine: true);
                string text = i % 2 == 0
                    ? from.Ask("config export").Lines
                    : string.Join('\n', machine.Records.SelectMany(r => r).Select(f => $"{f.Key}={f.Value}"));
                RecordedAnswer imported = to.Import(text);
                Assert.AreEqual("", imported.Fault);
                Assert.AreEqual(set.CanonicalText(), to.Store.Working.CanonicalText());
                CollectionAssert.AreEqual(set.Hash(), to.Store.Working.Hash());
            }
        }

        [TestMethod]
        public void ASlotGivesBackWhatWasSaved()
        {
            var random = new RandomSettings(7);
            var files = new FlashRecorder(new Dictionary<string, byte[]> { ["node.key"] = [.. Enumerable.Range(1, 40).Select(i => (byte)i)] }, isRecording: false);
            for (int i = 1; i <= 300; i++)
            {
                SettingSet set = random.NextThatFits();
                var store = new ConfigurationStore(files);
                store.Open();
                Assert.AreEqual(Outcome.Ok, store.Save(set), store.Message);
                var again = new ConfigurationStore(files);
                Assert.AreEqual(Outcome.Ok, again.Open(), again.Message);
                Assert.IsTrue(again.Saved.IsSameAs(set) && again.Running.IsSameAs(set));
                Assert.AreEqual(i, again.Generation);
            }
        }

        /// <summary>A text of nothing but names and values is its own normal form, and says all: other sets have other texts.</summary>
        [TestMethod]
        public void TheCanonicalTextSaysAll()
        {
            var random = new RandomSettings(8);
            for (int i = 0; i < 300; i++)
            {
                SettingSet set = random.Next();
                var text = new SettingText(set);
                byte[] bytes = Encoding.ASCII.GetBytes(set.CanonicalText());
                Assert.AreEqual(Outcome.Ok, text.Read(bytes, 0, bytes.Length), text.Message);
                Assert.IsTrue(text.Set.IsSameAs(set));
            }
        }

        [TestMethod]
        public void EverythingAtItsLongestFits()
        {
            var set = new SettingSet();
            foreach (int i in Enumerable.Range(0, Schema.Count))
            {
                SettingSpec spec = Schema.Spec(i);
                string longest = spec.Kind switch
                {
                    SettingKind.Text or SettingKind.Host or SettingKind.NodeName => new string('x', (int)spec.Maximum),
                    SettingKind.Broker => new string('x', (int)spec.Maximum) + ":65535",
                    SettingKind.Sizes => string.Join(',', Enumerable.Repeat(new string('x', 16), 8)),
                    SettingKind.Date => "2026-11-22",
                    SettingKind.Whole or SettingKind.Period => spec.Maximum.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    SettingKind.Decimal => spec.Minimum < 0 ? "-0.999999" : "1.999999",
                    SettingKind.Choice => spec.Choices.MaxBy(c => c.Length)!,
                    _ => spec.Default,
                };
                Assert.AreEqual(Outcome.Ok, set.TrySet(i, longest), set.Message);
            }

            int length = set.CanonicalText().Length + "broker-password=\n".Length + 128;
            System.Console.WriteLine($"{length} bytes at most, {new SettingSet().CanonicalText().Length} by default");
            Assert.IsLessThanOrEqualTo(Limits.ConfigurationBytes, length);
        }

        /// <summary>Half a million lines of rubbish and near misses: none throws, none is taken that would not come back the same.</summary>
        [TestMethod]
        public void NoLineBreaksTheReader()
        {
            var random = new Random(9);
            string[] seeds = [.. Enumerable.Range(0, Schema.Count).Select(i => $"{Schema.Spec(i).Name}={Schema.Spec(i).Default}")];
            for (int i = 0; i < 500_000; i++)
            {
                char[] line = seeds[random.Next(seeds.Length)].ToCharArray();
                foreach (int _ in Enumerable.Range(0, random.Next(1, 4)))
                {
                    line[random.Next(line.Length)] = random.Next(4) == 0 ? (char)random.Next(256) : "0123456789=-.,: #"[random.Next(17)];
                }

                var text = new SettingText(null);
                byte[] bytes = Encoding.Latin1.GetBytes(line);
                if (text.Read(bytes, 0, bytes.Length) != Outcome.Ok)
                {
                    Assert.StartsWith("line ", text.Message);
                    continue;
                }

                if (i % 16 == 0)
                {
                    var again = new SettingText(text.Set);
                    byte[] canonical = Encoding.ASCII.GetBytes(text.Set.CanonicalText());
                    Assert.AreEqual(Outcome.Ok, again.Read(canonical, 0, canonical.Length), again.Message);
                    Assert.IsTrue(again.Set.IsSameAs(text.Set), new string(line));
                }
            }
        }
    }
}
