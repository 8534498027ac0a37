using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>A Modbus driver that is answered with any content: it identifies, measures, tests and describes, and gives samples only with Ok.</summary>
    internal abstract class ModbusSensorTarget : FuzzTarget
    {
        public override int LongestBytes => 96;

        public override void Feed(byte[] input)
        {
            var port = new RegisterPort(input);
            ISensor sensor = Make(new ModbusRtuChannel(port, port), port);
            sensor.Identify(new SensorIdentity());
            var samples = new Sample[sensor.SampleCapacity];
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] = new Sample();
            }

            sensor.Begin();
            Outcome outcome = sensor.End(samples, out int count);
            Assert.AreEqual(outcome == Outcome.Ok ? sensor.SampleCapacity : 0, count);
            Assert.AreEqual(outcome != Outcome.DeviceError, sensor.DeviceErrorCode == 0);
            foreach (Sample sample in samples.Take(count))
            {
                Check(sample);
            }

            sensor.SelfTest();
            Assert.AreNotEqual("", sensor.Describe());
        }

        protected abstract ISensor Make(IModbusChannel channel, ITimeline timeline);

        protected abstract void Check(Sample sample);
    }
}
