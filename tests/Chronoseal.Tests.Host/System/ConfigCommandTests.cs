using System.Text.Json;
using Chronoseal.Firmware.Configuration;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>`chronoseal config` says what a node would say.</summary>
    [TestClass]
    public sealed class ConfigCommandTests
    {
        private const string Secret = "b7Qx-sesame-94kT";
        private const string Good = "# cabinet 12\r\nbroker=broker.example:8883\r\nbroker-user=node\r\nbroker-password=" + Secret + "\r\nepoch-us=500000\r\n";

        [TestMethod]
        public void AGoodFileHasTheHashOfTheNode()
        {
            using var directory = new TemporaryDirectory();
            CommandRun run = CommandRun.Of("config", "check", Write(directory, Good));
            Assert.AreEqual(0, run.ExitCode, run.Output + run.Error);
            Assert.Contains($"Configuration hash {Hash()}", run.Output);
            Assert.Contains("  epoch-us=500000", run.Output);
            Assert.Contains("  broker-password=set", run.Output);
            Assert.DoesNotContain(Secret, run.Output);
        }

        [TestMethod]
        public void EveryBadLineIsNamedWithItsRemedyAndNoneQuoted()
        {
            using var directory = new TemporaryDirectory();
            string path = Write(directory, $"broker=b\nepoch-us=7\n{Secret}\nbroker-password=\t{Secret}\nbroker=c\n{Secret}={Secret}\n");
            CommandRun run = CommandRun.Of("config", "check", path);
            Assert.AreEqual(1, run.ExitCode);
            string[] expected =
            [
                $"{path} line 2: epoch-us must be a divisor or multiple of 1000000, 100000 to 3600000000",
                $"{path} line 3: is not a setting; write name=value, or # before a comment",
                $"{path} line 4: has a character that is not printable ASCII; type the line again",
                $"{path} line 5: broker is set twice; keep one of the lines",
                $"{path} line 6: has an unknown name; see the list in docs/configuration.md or 'config list', or remove the line",
                "A node refuses this: 5 faults.",
            ];
            CollectionAssert.AreEqual(expected, run.OutputLines);
        }

        [TestMethod]
        public void TheSetIsJudgedAsAWhole()
        {
            using var directory = new TemporaryDirectory();
            string path = Write(directory, "broker=b\nseal=signature\nepoch-us=200000\n");
            CommandRun run = CommandRun.Of("config", "check", path);
            Assert.AreEqual(1, run.ExitCode);
            Assert.StartsWith($"{path}: a signature takes too long for epoch-us; make it at least 500000, or set seal to mac", run.Output);
            path = Write(directory, "broker=b\n#" + new string('x', 4096));
            Assert.StartsWith($"{path}: is longer than 4096 bytes; remove comments", CommandRun.Of("config", "check", path).Output);
        }

        [TestMethod]
        public void FilesThatTheSettingsAskForAreLookedForWhereItIsWanted()
        {
            using var directory = new TemporaryDirectory();
            string path = Write(directory, "broker=b\nbroker-tls=1\nbroker-roots=1\nseal=signature\n");
            Assert.AreEqual(0, CommandRun.Of("config", "check", path).ExitCode);
            CommandRun run = CommandRun.Of("config", "check", path, "--drive", directory.Path);
            Assert.AreEqual(1, run.ExitCode);
            Assert.Contains("broker.crt is not there; write the issuer", run.Output);
            File.WriteAllText(directory.Sub("broker.crt"), "-----BEGIN CERTIFICATE-----\n");
            Assert.AreEqual(0, CommandRun.Of("config", "check", path, "--drive", directory.Path).ExitCode);
            Assert.AreEqual(2, CommandRun.Of("config", "check", path, "--drive", directory.Sub("none")).ExitCode);
        }

        [TestMethod]
        public void JsonSaysTheSame()
        {
            using var directory = new TemporaryDirectory();
            JsonElement good = JsonDocument.Parse(CommandRun.Of("config", "check", Write(directory, Good), "--json").Output).RootElement;
            Assert.IsTrue(good.GetProperty("ok").GetBoolean());
            Assert.AreEqual(Hash(), good.GetProperty("hash").GetString());
            Assert.AreEqual("500000", good.GetProperty("settings").GetProperty("epoch-us").GetString());
            Assert.AreEqual("set", good.GetProperty("settings").GetProperty("broker-password").GetString());
            CommandRun run = CommandRun.Of("config", "check", Write(directory, "broker=b\nepoch-us=7"), "--json");
            JsonElement bad = JsonDocument.Parse(run.Output).RootElement;
            Assert.AreEqual(1, run.ExitCode);
            Assert.AreEqual(JsonValueKind.Null, bad.GetProperty("hash").ValueKind);
            Assert.AreEqual(2, bad.GetProperty("faults")[0].GetProperty("line").GetInt32());
            Assert.StartsWith("epoch-us must be", bad.GetProperty("faults")[0].GetProperty("message").GetString()!);
        }

        [TestMethod]
        public void AFileThatIsNotThereIsAnOutsideFault()
        {
            using var directory = new TemporaryDirectory();
            CommandRun run = CommandRun.Of("config", "check", directory.Sub("none.cfg"));
            Assert.AreEqual(3, run.ExitCode);
            Assert.Contains("none.cfg", run.Error);
        }

        [TestMethod]
        public void TheListIsTheSchema()
        {
            JsonElement settings = JsonDocument.Parse(CommandRun.Of("config", "list", "--json").Output).RootElement.GetProperty("settings");
            Assert.AreEqual(Schema.Count, settings.GetArrayLength());
            string plain = CommandRun.Of("config", "list").Output;
            foreach (JsonElement setting in settings.EnumerateArray())
            {
                Assert.Contains(setting.GetProperty("name").GetString()!, plain);
            }
        }

        private static string Write(TemporaryDirectory directory, string text)
        {
            string path = directory.Sub("node.cfg");
            File.WriteAllText(path, text);
            return path;
        }

        private static string Hash()
        {
            var set = new SettingSet();
            set.TrySet(Setting.Broker, "broker.example:8883");
            set.TrySet(Setting.BrokerUser, "node");
            set.TrySet(Setting.Epoch, "500000");
            return Convert.ToHexStringLower(set.Hash());
        }
    }
}
