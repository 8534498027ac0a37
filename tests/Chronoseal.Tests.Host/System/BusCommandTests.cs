using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>`chronoseal bus` and `chronoseal parts`: what they show, and a sentence for everything that makes no sense.</summary>
    [TestClass]
    public sealed class BusCommandTests
    {
        [TestMethod]
        public void AReadingComesThroughTheDriverWithItsTraffic()
        {
            CommandRun run = CommandRun.Of("bus", "--plant", "sht4x", "--do", "tap on", "--do", "read", "--do", "w 44 89", "--do", "r 44 6", "--do", "scan");
            Assert.AreEqual(0, run.ExitCode);
            StringAssert.Contains(run.Output, "> FD");
            StringAssert.Contains(run.Output, " Cel at ");
            StringAssert.Contains(run.Output, "0x44 acknowledges");
        }

        [TestMethod]
        public void LinesComeFromTheInputUntilItEndsOrSaysSo()
        {
            Assert.AreEqual(0, CommandRun.With("read\n\nhelp", "bus", "--plant", "sht4x").ExitCode);
            Assert.AreEqual(0, CommandRun.With("quit\nnonsense\n", "bus", "--plant", "sht4x").ExitCode);
            Assert.AreEqual(0, CommandRun.Of("bus", "--plant", "sht4x", "--do", "quit", "--do", "nonsense").ExitCode);
            Assert.AreEqual(2, CommandRun.With("nonsense\nread\n", "bus", "--plant", "sht4x").ExitCode);
        }

        [TestMethod]
        [DataRow("w 44")]
        [DataRow("w 44 fg")]
        [DataRow("w 44 f")]
        [DataRow("w 80 fd")]
        [DataRow("w \uFF14\uFF14 fd")]
        [DataRow("r 44 0")]
        [DataRow("r 44 65")]
        [DataRow("r 44 NaN")]
        [DataRow("wait -1")]
        [DataRow("wait 1e400")]
        [DataRow("send")]
        [DataRow("send \u0661\u0662")]
        [DataRow("tap")]
        [DataRow("listen -1")]
        [DataRow("read now")]
        [DataRow("reads")]
        public void ALineThatMakesNoSenseIsSaidToMakeNone(string line)
        {
            CommandRun run = CommandRun.Of("bus", "--plant", "sht4x", "--do", line);
            Assert.AreEqual(2, run.ExitCode);
            StringAssert.Contains(run.Output, "not understood");
        }

        [TestMethod]
        public void TheCommandLineItselfIsChecked()
        {
            CommandRun withoutPlant = CommandRun.Of("bus", "sht4x", "--do", "read");
            Assert.AreEqual(2, withoutPlant.ExitCode);
            StringAssert.Contains(withoutPlant.Error, "--plant");
            CommandRun unknown = CommandRun.Of("bus", "--plant", "sht99");
            Assert.AreEqual(2, unknown.ExitCode);
            StringAssert.Contains(unknown.Error, "'sht99'");
            Assert.AreEqual(2, CommandRun.Of("parts", "sht99").ExitCode);
        }
    }
}
