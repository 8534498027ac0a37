using Chronoseal.Firmware;
using Chronoseal.Firmware.Uplink;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class ReconnectPauseTests
    {
        [TestMethod]
        public void The_ceiling_doubles_up_to_the_maximum_and_every_pause_lies_under_it()
        {
            for (int node = 0; node < 50; node++)
            {
                ReconnectPause pause = Make(node, 1);
                long ceiling = 2 * Limits.ReconnectMinimumMicroseconds;
                for (int attempt = 0; attempt < 12; attempt++)
                {
                    long next = pause.NextMicroseconds(false);
                    Assert.IsTrue(next >= Limits.ReconnectMinimumMicroseconds && next <= ceiling);
                    ceiling = 2 * ceiling < Limits.ReconnectMaximumMicroseconds ? 2 * ceiling : Limits.ReconnectMaximumMicroseconds;
                }
            }
        }

        [TestMethod]
        public void Nodes_that_lost_a_broker_together_come_back_apart()
        {
            var isTaken = new bool[20];
            int apart = 0;
            for (int node = 0; node < 40; node++)
            {
                int slot = (int)((Make(node, 1).NextMicroseconds(false) - Limits.ReconnectMinimumMicroseconds) * 19 / Limits.ReconnectMinimumMicroseconds);
                apart += isTaken[slot] ? 0 : 1;
                isTaken[slot] = true;
            }

            Assert.IsTrue(apart >= 12);
        }

        [TestMethod]
        public void The_same_node_and_boot_repeat_and_another_boot_does_not()
        {
            long first = Make(3, 7).NextMicroseconds(false);
            Assert.AreEqual(first, Make(3, 7).NextMicroseconds(false));
            Assert.IsFalse(first == Make(3, 8).NextMicroseconds(false));
        }

        [TestMethod]
        public void A_refusal_backs_off_to_the_maximum_at_once_and_only_a_proof_ends_it()
        {
            ReconnectPause pause = Make(1, 1);
            Assert.IsTrue(pause.NextMicroseconds(true) >= Limits.ReconnectMaximumMicroseconds / 2);
            long longest = 0;
            for (int i = 0; i < 30; i++)
            {
                long next = pause.NextMicroseconds(false);
                longest = next > longest ? next : longest;
            }

            Assert.IsTrue(longest > Limits.ReconnectMaximumMicroseconds / 2);
            pause.Reset();
            Assert.IsTrue(pause.NextMicroseconds(false) <= 2 * Limits.ReconnectMinimumMicroseconds);
        }

        private static ReconnectPause Make(int node, long boot)
        {
            return new ReconnectPause(new byte[] { 2, 0, 0, 0, 0, 0, 0, (byte)node }, boot);
        }
    }
}
