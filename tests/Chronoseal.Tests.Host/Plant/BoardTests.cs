using Chronoseal.Hal;
using Chronoseal.Plant;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class BoardTests
    {
        private static readonly byte[] s_data = { 1, 2, 3, 4, 5, 6, 7, 8 };

        [TestMethod]
        public void BoardOpensWhatItHasAndNothingElse()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            Outcome[] outcomes = Array.Empty<Outcome>();
            world.Nodes[0].Boot(board =>
            {
                SerialSettings settings = new SerialSettings(9_600, SerialParity.None, 1, false);
                outcomes = new[]
                {
                    board.OpenI2c("i2c1", 0x44, out _),
                    board.OpenSerial("gnss", settings, out _),
                    board.OpenTcp("toc", 502, out _),
                    board.OpenPulse("pps", out _),
                    board.OpenSerial("gnss", settings, out _),
                    board.OpenI2c("i2c9", 0x44, out _),
                    board.OpenTcp("elsewhere", 502, out _),
                    board.OpenMqtt(new MqttEndpoint { Host = "broker", Port = 1883 }, out _),
                    board.CreateKeyedHash(new byte[32], out _),
                };
            });
            world.RunSeconds(0.01);
            Outcome[] expected = Enumerable.Repeat(Outcome.Ok, 4).Append(Outcome.BusFault).Concat(Enumerable.Repeat(Outcome.Unsupported, 4)).ToArray();
            CollectionAssert.AreEqual(expected, outcomes);
        }

        [TestMethod]
        public void RebootEndsAllTasksAndBootsWithTheSameFlash()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            List<ResetReason> reasons = new List<ResetReason>();
            long counterAtBoot = 0;
            long ticks = 0;
            bool returned = false;
            world.Nodes[0].Boot(board =>
            {
                reasons.Add(board.ResetReason);
                counterAtBoot = board.Timeline.Counter.Microseconds;
                board.Timeline.Start("ticker", TaskPriority.Timing, () =>
                {
                    for (;;)
                    {
                        board.Timeline.SleepUntil(board.Timeline.Counter.Microseconds + 100_000);
                        ticks++;
                    }
                });
                if (reasons.Count == 1)
                {
                    board.Files.Append("boot", s_data, 0, s_data.Length);
                    board.Files.Flush("boot");
                    board.Timeline.SleepUntil(board.Timeline.Counter.Microseconds + 1_000_000);
                    board.Reboot();
                    returned = true;
                }
            });
            world.RunSeconds(1.2);
            Assert.AreEqual(0, world.Timeline.LiveTaskCount);
            long ticksBefore = ticks;
            world.RunSeconds(1);
            CollectionAssert.AreEqual(new[] { ResetReason.PowerOn, ResetReason.Software }, reasons);
            Assert.IsFalse(returned);
            Assert.IsGreaterThan(ticksBefore, ticks);
            Assert.AreEqual(0, counterAtBoot);
            Assert.AreEqual(Outcome.Ok, world.Nodes[0].Files.Length("boot", out long length));
            Assert.AreEqual(s_data.Length, length);
        }

        [TestMethod]
        public void PowerCutWithinAWriteEndsTheTaskThere()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            PlantNode node = world.Nodes[0];
            int boots = 0;
            int survived = 0;
            node.Files.ChangesUntilPowerCut = 5;
            node.Boot(board =>
            {
                boots++;
                for (int i = 0; i < 4 && boots == 1; i++)
                {
                    board.Files.Append("log", s_data, 0, s_data.Length);
                    board.Files.Flush("log");
                    survived++;
                }
            });
            world.RunSeconds(1);
            Assert.AreEqual(2, boots);
            Assert.AreEqual(2, survived);
            node.Files.Length("log", out long length);
            Assert.IsTrue(length >= 16 && length <= 24);
        }

        [TestMethod]
        public void StoreKeepsItsContract()
        {
            MemoryFileStore store = new MemoryFileStore(new PlantRandom(1), 20);
            byte[] buffer = new byte[16];
            Assert.AreEqual(Outcome.NotReady, store.Length("a", out _));
            Assert.AreEqual(Outcome.Ok, store.Delete("a"));
            Assert.AreEqual(Outcome.OutOfRange, store.Append("A", s_data, 0, 8));
            Assert.AreEqual(Outcome.OutOfRange, store.Append("x234567890123456789012345", s_data, 0, 8));
            Assert.AreEqual(Outcome.Ok, store.Append("a", s_data, 0, 8));
            Assert.AreEqual(Outcome.Ok, store.Append("b", s_data, 0, 8));
            Assert.AreEqual(Outcome.BusFault, store.Append("b", s_data, 0, 8));
            Assert.AreEqual(Outcome.Ok, store.Read("a", 5, buffer, 1, 10, out int read));
            Assert.AreEqual(3, read);
            Assert.AreEqual(8, buffer[3]);
            Assert.AreEqual(Outcome.Ok, store.Rename("a", "b"));
            Assert.AreEqual(8, store.UsedBytes);
            CollectionAssert.AreEqual(new[] { "b" }, store.Names.ToArray());
            store.LosePower();
            Assert.AreEqual(Outcome.BusFault, store.Length("b", out _));
            store.RestorePower();
            Assert.AreEqual(Outcome.Ok, store.Length("b", out long length));
            Assert.IsLessThanOrEqualTo(8, length);
        }

        [TestMethod]
        public void ConsoleTypesAndListens()
        {
            using PlantWorld world = new PlantWorld(new PlantSettings());
            PlantNode node = world.Nodes[0];
            node.Boot(board =>
            {
                board.OpenSerial("console", new SerialSettings(115_200, SerialParity.None, 1, false), out ISerialPort port);
                byte[] one = new byte[1];
                while (port.Read(one, 0, 1, long.MaxValue, out _) == Outcome.Ok)
                {
                    port.Write(one, 1);
                }
            });
            world.RunSeconds(0.1);
            node.Console.Type("info");
            world.RunSeconds(0.1);
            Assert.AreEqual("info\r", node.Console.Text);
        }
    }
}
