using System.Text;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.Plant
{
    /// <summary>Two runs of one seed see the same bytes on every bus at the same counter values, over resets and power cuts.</summary>
    [TestClass]
    public sealed class DeterminismTests
    {
        [TestMethod]
        public void TwoRunsOfASeedAreTheSameToTheByte()
        {
            string first = Record(11);
            Assert.IsGreaterThan(50_000, first.Length);
            Assert.AreEqual(first, Record(11));
            Assert.AreNotEqual(first, Record(12));
        }

        private static string Record(ulong seed)
        {
            StringBuilder log = new StringBuilder();
            using PlantWorld world = new PlantWorld(new PlantSettings { Seed = seed, NodeCount = 2 });
            foreach (PlantNode node in world.Nodes)
            {
                node.Boot(board => RunNode(board, node.Name, log));
            }

            world.Timeline.Schedule(20_123_456_789, () => world.Nodes[0].CutPower(2_000));
            world.Timeline.Schedule(40_000_000_000, () => world.Nodes[1].Reset(ResetReason.Watchdog));
            world.RunSeconds(60);
            return log.ToString();
        }

        private static void RunNode(PlantBoard board, string name, StringBuilder log)
        {
            board.OpenI2c("i2c1", 0x44, out II2cDevice sht);
            board.OpenSerial("gnss", new SerialSettings(9_600, SerialParity.None, 1, false), out ISerialPort gnss);
            board.OpenSerial("rs485", new SerialSettings(19_200, SerialParity.None, 1, true), out ISerialPort counter);
            log.AppendLine(name + " boots " + board.ResetReason);
            ITimeline timeline = board.Timeline;
            timeline.Start("gnss", TaskPriority.Timing, () =>
            {
                byte[] buffer = new byte[64];
                while (gnss.Read(buffer, 0, buffer.Length, long.MaxValue, out int count) == Outcome.Ok)
                {
                    log.Append(timeline.Counter.Microseconds).Append(Encoding.ASCII.GetString(buffer, 0, count));
                }
            });
            timeline.Start("bus", TaskPriority.Acquisition, () => PollBuses(timeline, sht, counter, name, log));
        }

        private static void PollBuses(ITimeline timeline, II2cDevice sht, ISerialPort counter, string name, StringBuilder log)
        {
            byte[] command = { 0xFD };
            byte[] status = { 0x01, 0x03, 0x00, 0x02, 0x00, 0x01, 0x25, 0xCA };
            byte[] reply = new byte[16];
            for (;;)
            {
                sht.Write(command, 1);
                counter.Write(status, status.Length);
                timeline.SleepUntil(timeline.Counter.Microseconds + 50_000);
                Outcome outcome = sht.Read(reply, 6);
                log.Append(name).Append(timeline.Counter.Microseconds).Append(outcome).AppendLine(Convert.ToHexString(reply, 0, 6));
                outcome = counter.Read(reply, 0, reply.Length, timeline.Counter.Microseconds, out int count);
                log.Append(name).Append(timeline.Counter.Microseconds).Append(outcome).AppendLine(Convert.ToHexString(reply, 0, count));
                timeline.SleepUntil(timeline.Counter.Microseconds + 450_000);
            }
        }
    }
}
