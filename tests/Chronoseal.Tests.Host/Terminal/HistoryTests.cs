using Chronoseal.Cli.Terminal;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.TerminalTests
{
    /// <summary>What is kept of what was typed.</summary>
    [TestClass]
    public sealed class HistoryTests
    {
        [TestMethod]
        [DataRow("config set broker-password hush", "config set broker-password ...")]
        [DataRow("CONFIG SET Broker-Password \"hush hush\"", "CONFIG SET Broker-Password ...")]
        [DataRow("broker-password=hush", "broker-password=...")]
        [DataRow("config set brokerpasswords  hush", "config set brokerpasswords ...")]
        [DataRow("config set wifi-psk hush", "config set wifi-psk ...")]
        [DataRow("config set broker-pasword hush", "config set broker-pasword ...")]
        [DataRow("config set broker-pass hush", "config set broker-pass ...")]
        [DataRow("config set broker-password", "config set broker-password")]
        [DataRow("config get broker-password ", "config get broker-password ")]
        [DataRow("config set node hush", "config set node hush")]
        [DataRow("", "")]
        public void LineWithASecretIsMaskedAndNotKept(string line, string masked)
        {
            var history = new History(null);
            history.Add(line);
            Assert.AreEqual(masked, SecretWords.Mask(line));
            Assert.HasCount(masked == line && line.Length > 0 ? 1 : 0, history.Lines);
        }

        [TestMethod]
        public void FileIsBoundedPrivateAndReadAgain()
        {
            using var directory = new TemporaryDirectory();
            string path = Path.Combine(directory.Sub("state"), "history");
            var history = new History(path);
            for (int i = 0; i < TerminalLimits.HistoryLines + 20; i++)
            {
                history.Add($"frames {i}");
                history.Add($"frames {i}");
                history.Add("config set broker-password hush");
            }

            history.Save();
            Assert.AreEqual("", history.Fault);
            Assert.DoesNotContain("hush", File.ReadAllText(path));
            if (!OperatingSystem.IsWindows())
            {
                Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }

            var again = new History(path);
            Assert.HasCount(TerminalLimits.HistoryLines, again.Lines);
            Assert.AreEqual("frames 20", again.Lines[0]);
            Assert.IsEmpty(Directory.GetFiles(directory.Sub("state"), "*.new"));
        }

        [TestMethod]
        public void PlaceThatCannotBeWrittenIsTold()
        {
            using var directory = new TemporaryDirectory();
            File.WriteAllText(directory.Sub("taken"), "");
            var history = new History(Path.Combine(directory.Sub("taken"), "history"));
            history.Save();
            Assert.AreNotEqual("", history.Fault);
        }

        [TestMethod]
        public void WhatWasBeingTypedComesBack()
        {
            var history = new History(null);
            history.Add("info");
            history.Add("status");
            Assert.AreEqual("status", history.Older("sen"));
            Assert.AreEqual("info", history.Older("status"));
            Assert.IsNull(history.Older("info"));
            Assert.AreEqual("status", history.Newer());
            Assert.AreEqual("sen", history.Newer());
            Assert.IsNull(history.Newer());
        }
    }
}
