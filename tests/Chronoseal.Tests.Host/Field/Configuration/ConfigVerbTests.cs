using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Health;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Field.Configuration
{
    /// <summary>What a technician sees of the settings, in words of both modes.</summary>
    [TestClass]
    public sealed class ConfigVerbTests
    {
        private const string Secret = "b7Qx-sesame-94kT";

        [TestMethod]
        public void TheListHasEverySettingOnce()
        {
            using var rig = new ConfigRig();
            RecordedAnswer list = rig.Ask("config list");
            Assert.HasCount(Schema.Count, list.Records);
            Assert.AreEqual("set", list.Records.Single(r => r["name"] == "broker")["state"]);
            Assert.AreEqual("default", list.Records.Single(r => r["name"] == "epoch-us")["state"]);
            Assert.AreEqual("us", list.Records.Single(r => r["name"] == "epoch-us")["unit"]);
            Assert.AreEqual("cal-toc-cert cal-toc-date cal-toc-due cal-toc-offset cal-toc-slope", string.Join(' ', rig.Ask("config list cal-toc").Records.Select(r => r["name"])));
            Assert.AreEqual("OutOfRange", rig.Ask("config list nothing").Code);
        }

        [TestMethod]
        [DataRow("config get heartbeat-s")]
        [DataRow("config set heartbeat-s")]
        public void ASettingWithoutAValueIsShownWithAllThereIsToKnow(string line)
        {
            using var rig = new ConfigRig();
            rig.Ask("config set heartbeat-s 30");
            RecordedAnswer answer = rig.Ask(line);
            Assert.AreEqual("30", answer["value"]);
            Assert.AreEqual("60", answer["saved"]);
            Assert.AreEqual("60", answer["default"]);
            Assert.AreEqual("s", answer["unit"]);
            Assert.AreEqual("must be a whole number, 1 to 3600", answer["range"]);
            Assert.AreEqual("live", answer["effect"]);
            Assert.Contains("Silence after which", answer.Text);
        }

        [TestMethod]
        [DataRow("config set node two")]
        [DataRow("cal set hcho cert=C-7 date=2026-01-02 due=2027-01-02")]
        public void AnImportThatWasLeftOpenTakesNothingBackThatWasSetMeanwhile(string meanwhile)
        {
            using var rig = new ConfigRig();
            rig.Ask("config import begin");
            rig.Ask("config import line heartbeat-s=30");
            Assert.AreEqual("", rig.Ask(meanwhile).Fault);
            RecordedAnswer late = rig.Ask("config import end");
            Assert.AreEqual("NotReady", late.Code);
            Assert.AreEqual("nothing was imported: settings were changed since the import began; begin it again", late.Fault);
            Assert.AreEqual("60", rig.Ask("config get heartbeat-s")["value"]);
            Assert.AreNotEqual("", rig.Ask("config get node")["value"] + rig.Ask("config get cal-hcho-cert")["value"]);
            Assert.AreEqual("NotReady", rig.Ask("config import end").Code);
        }

        [TestMethod]
        public void AChangeIsJudgedAtOnceAndWaitsToBeSaved()
        {
            using var rig = new ConfigRig();
            RecordedAnswer refused = rig.Ask("config set epoch-us 300000");
            Assert.AreEqual("OutOfRange", refused.Code);
            Assert.AreEqual("epoch-us must be a divisor or multiple of 1000000, 100000 to 3600000000; 'config get epoch-us' explains it", refused.Fault);
            RecordedAnswer taken = rig.Ask("config set channel-sizes \"0.3 um, 5.0 um\"");
            Assert.AreEqual("0.3 um,5.0 um", taken["value"]);
            Assert.AreEqual("unsaved", taken["state"]);
            Assert.AreEqual(1, rig.Store.Generation);
            Assert.IsFalse(rig.Node.Restart.IsMade);
            RecordedAnswer saved = rig.Ask("config save");
            Assert.AreEqual("Restarting", saved.Code);
            Assert.AreEqual("2", saved["generation"]);
            Assert.AreEqual("yes", saved["restart"]);
            Assert.AreEqual(Convert.ToHexStringLower(rig.Store.Saved.Hash()), saved["hash"]);
            Assert.IsTrue(rig.Node.Restart.IsMade);
            Assert.AreEqual(RestartCause.Configuration, rig.Node.Restart.Cause);
            Assert.AreEqual("set", rig.Ask("config list channel-sizes")["state"]);
        }

        [TestMethod]
        public void SavingWhatIsSavedChangesNothing()
        {
            using var rig = new ConfigRig();
            RecordedAnswer saved = rig.Ask("config save");
            Assert.AreEqual("Ok", saved.Code);
            Assert.AreEqual("no", saved["restart"]);
            Assert.AreEqual("1", saved["generation"]);
            Assert.IsFalse(rig.Node.Restart.IsMade);
        }

        [TestMethod]
        public void ASetThatContradictsItselfIsNotSaved()
        {
            using var rig = new ConfigRig();
            Assert.AreEqual("Ok", rig.Ask("config set broker-password " + Secret).Code);
            RecordedAnswer saved = rig.Ask("config save");
            Assert.AreEqual("OutOfRange", saved.Code);
            Assert.AreEqual("a password needs a user; set broker-user, or set broker-password to nothing", saved.Fault);
            rig.Ask("config set broker-password \"\"");
            Assert.AreEqual("Ok", rig.Ask("config save").Code);
        }

        [TestMethod]
        public void WhatIsNotSavedCanBeDroppedAndWhatWasSavedBeforeBroughtBack()
        {
            using var rig = new ConfigRig();
            Assert.AreEqual("NotReady", rig.Ask("config revert previous").Code);
            rig.Ask("config set node two");
            rig.Ask("config revert");
            Assert.AreEqual("", rig.Store.Working.Get(Setting.Node));
            rig.Ask("config set node two");
            rig.Ask("config save");
            rig.Ask("config set node three");
            rig.Ask("config revert saved");
            Assert.AreEqual("two", rig.Store.Working.Get(Setting.Node));
            Assert.AreEqual("Ok", rig.Ask("config revert previous").Code);
            Assert.AreEqual("", rig.Store.Working.Get(Setting.Node));
            Assert.AreEqual("two", rig.Store.Saved.Get(Setting.Node));
        }

        [TestMethod]
        public void AnImportTakesAllLinesOrNone()
        {
            using var rig = new ConfigRig();
            RecordedAnswer refused = rig.Import("broker=b\nnode=two\nepoch-us=7\nhunter2\n");
            Assert.AreEqual("nothing was imported: line 3: epoch-us must be a divisor or multiple of 1000000, 100000 to 3600000000", refused.Fault);
            Assert.IsFalse(rig.Store.HasUnsaved);
            Assert.AreEqual("nothing was imported: no broker is set; set broker to host:port", rig.Import("node=two").Fault);
            Assert.Contains("Nothing was imported", rig.Import("broker=b", "abort").Text);
            Assert.IsFalse(rig.Store.HasUnsaved);
            RecordedAnswer taken = rig.Import("# comment\r\n\r\nbroker=b\r\nnode=two\r");
            Assert.AreEqual("4", taken["lines"]);
            Assert.AreEqual("yes", taken["changed"]);
            Assert.AreEqual("two", rig.Store.Working.Get(Setting.Node));
            Assert.AreEqual(1, rig.Store.Generation);
        }

        [TestMethod]
        public void AnImportHasALimit()
        {
            using var rig = new ConfigRig();
            Assert.Contains("longer than 4096 characters", rig.Import(string.Concat(Enumerable.Repeat("# " + new string('x', 60) + "\n", 65)) + "broker=b").Fault);
        }

        [TestMethod]
        public void AMachineImportsLineByLine()
        {
            using var rig = new ConfigRig();
            Assert.AreEqual("NotReady", rig.Ask("config import line broker=b").Code);
            Assert.AreEqual("Ok", rig.Ask("config import begin").Code);
            Assert.AreEqual("Ok", rig.Ask("config import line broker=b").Code);
            Assert.AreEqual("Ok", rig.Ask("config import line \"channel-sizes=0.3 um,0.5 um\"").Code);
            Assert.AreEqual("Ok", rig.Ask("config import end").Code);
            Assert.AreEqual("0.3 um,0.5 um", rig.Store.Working.Get(Setting.ChannelSizes));
            rig.Ask("config import begin");
            Assert.AreEqual("line 1: node must be 1 to 32 characters of a-z, 0-9 and hyphen, or empty to use the EUI-64", rig.Ask("config import line node=A").Fault);
            Assert.AreEqual("OutOfRange", rig.Ask("config import line node=a").Code);
            Assert.AreEqual("OutOfRange", rig.Ask("config import end").Code);
            Assert.AreEqual("NotReady", rig.Ask("config import end").Code);
            rig.Ask("config import begin");
            rig.Ask("config import line broker=c");
            Assert.AreEqual("Ok", rig.Ask("config import abort").Code);
            Assert.AreEqual("b:1883", rig.Store.Working.Get(Setting.Broker));
        }

        [TestMethod]
        public void TheFactorySettingNeedsAWordMore()
        {
            using var rig = new ConfigRig();
            rig.Ask("config set node two");
            rig.Ask("config save");
            string[] others = [.. rig.Files.Names.Where(n => !n.StartsWith("config.", StringComparison.Ordinal))];
            RecordedAnswer asked = rig.Ask("factory");
            Assert.AreEqual("NeedsConfirm", asked.Code);
            Assert.Contains("config.a, config.b and node.cfg", asked.Fault);
            Assert.AreEqual(2, rig.Store.Generation);
            Assert.AreEqual("Usage", rig.Ask("factory now").Code);
            Assert.AreEqual("Restarting", rig.Ask("factory confirm").Code);
            Assert.IsFalse(rig.Store.HasSaved);
            CollectionAssert.AreEqual(others, rig.Files.Names.ToArray());
        }

        [TestMethod]
        [DataRow("config")]
        [DataRow("config get")]
        [DataRow("config get node x")]
        [DataRow("config set")]
        [DataRow("config set node a b")]
        [DataRow("config save now")]
        [DataRow("config revert all")]
        [DataRow("config list a b")]
        [DataRow("config export x")]
        [DataRow("config import line")]
        [DataRow("config import begin x")]
        [DataRow("config erase")]
        public void WordsThatMakeNoSenseAreAnsweredByTheUsage(string line)
        {
            using var rig = new ConfigRig();
            RecordedAnswer answer = rig.Ask(line);
            Assert.AreEqual("Usage", answer.Code);
            Assert.Contains("config set NAME [VALUE]", answer.Fault);
        }

        [TestMethod]
        public void ASettingThatIsNoneIsNotRepeated()
        {
            using var rig = new ConfigRig();
            RecordedAnswer answer = rig.Ask("config set hunter2 hunter2");
            Assert.AreEqual("OutOfRange", answer.Code);
            Assert.DoesNotContain("hunter2", answer.Text);
        }

        [TestMethod]
        public void NoVerbShowsASecret()
        {
            using var rig = new ConfigRig($"broker=b\nbroker-user=u\nbroker-password={Secret}\n");
            Assert.AreEqual(Secret, rig.Store.Working.Get(Setting.BrokerPassword));
            string[] lines =
            [
                "config list", "config get broker-password", "config set broker-password", "config export", "config save", "config revert", $"config set broker-password {Secret}{Secret}",
                $"config set broker-password \"{Secret} \"", "config save", "config revert previous", $"config set {Secret}", $"config list {Secret}", $"config get {Secret}", $"config {Secret}",
                "config import begin", $"config import line broker-password={new string('x', 129)}{Secret}", $"config import line {Secret}", "config import end", "factory", $"factory {Secret}",
            ];
            foreach (string line in lines)
            {
                RecordedAnswer answer = rig.Ask(line);
                Assert.DoesNotContain(Secret, answer.Text, line);
                Assert.DoesNotContain(Secret, rig.Store.Message + rig.Store.Working.Message, line);
            }

            RecordedAnswer export = rig.Ask("config export");
            Assert.Contains("# broker-password is set; it is not shown", export.Lines);
            Assert.AreEqual("set", rig.Ask("config get broker-password")["value"]);
            Assert.AreEqual("yes", rig.Ask("config get broker-password")["secret"]);
        }

        [TestMethod]
        public void AnImportThatNamesNoSecretKeepsTheOneThereIs()
        {
            using var rig = new ConfigRig($"broker=b\nbroker-user=u\nbroker-password={Secret}\n");
            string export = rig.Ask("config export").Lines;
            Assert.AreEqual("no", rig.Import(export)["changed"]);
            Assert.AreEqual(Secret, rig.Store.Working.Get(Setting.BrokerPassword));
            rig.Import("broker=b\nbroker-password=");
            Assert.AreEqual("", rig.Store.Working.Get(Setting.BrokerPassword));
        }
    }
}
