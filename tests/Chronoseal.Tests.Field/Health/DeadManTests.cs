using Chronoseal.Firmware;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Nodes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Health
{
    [TestClass]
    public class DeadManTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Silence_from_the_start_is_death()
        {
            var deadMan = new DeadMan(new HealthCounters(), Second, 5 * Second);
            Assert.IsFalse(deadMan.IsDead(5 * Second + Limits.SilenceMicroseconds));
            Assert.IsTrue(deadMan.IsDead(5 * Second + Limits.SilenceMicroseconds + 1));
        }

        [TestMethod]
        public void A_sealed_frame_starts_the_wait_again()
        {
            var health = new HealthCounters { FramesSealed = 1 };
            var deadMan = new DeadMan(health, Second, 0);
            Assert.IsFalse(deadMan.IsDead(200 * Second));
            Assert.IsFalse(deadMan.IsDead(200 * Second + Limits.SilenceMicroseconds));
            Assert.IsTrue(deadMan.IsDead(201 * Second + Limits.SilenceMicroseconds));
        }

        [TestMethod]
        public void Epochs_that_are_refused_are_borne_longer()
        {
            var health = new HealthCounters();
            var deadMan = new DeadMan(health, Second, 0);
            long now = 0;
            while (now < NodeLimits.RefusalMicroseconds)
            {
                now += Second;
                health.EpochsUnsealed++;
                Assert.IsFalse(deadMan.IsDead(now));
            }

            health.EpochsUnsealed++;
            Assert.IsTrue(deadMan.IsDead(now + Second));
        }

        [TestMethod]
        public void Rare_epochs_are_waited_for()
        {
            long hour = 3600 * Second;
            var deadMan = new DeadMan(new HealthCounters(), hour, 0);
            Assert.IsFalse(deadMan.IsDead(Limits.PeriodsWithoutFrame * hour));
            Assert.IsTrue(deadMan.IsDead(Limits.PeriodsWithoutFrame * hour + 1));
        }

        [TestMethod]
        public void Another_period_holds_at_once()
        {
            const long Hour = 3600 * Second;
            var deadMan = new DeadMan(new HealthCounters(), Second, 0);
            deadMan.SetPeriod(Hour, 0);
            Assert.IsFalse(deadMan.IsDead(3 * Hour));
            deadMan.SetPeriod(Second, 3 * Hour);
            Assert.IsFalse(deadMan.IsDead(3 * Hour));
            deadMan.SetPeriod(Second, 3 * Hour + Limits.SilenceMicroseconds);
            Assert.IsFalse(deadMan.IsDead(3 * Hour + Limits.SilenceMicroseconds));
            Assert.IsTrue(deadMan.IsDead(3 * Hour + Limits.SilenceMicroseconds + 1));
        }
    }
}
