using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Configuration
{
    [TestClass]
    public class StoredKeyTests
    {
        [TestMethod]
        public void Identifier_and_key_are_taken_apart()
        {
            var gateway = new GatewayConfiguration();
            var stored = new StoredConfiguration(NodeFiles.Create(NodeFiles.Settings), gateway, new FiveParameterSettings());
            Assert.AreEqual((int)Outcome.Ok, (int)stored.Read(), stored.Message);
            Assert.AreEqual("01 02 03 04 05 06 07 08", Hex.Format(gateway.KeyId));
            Assert.AreEqual(32, gateway.Key.Length);
            Assert.AreEqual(9, (int)gateway.Key[0]);
            Assert.AreEqual(40, (int)gateway.Key[31]);
        }

        [TestMethod]
        public void A_missing_key_stops_the_node()
        {
            var files = new MemoryFiles();
            NodeFiles.Write(files, "node.cfg", NodeFiles.Bytes(NodeFiles.Settings));
            Expect(files, Outcome.NotReady, "node.key is not there");
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(39)]
        [DataRow(41)]
        [DataRow(80)]
        public void A_key_of_another_length_is_refused(int length)
        {
            Expect(With(new byte[length]), Outcome.OutOfRange, "node.key has not exactly 40 bytes");
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

        private static MemoryFiles With(byte[] key)
        {
            var files = new MemoryFiles();
            NodeFiles.Write(files, "node.key", key);
            NodeFiles.Write(files, "node.cfg", NodeFiles.Bytes(NodeFiles.Settings));
            return files;
        }

        private static void Expect(MemoryFiles files, Outcome outcome, string reason)
        {
            var stored = new StoredConfiguration(files, new GatewayConfiguration(), new FiveParameterSettings());
            Assert.AreEqual((int)outcome, (int)stored.Read());
            Assert.AreEqual(0, stored.Message.IndexOf(reason + "; write the 40 bytes of the node"), stored.Message);
        }
    }
}
