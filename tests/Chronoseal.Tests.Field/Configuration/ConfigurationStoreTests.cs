using Chronoseal.Firmware.Configuration;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Configuration
{
    [TestClass]
    public class ConfigurationStoreTests
    {
        private const string First = ConfigurationStore.FirstSlot;
        private const string Second = ConfigurationStore.SecondSlot;
        private const string Deployed = ConfigurationStore.DeployedFile;

        [TestMethod]
        public void A_deployed_file_becomes_the_first_generation_and_goes()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings + "node=one\n");
            ConfigurationStore store = Open(files, Outcome.Ok, "");
            Assert.AreEqual(1L, store.Generation);
            Assert.AreEqual("one", store.Running.Get(Setting.Node));
            Assert.IsFalse(Has(files, Deployed) || store.HasUnsaved);
            store = Open(files, Outcome.Ok, "");
            Assert.AreEqual("one", store.Working.Get(Setting.Node));
            Deploy(files, NodeFiles.Settings + "node=one");
            Assert.AreEqual(1L, Open(files, Outcome.Ok, "").Generation);
            Deploy(files, NodeFiles.Settings + "node=two");
            Assert.AreEqual(2L, Open(files, Outcome.Ok, "").Generation);
        }

        [TestMethod]
        public void A_deployed_file_that_is_refused_stays_and_the_slot_is_used()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings + "node=one");
            Open(files, Outcome.Ok, "");
            Deploy(files, "broker=b\nnode=No!\n");
            ConfigurationStore store = Open(files, Outcome.Ok, "node.cfg line 2: node must be 1 to 32 characters of a-z, 0-9 and hyphen, or empty to use the EUI-64");
            Assert.AreEqual("one", store.Running.Get(Setting.Node));
            Assert.IsTrue(Has(files, Deployed));
            store.Working.TrySet(Setting.Node, "three");
            Assert.AreEqual((int)Outcome.Ok, (int)store.Save(), store.Message);
            Assert.IsFalse(Has(files, Deployed));
        }

        [TestMethod]
        [DataRow("", "no broker is set; set broker to host:port, then save it, or write node.cfg")]
        [DataRow("node=x", "node.cfg: no broker is set; set broker to host:port")]
        [DataRow("oops", "node.cfg line 1: is not a setting; write name=value, or # before a comment")]
        public void Without_any_configuration_it_says_what_to_do(string deployed, string message)
        {
            MemoryFiles files = NodeFiles.Create(deployed);
            ConfigurationStore store = Open(files, Outcome.NotReady, deployed.Length > 0 ? message : "node.cfg: no broker is set; set broker to host:port");
            Assert.IsFalse(store.HasSaved);
            Assert.AreEqual(0L, store.Generation);
            files.Delete(Deployed);
            Open(files, Outcome.NotReady, "no broker is set; set broker to host:port, then save it, or write node.cfg");
        }

        [TestMethod]
        [DataRow(4096, true)]
        [DataRow(4097, false)]
        public void The_length_of_a_deployed_file_is_limited(int length, bool fits)
        {
            string text = "broker=b\n#";
            MemoryFiles files = NodeFiles.Create(text + new string('#', length - text.Length));
            Open(files, fits ? Outcome.Ok : Outcome.NotReady, fits ? "" : "node.cfg: is longer than 4096 bytes; remove comments");
        }

        [TestMethod]
        public void Saving_takes_turns_between_the_slots_and_the_one_before_can_be_had_back()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings + "node=one");
            ConfigurationStore store = Open(files, Outcome.Ok, "");
            Assert.AreEqual((int)Outcome.NotReady, (int)store.RevertToPrevious());
            Assert.AreEqual("nothing was saved before; use 'config revert' for what is saved now", store.Message);
            Set(store, "two");
            Assert.AreEqual((int)Outcome.Ok, (int)store.Save());
            Assert.AreEqual(2L, store.Generation);
            Set(store, "three");
            Assert.IsTrue(store.HasUnsaved);
            store.Revert();
            Assert.AreEqual("two", store.Working.Get(Setting.Node));
            Assert.AreEqual((int)Outcome.Ok, (int)store.RevertToPrevious());
            Assert.AreEqual("one", store.Working.Get(Setting.Node));
            Assert.AreEqual("two", store.Saved.Get(Setting.Node));
            Assert.AreEqual((int)Outcome.Ok, (int)store.Save());
            Assert.AreEqual(3L, store.Generation);
            Assert.AreEqual((int)Outcome.Ok, (int)store.Save());
            Assert.AreEqual(3L, Open(files, Outcome.Ok, "").Generation);
        }

        [TestMethod]
        public void A_set_that_is_refused_is_not_saved()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings);
            ConfigurationStore store = Open(files, Outcome.Ok, "");
            store.Working.TrySet(Setting.BrokerPassword, "hush-hush");
            Assert.AreEqual((int)Outcome.OutOfRange, (int)store.Save());
            Assert.AreEqual("a password needs a user; set broker-user, or set broker-password to nothing", store.Message);
            store.Revert();
            store.Working.TrySet(Setting.BrokerRoots, "1");
            Assert.AreEqual((int)Outcome.OutOfRange, (int)store.Save());
            Assert.IsTrue(store.Message.IndexOf("broker.crt is not there; write the issuer") == 0, store.Message);
            Assert.AreEqual(1L, Open(files, Outcome.Ok, "").Generation);
        }

        [TestMethod]
        public void A_node_gets_its_settings_before_its_key()
        {
            var files = new MemoryFiles();
            ConfigurationStore store = Open(files, Outcome.NotReady, "no broker is set; set broker to host:port, then save it, or write node.cfg");
            store.Working.TrySet(Setting.Broker, "b");
            Assert.AreEqual((int)Outcome.Ok, (int)store.Save());
            Assert.IsTrue(store.Message.IndexOf("node.key is not there") == 0, store.Message);
            Set(store, "two");
            Assert.AreEqual((int)Outcome.Ok, (int)store.Save());
            NodeFiles.Write(files, "node.key", NodeFiles.Key());
            Assert.AreEqual("two", Open(files, Outcome.Ok, "").Running.Get(Setting.Node));
        }

        [TestMethod]
        public void A_slot_that_is_damaged_is_refused_and_the_other_used()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings + "node=one");
            ConfigurationStore store = Open(files, Outcome.Ok, "");
            Set(store, "two");
            store.Save();
            files.Flip(Second, 40);
            store = Open(files, Outcome.Ok, "config.b is damaged; config.a, generation 1, is used; check it and save it again");
            Assert.AreEqual("one", store.Running.Get(Setting.Node));
            Assert.AreEqual((int)Outcome.Ok, (int)store.Save());
            Assert.AreEqual(2L, Open(files, Outcome.Ok, "").Generation);
            files.Flip(First, 3);
            files.Flip(Second, 3);
            Open(files, Outcome.NotReady, "config.a is damaged; config.b is damaged; no other configuration is left; set and save one, or write node.cfg");
        }

        [TestMethod]
        public void A_flash_that_fails_once_is_asked_again()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings);
            Open(files, Outcome.Ok, "");
            files.ReadsUntilFailure = 0;
            Open(files, Outcome.Ok, "");
            files.ReadOutcome = Outcome.BusFault;
            var store = new ConfigurationStore(files);
            Assert.IsTrue(store.Open() != Outcome.Ok);
            Assert.AreEqual(0, store.Message.IndexOf("config.a cannot be read: BusFault"), store.Message);
        }

        [TestMethod]
        public void A_slot_of_another_version_is_refused_and_the_other_used()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings + "node=one");
            ConfigurationStore store = Open(files, Outcome.Ok, "");
            Set(store, "two");
            store.Save();
            SlotBytes.SetVersion(files, Second, 2);
            store = Open(files, Outcome.Ok, "config.b is of version 2 of the settings, and this firmware knows only 1; config.a, generation 1, is used; check it and save it again");
            Assert.AreEqual((int)Outcome.Ok, (int)store.Save());
            Assert.AreEqual(3L, Open(files, Outcome.Ok, "").Generation);
        }

        [TestMethod]
        public void A_slot_with_a_setting_of_a_later_firmware_is_refused_and_not_to_be_edited()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings + "node=one");
            Open(files, Outcome.Ok, "");
            SlotBytes.RenameLast(files, First);
            Open(files, Outcome.NotReady, "config.a has a setting that this firmware does not take, in line " + (Schema.Count - 1).ToString()
                + "; no other configuration is left; set and save one, or write node.cfg");
        }

        [TestMethod]
        public void Flash_that_refuses_leaves_what_there_was()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings + "node=one");
            ConfigurationStore store = Open(files, Outcome.Ok, "");
            Set(store, "two");
            files.TearNextAppendAt = 100;
            Assert.AreEqual((int)Outcome.BusFault, (int)store.Save());
            Assert.AreEqual("the flash does not take the configuration: BusFault; what was saved before stays, try again", store.Message);
            Assert.IsTrue(store.HasUnsaved);
            Assert.AreEqual("one", Open(files, Outcome.Ok, "").Running.Get(Setting.Node));
            Assert.AreEqual((int)Outcome.Ok, (int)store.Save());
            Assert.AreEqual("two", Open(files, Outcome.Ok, "").Running.Get(Setting.Node));
        }

        [TestMethod]
        public void A_first_file_is_run_with_even_where_flash_refuses()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings + "node=one");
            files.TearNextAppendAt = 100;
            ConfigurationStore store = Open(files, Outcome.Ok, "the flash does not take the configuration: BusFault; what was saved before stays, try again");
            Assert.AreEqual("one", store.Running.Get(Setting.Node));
            Assert.IsTrue(Has(files, Deployed) && !store.HasSaved && store.HasUnsaved);
            Assert.AreEqual(1L, Open(files, Outcome.Ok, "").Generation);
        }

        [TestMethod]
        public void A_reset_takes_the_configuration_and_nothing_else()
        {
            MemoryFiles files = NodeFiles.Create(NodeFiles.Settings + "node=one");
            NodeFiles.Write(files, "ledger", new byte[8]);
            ConfigurationStore store = Open(files, Outcome.Ok, "");
            Set(store, "two");
            store.Save();
            Deploy(files, "oops");
            Assert.AreEqual((int)Outcome.Ok, (int)store.Reset());
            Assert.IsFalse(store.HasSaved || store.HasUnsaved);
            Assert.AreEqual(2, files.FileCount);
            Assert.IsTrue(Has(files, "node.key") && Has(files, "ledger"));
            Assert.AreEqual("", store.Working.Get(Setting.Broker));
        }

        private static ConfigurationStore Open(MemoryFiles files, Outcome outcome, string message)
        {
            var store = new ConfigurationStore(files);
            Assert.AreEqual((int)outcome, (int)store.Open(), store.Message);
            Assert.AreEqual(message, store.Message);
            return store;
        }

        private static void Set(ConfigurationStore store, string node)
        {
            Assert.AreEqual((int)Outcome.Ok, (int)store.Working.TrySet(Setting.Node, node));
        }

        private static void Deploy(MemoryFiles files, string text)
        {
            files.Delete(Deployed);
            NodeFiles.Write(files, Deployed, NodeFiles.Bytes(text));
        }

        private static bool Has(MemoryFiles files, string name)
        {
            return files.Length(name, out _) == Outcome.Ok;
        }
    }
}
