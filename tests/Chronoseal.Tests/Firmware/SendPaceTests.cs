using Chronoseal.Firmware.Uplink;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class SendPaceTests
    {
        [TestMethod]
        [DataRow(20, 1000000, 50000)]
        [DataRow(2, 1000000, 500000)]
        [DataRow(2, 100000, 50000)]
        [DataRow(200, 100000, 5000)]
        [DataRow(5, 60000000, 200000)]
        public void Frames_are_held_apart_but_never_to_less_than_twice_the_live_rate(int framesPerSecond, int epoch, int interval)
        {
            var pace = new SendPace(framesPerSecond, epoch);
            Assert.IsTrue(pace.NextCounter <= 0);
            pace.NoteSent(1000);
            Assert.AreEqual(1000L + interval, pace.NextCounter);
        }

        [TestMethod]
        public void Another_rate_holds_from_the_next_frame_on()
        {
            var pace = new SendPace(20, 1000000);
            pace.NoteSent(1000);
            pace.Set(5, 60000000);
            Assert.AreEqual(51000L, pace.NextCounter);
            pace.NoteSent(51000);
            Assert.AreEqual(251000L, pace.NextCounter);
        }
    }
}
