using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Configuration
{
    [TestClass]
    public class KeyStoreTests
    {
        private const string Remedy = "; write the 40 bytes of the node, key identifier (8) and key (32), to it";

        [TestMethod]
        public void Identifier_and_key_are_taken_apart()
        {
            ExpectKey(NodeFiles.Create(NodeFiles.Settings));
        }

        [TestMethod]
        public void A_provisioned_key_is_read_back()
        {
            var files = new MemoryFiles();
            Assert.AreEqual((int)Outcome.Ok, (int)new KeyProvisioning(files).Write(ByteCheck.Count(1, 8), ByteCheck.Count(9, 32)));
            ExpectKey(files);
            Assert.AreEqual(1, files.FileCount);
        }

        [TestMethod]
        public void A_second_key_is_refused_and_the_first_stays()
        {
            var files = new MemoryFiles();
            var provisioning = new KeyProvisioning(files);
            provisioning.Write(ByteCheck.Count(1, 8), ByteCheck.Count(9, 32));
            Assert.AreEqual((int)Outcome.Unsupported, (int)provisioning.Write(ByteCheck.Count(100, 8), ByteCheck.Count(150, 32)));
            Assert.AreEqual("node.key is there already and stays; delete it first if this node is to become another", provisioning.Message);
            ExpectKey(files);
        }

        [TestMethod]
        [DataRow(7, 32)]
        [DataRow(8, 31)]
        [DataRow(8, 33)]
        [DataRow(0, 0)]
        public void Only_8_and_32_bytes_are_provisioned(int keyIdLength, int keyLength)
        {
            ExpectRefusal(ByteCheck.Count(1, keyIdLength), ByteCheck.Count(50, keyLength), "the identifier must have 8 bytes and the key 32");
        }

        [TestMethod]
        public void What_is_no_key_is_not_provisioned()
        {
            ExpectRefusal(ByteCheck.Count(1, 8), new byte[32], "the key holds a blank key; draw another");
            ExpectRefusal(ByteCheck.Count(24, 8), ByteCheck.Count(0, 32), "the key has an identifier that is a part of the key; draw another");
        }

        [TestMethod]
        public void A_missing_key_stops_the_node()
        {
            var files = new MemoryFiles();
            NodeFiles.Write(files, "node.cfg", NodeFiles.Bytes(NodeFiles.Settings));
            Expect(files, Outcome.NotReady, "node.key is not there");
            ExpectConfiguration(files, Outcome.OutOfRange, "node.key is not there" + Remedy);
        }

        [TestMethod]
        public void A_node_that_signs_needs_no_key()
        {
            var files = new MemoryFiles();
            NodeFiles.Write(files, "node.cfg", NodeFiles.Bytes(NodeFiles.Settings + "seal=signature\n"));
            ExpectConfiguration(files, Outcome.Ok, "");
        }

        [TestMethod]
        public void A_node_that_signs_samples_no_faster_than_it_signs()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings + "seal=signature\nepoch-us=250000\n");
            ExpectConfiguration(
                files, Outcome.NotReady, "node.cfg: a signature takes too long for epoch-us; make it at least 500000, or set seal to mac");
            ExpectConfiguration(NodeFiles.Create(NodeFiles.Settings + "seal=signature\nepoch-us=500000\n"), Outcome.Ok, "");
            ExpectConfiguration(NodeFiles.Create(NodeFiles.Settings + "epoch-us=250000\n"), Outcome.Ok, "");
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(39)]
        [DataRow(41)]
        [DataRow(43)]
        [DataRow(45)]
        [DataRow(80)]
        public void A_key_of_another_length_is_refused(int length)
        {
            MemoryFiles files = With(new byte[length]);
            Expect(files, Outcome.OutOfRange, "node.key has neither 40 nor 44 bytes");
            ExpectConfiguration(files, Outcome.OutOfRange, "node.key has neither 40 nor 44 bytes" + Remedy);
        }

        [TestMethod]
        [DataRow(0x00)]
        [DataRow(0xFF)]
        [DataRow(0x41)]
        public void A_blank_key_is_refused(int fill)
        {
            byte[] key = NodeFiles.Key();
            for (int i = 8; i < key.Length; i++)
            {
                key[i] = (byte)fill;
            }

            Expect(With(key), Outcome.OutOfRange, "node.key holds a blank key");
        }

        [TestMethod]
        public void Flash_that_rots_is_told_from_a_key()
        {
            for (int position = 0; position < 44; position++)
            {
                var files = new MemoryFiles();
                new KeyProvisioning(files).Write(ByteCheck.Count(1, 8), ByteCheck.Count(9, 32));
                files.Flip("node.key", position);
                Expect(files, Outcome.BadChecksum, "node.key is damaged");
            }
        }

        [TestMethod]
        public void A_key_that_cannot_be_read_is_named()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings);
            files.ReadOutcome = Outcome.BusFault;
            Expect(files, Outcome.BusFault, "node.key cannot be read");
        }

        [TestMethod]
        public void A_key_that_cannot_be_written_leaves_none()
        {
            for (int torn = 0; torn < 44; torn++)
            {
                var files = new MemoryFiles { TearNextAppendAt = torn };
                var provisioning = new KeyProvisioning(files);
                Assert.AreEqual((int)Outcome.BusFault, (int)provisioning.Write(ByteCheck.Count(1, 8), ByteCheck.Count(9, 32)));
                Assert.AreEqual("the key could not be written: BusFault; check the drive, then try again", provisioning.Message);
                Assert.AreEqual((int)Outcome.NotReady, (int)new KeyStore(files).Check());
                Assert.AreEqual((int)Outcome.Ok, (int)provisioning.Write(ByteCheck.Count(1, 8), ByteCheck.Count(9, 32)));
                ExpectKey(files);
            }
        }

        private static MemoryFiles With(byte[] key)
        {
            var files = new MemoryFiles();
            NodeFiles.Write(files, "node.key", key);
            NodeFiles.Write(files, "node.cfg", NodeFiles.Bytes(NodeFiles.Settings));
            return files;
        }

        private static void ExpectKey(MemoryFiles files)
        {
            var keyId = new byte[8];
            var key = new byte[32];
            var keys = new KeyStore(files);
            Assert.AreEqual((int)Outcome.Ok, (int)keys.Read(keyId, key), keys.Message);
            ByteCheck.Equal("01 02 03 04 05 06 07 08", keyId, 0, 8);
            Assert.AreEqual(Hex.Format(ByteCheck.Count(9, 32)), Hex.Format(key));
        }

        private static void ExpectRefusal(byte[] keyId, byte[] key, string message)
        {
            var files = new MemoryFiles();
            var provisioning = new KeyProvisioning(files);
            Assert.AreEqual((int)Outcome.OutOfRange, (int)provisioning.Write(keyId, key));
            Assert.AreEqual(message, provisioning.Message);
            Assert.AreEqual(0, files.FileCount);
        }

        private static void Expect(MemoryFiles files, Outcome outcome, string reason)
        {
            var keys = new KeyStore(files);
            byte[] key = ByteCheck.Count(1, 32);
            Assert.AreEqual((int)outcome, (int)keys.Read(new byte[8], key));
            Assert.AreEqual(reason + Remedy, keys.Message);
            Assert.AreEqual(Hex.Format(new byte[32]), Hex.Format(key));
        }

        private static void ExpectConfiguration(MemoryFiles files, Outcome outcome, string message)
        {
            var stored = new ConfigurationStore(files);
            Assert.AreEqual((int)outcome, (int)stored.Open());
            Assert.AreEqual(message, stored.Message);
        }
    }
}
