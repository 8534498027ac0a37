using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Secrets
{
    /// <summary>A node is given its key while the power comes and goes: it has the whole key or none, and never two.</summary>
    [TestClass]
    public sealed class KeyProvisioningTests
    {
        private const int Seeds = 40;
        private static readonly byte[] s_keyId = [.. Enumerable.Range(1, 8).Select(i => (byte)i)];
        private static readonly byte[] s_key = [.. Enumerable.Range(50, 32).Select(i => (byte)i)];

        [TestMethod]
        public void AtEveryCutThereIsTheWholeKeyOrNone()
        {
            int whole = 0;
            int none = 0;
            for (ulong seed = 1; seed <= Seeds; seed++)
            {
                for (int change = 1; change <= Changes(); change++)
                {
                    var files = new MemoryFileStore(new PlantRandom(seed)) { ChangesUntilPowerCut = change };
                    new KeyProvisioning(files).Write(s_keyId, s_key);
                    files.RestorePower();
                    if (HasKey(files))
                    {
                        whole++;
                        Assert.AreEqual(Outcome.Unsupported, new KeyProvisioning(files).Write([.. s_keyId.Reverse()], [.. s_key.Reverse()]));
                    }
                    else
                    {
                        none++;
                        var provisioning = new KeyProvisioning(files);
                        Assert.AreEqual(Outcome.Ok, provisioning.Write(s_keyId, s_key), provisioning.Message);
                    }

                    Assert.IsTrue(HasKey(files));
                    CollectionAssert.AreEqual(new[] { KeyStore.FileName }, files.Names.ToArray());
                }
            }

            Assert.IsGreaterThan(Seeds, whole);
            Assert.IsGreaterThan(2 * Seeds, none);
        }

        [TestMethod]
        public void ABrokenFlashIsNamed()
        {
            var files = new MemoryFileStore(new PlantRandom(1)) { IsBroken = true };
            var provisioning = new KeyProvisioning(files);
            Assert.AreEqual(Outcome.BusFault, provisioning.Write(s_keyId, s_key));
            Assert.AreEqual("the flash cannot be read; check the drive", provisioning.Message);
            Assert.AreEqual(Outcome.BusFault, new KeyStore(files).Check());
        }

        private static long Changes()
        {
            var files = new MemoryFileStore(new PlantRandom(1));
            Assert.AreEqual(Outcome.Ok, new KeyProvisioning(files).Write(s_keyId, s_key));
            return files.ChangeCount;
        }

        private static bool HasKey(MemoryFileStore files)
        {
            var keyId = new byte[8];
            var key = new byte[32];
            Outcome outcome = new KeyStore(files).Read(keyId, key);
            Assert.IsTrue(outcome is Outcome.Ok or Outcome.NotReady, outcome.ToString());
            Assert.AreEqual(outcome == Outcome.Ok, keyId.SequenceEqual(s_keyId) && key.SequenceEqual(s_key));
            return outcome == Outcome.Ok;
        }
    }
}
