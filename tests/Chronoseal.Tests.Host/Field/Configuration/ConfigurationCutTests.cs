using System.Text;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Field.Configuration
{
    /// <summary>The power goes within every change of the flash, at every byte: there is the old configuration or the new one, never neither.</summary>
    [TestClass]
    public sealed class ConfigurationCutTests
    {
        private const string Nothing = "nothing";

        private readonly FlashRecorder _files = new();
        private readonly List<(int End, string Step, string[] Allowed)> _steps = [];

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void ACutLeavesTheOldOrTheNew()
        {
            Live();
            var image = new FlashImage();
            int recoveries = 0;
            var seen = new HashSet<string>();
            for (int at = 0; at < _files.Changes.Count; at++)
            {
                FlashChange next = _files.Changes[at];
                (_, string step, string[] allowed) = _steps.First(s => at < s.End);
                foreach (IReadOnlyDictionary<string, byte[]> content in allowed.Length == 0 ? [] : image.CutsWithin(next, true))
                {
                    string what = $"{step}, change {at}: {next.Kind} {next.Name}";
                    string found = Recover(content, what, recoveries++ % 16 == 0);
                    Assert.Contains(found, allowed, what);
                    seen.Add($"{step} {found}");
                }

                image.Apply(next);
            }

            // Both ends were met, so that it is no test of one of them only.
            Assert.AreEqual("taken over one taken over later five", string.Join(' ', seen.Where(s => s.StartsWith("taken over ", StringComparison.Ordinal))));
            foreach (string end in new[] { "save one", "save two", "import and save two", "import and save four", "factory five", "first save " + Nothing, "first save six" })
            {
                Assert.Contains(end, seen);
            }

            TestContext.WriteLine($"{_files.Changes.Count} changes, {recoveries} recoveries");
            Assert.IsGreaterThan(5_000, recoveries);
        }

        // The life of a configuration. What the deployment itself writes is not ours to make safe.
        private void Live()
        {
            _files.Append("node.key", [.. Enumerable.Range(1, 40).Select(i => (byte)i)], 0, 40);
            _files.Flush("node.key");
            Step("deployment", [], () => Deploy("one"));
            Step("taken over", ["one"], () => Open());
            Step("save", ["one", "two"], () => Save(Open(), "two"));
            Step("save again", ["two", "three"], () => Save(Open(), "three"));
            Step("revert and save", ["three", "two"], () =>
            {
                ConfigurationStore store = Open();
                Assert.AreEqual(Outcome.Ok, store.RevertToPrevious());
                Assert.AreEqual(Outcome.Ok, store.Save());
            });
            Step("import and save", ["two", "four"], () =>
            {
                ConfigurationStore store = Open();
                var text = new SettingText(store.Working);
                Assert.AreEqual(Outcome.Ok, text.TakeLine("broker=b"));
                Assert.AreEqual(Outcome.Ok, text.TakeLine("broker-user=u"));
                Assert.AreEqual(Outcome.Ok, text.TakeLine("node=four"));
                Assert.AreEqual(Outcome.Ok, store.Take(text.Set), store.Message);
                Assert.AreEqual(Outcome.Ok, store.Save());
            });
            Step("deployment", [], () => Deploy("five"));
            Step("taken over later", ["five"], () => Open());
            Step("same again deployed", [], () => Deploy("five"));
            Step("same again", ["five"], () => Open());
            Step("factory", ["five", Nothing], () => Assert.AreEqual(Outcome.Ok, Open().Reset()));
            Step("first save", [Nothing, "six"], () => Save(Open(Outcome.NotReady), "six"));
            Step("afterwards", ["six"], () => _files.Append("ledger", [1], 0, 1));
        }

        private void Step(string name, string[] allowed, Action action)
        {
            action();
            _steps.Add((_files.Changes.Count, name, allowed));
        }

        private void Deploy(string node)
        {
            byte[] text = Encoding.ASCII.GetBytes($"broker=b\nbroker-user=u\nbroker-password=hush\nnode={node}\n");
            _files.Append(ConfigurationStore.DeployedFile, text, 0, text.Length);
            _files.Flush(ConfigurationStore.DeployedFile);
        }

        private ConfigurationStore Open(Outcome expected = Outcome.Ok)
        {
            var store = new ConfigurationStore(_files);
            Assert.AreEqual(expected, store.Open(), store.Message);
            return store;
        }

        private static void Save(ConfigurationStore store, string node)
        {
            store.Working.TrySet(Setting.Broker, "b");
            store.Working.TrySet(Setting.Node, node);
            Assert.AreEqual(Outcome.Ok, store.Save(), store.Message);
        }

        // Boots from what is left; now and then it goes on and saves, so that what is left is not only readable.
        private static string Recover(IReadOnlyDictionary<string, byte[]> content, string what, bool goesOn)
        {
            var files = new FlashRecorder(content, isRecording: false);
            var store = new ConfigurationStore(files);
            Outcome outcome = store.Open();
            Assert.AreEqual(store.HasSaved ? Outcome.Ok : Outcome.NotReady, outcome, what + ": " + store.Message);
            string found = store.HasSaved ? store.Running.Get(Setting.Node) : Nothing;
            if (goesOn)
            {
                Save(store, "after");
                var again = new ConfigurationStore(files);
                Assert.AreEqual(Outcome.Ok, again.Open(), what + ": " + again.Message);
                Assert.AreEqual("after", again.Running.Get(Setting.Node), what);
                Assert.IsGreaterThan(store.HasSaved ? 0 : -1, again.Generation, what);
            }

            return found;
        }
    }
}
