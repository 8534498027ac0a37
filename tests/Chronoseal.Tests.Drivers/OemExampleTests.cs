using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;
using OemExample;

namespace Chronoseal.Tests.Drivers
{
    /// <summary>The driver that docs/oem.md writes before the reader's eyes.</summary>
    [TestClass]
    public class OemExampleTests
    {
        [TestMethod]
        public void Its_reading_is_exact_and_stamped_in_the_middle()
        {
            var bus = new ScriptedI2c("W 01 0C 00", "W 01", "R 20 00", "W 00", "R 0C 80", "W 01 0C 00", "W 01", "R 20 00", "W 00", "R F3 80");
            var timeline = new ManualTimeline { Microseconds = 5000 };
            var sensor = new Tmp117Sensor("t", bus, timeline);
            Sample[] samples = { new Sample() };
            sensor.Begin();
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.End(samples, out int count));
            Assert.AreEqual(1, count);
            Assert.AreEqual(250000000L, samples[0].Mantissa, "25 degrees (data sheet table 7-1)");
            Assert.AreEqual(13750L, samples[0].CounterMicroseconds);
            sensor.Begin();
            sensor.End(samples, out _);
            Assert.AreEqual(-250000000L, samples[0].Mantissa);
            Assert.IsTrue(bus.IsDone);
        }

        [TestMethod]
        [DataRow("W 01|NR", (int)Outcome.Nack)]
        [DataRow("W 01|R 00 00", (int)Outcome.Timeout)]
        [DataRow("W 01|R 20 00|W 00|R 80 00", (int)Outcome.OutOfRange)]
        public void What_fails_has_a_name_and_no_value(string script, int expected)
        {
            var steps = ("W 01 0C 00|" + script).Split('|');
            var sensor = new Tmp117Sensor("t", new ScriptedI2c(steps), new ManualTimeline());
            Sample[] samples = { new Sample() };
            sensor.Begin();
            Assert.AreEqual(Outcomes.Name((Outcome)expected), Outcomes.Name(sensor.End(samples, out int count)));
            Assert.AreEqual(0, count);
        }

        [TestMethod]
        public void Another_part_at_its_address_is_not_taken_for_it()
        {
            var sensor = new Tmp117Sensor("t", new ScriptedI2c("W 0F", "R 01 16"), new ManualTimeline());
            Assert.AreEqual((int)Outcome.WrongReply, (int)sensor.Identify(new SensorIdentity()));
        }
    }
}
