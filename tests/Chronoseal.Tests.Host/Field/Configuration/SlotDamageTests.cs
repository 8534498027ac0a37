using Chronoseal.Firmware.Configuration;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Field.Configuration
{
    /// <summary>Whatever becomes of a slot, it is refused with the reason, and the other one is used.</summary>
    [TestClass]
    public sealed class SlotDamageTests
    {
        private readonly Dictionary<string, byte[]> _good = Make();

        [TestMethod]
        public void EveryFlippedBitIsSeen()
        {
            byte[] slot = _good[ConfigurationStore.SecondSlot];
            for (int bit = 0; bit < slot.Length * 8; bit++)
            {
                byte[] damaged = [.. slot];
                damaged[bit / 8] ^= (byte)(1 << (bit % 8));
                AssertRefused(damaged, $"bit {bit}");
            }
        }

        [TestMethod]
        public void EveryLengthButItsOwnIsSeen()
        {
            byte[] slot = _good[ConfigurationStore.SecondSlot];
            for (int length = 0; length < slot.Length; length++)
            {
                AssertRefused(slot[..length], $"{length} bytes");
            }

            AssertRefused([.. slot, 0], "a byte more");
            AssertRefused(new byte[100_000], "zeros");
            AssertRefused([.. Enumerable.Repeat((byte)0xFF, 2_000)], "erased flash");
        }

        [TestMethod]
        public void NoRubbishInBothStopsTheNodeFromBeingAsked()
        {
            var random = new Random(5);
            for (int i = 0; i < 2_000; i++)
            {
                var content = new Dictionary<string, byte[]>(_good);
                foreach (string name in new[] { ConfigurationStore.FirstSlot, ConfigurationStore.SecondSlot, ConfigurationStore.DeployedFile })
                {
                    byte[] bytes = new byte[random.Next(300)];
                    random.NextBytes(bytes);
                    content[name] = bytes;
                }

                var store = new ConfigurationStore(new FlashRecorder(content));
                Assert.AreEqual(Outcome.NotReady, store.Open());
                Assert.Contains("config.a", store.Message);
                Assert.IsTrue(store.Message.All(c => c is >= ' ' and <= '~'));
            }
        }

        private static Dictionary<string, byte[]> Make()
        {
            var files = new FlashRecorder(new Dictionary<string, byte[]>
            {
                ["node.key"] = [.. Enumerable.Range(1, 40).Select(i => (byte)i)],
                [ConfigurationStore.DeployedFile] = "broker=b\nbroker-user=u\nbroker-password=hush\nnode=one\n"u8.ToArray(),
            });
            var store = new ConfigurationStore(files);
            Assert.AreEqual(Outcome.Ok, store.Open(), store.Message);
            store.Working.TrySet(Setting.Node, "two");
            Assert.AreEqual(Outcome.Ok, store.Save());
            return new Dictionary<string, byte[]>(files.Files);
        }

        private void AssertRefused(byte[] slot, string what)
        {
            var store = new ConfigurationStore(new FlashRecorder(new Dictionary<string, byte[]>(_good) { [ConfigurationStore.SecondSlot] = slot }));
            Assert.AreEqual(Outcome.Ok, store.Open(), what);
            Assert.AreEqual("one", store.Running.Get(Setting.Node), what);
            Assert.AreEqual("config.b is damaged; config.a, generation 1, is used; check it and save it again", store.Message, what);
        }
    }
}
