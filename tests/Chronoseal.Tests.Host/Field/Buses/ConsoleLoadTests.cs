using Chronoseal.Evidence.Frames;
using Chronoseal.Firmware.Console;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Field.Buses
{
    /// <summary>
    /// A node samples while its console is kept as busy as can be, and again without a console: no epoch is late or lost, and no stamp moves by more than
    /// its uncertainty. In the plant code takes no time: what is compared is the use of buses, waits and queues. What the interpreter's time does, only a
    /// device shows.
    /// </summary>
    [TestClass]
    public sealed class ConsoleLoadTests
    {
        private const ulong Seed = 4;
        private const int RunSeconds = 150;
        private const double StepSeconds = 0.25;
        private const double StampedEpochs = RunSeconds - 30;

        private static Dictionary<string, FrameRecord>? s_quiet;
        private static int s_quietFrames;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void InputAtFullLineSpeedMovesNoStamp()
        {
            FloodingTerminal? terminal = null;
            using var site = new Site(Seed);
            Compare(site, StepSeconds, () => (terminal ??= new FloodingTerminal(site.Node.Plant.ConsoleLine, 77)).Type(StepSeconds));
            TestContext.WriteLine($"{terminal!.Typed} bytes typed, {terminal.Shown} bytes shown");
            Assert.IsGreaterThan(RunSeconds * 11_000, terminal.Typed);
            Assert.IsGreaterThan(RunSeconds * 3_000, terminal.Shown);
        }

        [TestMethod]
        public void WorkOnTheBusesMovesNoStamp()
        {
            using var site = new Site(Seed);
            var technician = new BusyTechnician(site.Node.Plant.ConsoleLine);
            bool hasBegun = false;
            Compare(site, 5, () =>
            {
                if (!hasBegun)
                {
                    hasBegun = true;
                    technician.Begin();
                }
            });
            TestContext.WriteLine(string.Join(", ", technician.Answers));
            TestContext.WriteLine(string.Join(", ", technician.Tapped));
            TestContext.WriteLine(string.Join("\n", technician.Refusals));
            foreach (string verb in new[] { "read", "selftest", "scan", "modbus", "tap" })
            {
                Assert.IsGreaterThan(3, technician.Answers.GetValueOrDefault(verb + " Ok"), verb);
            }

            foreach (string bus in new[] { "i2c1", "rs485", "toc", "gnss" })
            {
                Assert.IsGreaterThan(3, technician.Tapped.GetValueOrDefault("bus=" + bus), bus);
            }
        }

        private void Compare(Site site, double stepSeconds, Action work)
        {
            site.Node.Started = node => site.Node.Plant.Timeline.Start("console", TaskPriority.Console, NodeConsole.Open(node));
            (Dictionary<string, FrameRecord> busy, int frames) = Sample(site, stepSeconds, work);
            if (s_quiet == null)
            {
                using var quiet = new Site(Seed);
                (s_quiet, s_quietFrames) = Sample(quiet, RunSeconds, () => { });
            }

            Assert.AreEqual(s_quietFrames, frames);
            long greatest = 0;
            double share = 0;
            string[] both = [.. busy.Keys.Intersect(s_quiet.Keys)];
            foreach (string key in both)
            {
                long moved = Math.Abs(busy[key].TimeUtcMicroseconds!.Value - s_quiet[key].TimeUtcMicroseconds!.Value);
                long uncertainty = (long)Math.Min(busy[key].StampUncertaintyMicroseconds!.Value, s_quiet[key].StampUncertaintyMicroseconds!.Value);
                Assert.IsLessThanOrEqualTo(uncertainty, moved, key);
                greatest = Math.Max(greatest, moved);
                share = Math.Max(share, (double)moved / uncertainty);
            }

            TestContext.WriteLine(string.Join(", ", both.GroupBy(key => key.Split(' ')[1]).Select(stamps => $"{stamps.Count()} {stamps.Key}")));
            TestContext.WriteLine($"{frames} data frames, {both.Length} stamps compared: moved by {greatest} us at most, {share:P2} of U95 at most");
            Assert.IsGreaterThan(4 * StampedEpochs, both.Length);
            Assert.IsGreaterThanOrEqualTo(s_quiet.Count - 4, both.Length);
        }

        private (Dictionary<string, FrameRecord> Stamps, int Frames) Sample(Site site, double stepSeconds, Action work)
        {
            var truth = new Truth(site.Node);
            site.Boot();
            site.Run(RunSeconds, stepSeconds, work);
            Assert.AreEqual(0, site.Node.Gateway.Health.EpochsOverrun);
            Assert.AreEqual(0, site.Node.Gateway.Health.EpochsUnsealed);
            Assert.AreEqual(0, site.Node.Gateway.Health.FailedReads);
            site.Node.Plant.ConsoleLine.Peer = null;
            site.Finish();
            site.AssertComplete();

            // Whatever the phase in which a verb happened to run: who touches a bus beside sampling breaks an epoch some day.
            Assert.AreEqual("node-0/acquisition", string.Join(' ', site.Node.Plant.I2c.Users));
            Assert.AreEqual("node-0/acquisition", string.Join(' ', site.Node.Plant.Rs485.Users));
            int stamps = truth.AssertStamps();
            TestContext.WriteLine($"{stamps} stamps against truth, the worst {truth.WorstMicroseconds} us outside of the conversion's middle");
            var all = new Dictionary<string, FrameRecord>();
            foreach (Frame frame in site.Node.Log.Data.Where(f => f.EpochUtcMicroseconds is not null))
            {
                foreach (FrameRecord record in frame.Records.Where(r => r.TimeUtcMicroseconds is not null))
                {
                    all.Add(frame.EpochUtcMicroseconds + " " + record.Name, record);
                }
            }

            return (all, site.Node.Log.Data.Count());
        }
    }
}
