using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Hal;
using Chronoseal.Tests.Host.Evidence.Mutation;

namespace Chronoseal.Tests.Host.Field.Calibration
{
    /// <summary>
    /// The power goes at each change of the flash behind a new calibration: slot, journal, ledger and note together. Whatever is left, nothing corrected stands before the
    /// event that tells of it, and an auditor finds nothing to ask.
    /// </summary>
    [TestClass]
    public sealed class CalibrationCutTests
    {
        private const int Changes = 24;

        [TestMethod]
        [DataRow("")]
        [DataRow("journal-batch=8\n")]
        public void ACutAtAnyChangeLeavesOneCalibrationThatIsTold(string settings)
        {
            var ends = new HashSet<string>();
            for (int change = 1; change <= Changes; change++)
            {
                using var node = new CalibratedNode(settings);
                node.World.RunSeconds(20.5);
                node.Plant.Files.ChangesUntilPowerCut = change;
                node.Type("cal set toc cert=T-9 toc-slope=1.05");
                node.World.RunSeconds(30);
                node.Plant.Files.ChangesUntilPowerCut = -1;
                node.World.RunSeconds(30);
                node.Plant.CutPower(1_000);
                node.World.RunSeconds(20);
                node.Finish();
                ends.Add(Judge(node, change));
            }

            Assert.Contains("old", ends);
            Assert.Contains("new", ends);
        }

        // Taken at a boot while the chain is there: what the file states is told by that boot.
        [TestMethod]
        public void ACutAtAnyChangeWhileADeployedCalibrationIsTakenLeavesIt()
        {
            for (int change = 1; change <= Changes; change++)
            {
                using var node = new CalibratedNode();
                node.World.RunSeconds(20.5);
                byte[] text = "broker=broker.plant\ncal-toc-cert=T-9\ncal-toc-slope=1.05\n"u8.ToArray();
                Assert.AreEqual(Outcome.Ok, node.Plant.Files.Append(ConfigurationStore.DeployedFile, text, 0, text.Length));
                Assert.AreEqual(Outcome.Ok, node.Plant.Files.Flush(ConfigurationStore.DeployedFile));
                node.Plant.CutPower(1_000);
                node.Plant.Files.ChangesUntilPowerCut = change;
                node.World.RunSeconds(30);
                node.Plant.Files.ChangesUntilPowerCut = -1;
                node.World.RunSeconds(30);
                node.Finish();
                Assert.AreEqual("new", Judge(node, change));
            }
        }

        private static string Judge(CalibratedNode node, int change)
        {
            string what = $"cut at change {change}";
            List<Frame> frames = node.Log.Frames;
            AuditOutcome audit = AuditOutcome.Of(node.Log.Received.DistinctBy(Convert.ToHexString), node.Log.Keys);
            Assert.IsTrue(audit.Report.IsSound, $"{what}: {audit}");
            Assert.DoesNotContain(AuditRules.CalibrationUnexplained.Id, audit.ToString(), what);
            bool isNew = node.Node.Configuration.Running.Get(Setting.TocCertificate) == "T-9";
            int told = frames.FindIndex(f => f.Kind == FrameKind.Event && f.Records[0].Name == "event/cal/toc");
            int corrected = frames.FindIndex(f => f.Kind == FrameKind.Birth && f.Records.Any(r => r.Name == "s/toc/toc-slope"));
            Assert.AreEqual(isNew, told >= 0, what);
            Assert.AreEqual(isNew, corrected >= 0, what);
            int data = frames.FindIndex(f => f.Kind == FrameKind.Data && f.Sequence > frames[isNew ? Math.Min(told, corrected) : 0].Sequence);
            Assert.IsTrue(!isNew || (data > told && data > corrected), what);
            return isNew ? "new" : "old";
        }
    }
}
