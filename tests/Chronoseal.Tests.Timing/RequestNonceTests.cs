using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Timing
{
    [TestClass]
    public class RequestNonceTests
    {
        [TestMethod]
        public void It_is_the_entropy_of_the_board()
        {
            Assert.IsTrue(Make(Outcome.Ok, 0xA5, 1, new ManualTimeline()).Next() == 0xA5A5A5A5A5A5A5A5);
        }

        [TestMethod]
        public void It_is_never_zero()
        {
            Assert.IsTrue(Make(Outcome.Ok, 0, 1, new ManualTimeline()).Next() == 1);
        }

        [TestMethod]
        public void Without_entropy_it_differs_by_counter_and_node()
        {
            var timeline = new ManualTimeline();
            ulong other = Make(Outcome.Unsupported, 0xA5, 2, timeline).Next();
            RequestNonce nonces = Make(Outcome.Unsupported, 0xA5, 1, timeline);
            ulong last = 0;
            for (int i = 0; i < 100; i++)
            {
                ulong nonce = nonces.Next();
                Assert.IsTrue(nonce != last && nonce != other && nonce != 0xA5A5A5A5A5A5A5A5, i.ToString());
                last = nonce;
                timeline.Microseconds++;
            }
        }

        private static RequestNonce Make(Outcome outcome, byte value, byte node, ManualTimeline timeline)
        {
            return new RequestNonce(new FixedEntropy(outcome, value), timeline, new byte[] { 2, 0, 0, 0, 0, 0, 0, node });
        }
    }
}
