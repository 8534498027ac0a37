using System.Text;
using Chronoseal.Drivers.Hc2;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand;
using Chronoseal.Tests.Host.Drivers;

namespace Chronoseal.Tests.Host.Plant
{
    [TestClass]
    public sealed class Hc2EmulatorTests : IDisposable
    {
        private readonly Bench _bench = new(new BenchSettings { IsQuiet = true });
        private readonly Hc2Emulator _emulator;
        private readonly Hc2Sensor _sensor;
        private readonly StandReader _reader;

        public Hc2EmulatorTests()
        {
            SerialLine line = _bench.Lay(new SerialSettings(19200, SerialParity.None, 1, false));
            _emulator = new Hc2Emulator(line, _bench.Room, _bench.Random("hc2"));
            _sensor = new Hc2Sensor("climate", _bench.Open(line), _bench.Timeline, new Hc2Settings());
            _reader = new StandReader(_bench, _sensor);
            _bench.Wait(1);
        }

        public void Dispose() => _bench.Dispose();

        [TestMethod]
        public void TheRecordedReplyHasItsChecksum()
        {
            byte[] reply = Hc2Text.Seal("{F00rdd 001; 42.47;%rh;000;+; 23.31;\u00B0C;000;-;nc;---.- ;\u00B0C;000; ;001;V1.4-1;0060257484;HygroClip 2 ;000;");
            Assert.AreEqual("R\r", Encoding.Latin1.GetString(reply)[^2..]);
        }

        [TestMethod]
        public void AProbeInFahrenheitIsRefusedAndToldSo()
        {
            Assert.AreEqual(Outcome.Ok, _reader.Read());
            _emulator.IsFahrenheit = true;
            Assert.AreEqual(Outcome.Unsupported, _reader.Read());
            Assert.Contains("set the probe to", _sensor.Describe());
            Assert.AreEqual(Outcome.Unsupported, _sensor.Identify(new SensorIdentity()));
        }

        [TestMethod]
        public void ASimulatedValueIsNoMeasurement()
        {
            _emulator.Alarms = 0x80;
            Assert.AreEqual(Outcome.DeviceError, _reader.Read());
            Assert.AreEqual(0x80, _sensor.DeviceErrorCode);
            _emulator.Alarms = 0x20;
            Assert.AreEqual(Outcome.Ok, _reader.Read());
            Assert.AreNotEqual(0, _reader.Samples[1].Status);
        }

        [TestMethod]
        public void DashesAreNoValue()
        {
            _emulator.IsHumidityLost = true;
            Assert.AreEqual(Outcome.OutOfRange, _reader.Read());
            _emulator.IsHumidityLost = false;
            Assert.AreEqual(Outcome.Ok, _reader.Read());
        }

        [TestMethod]
        public void ASpoiltReplyIsNone()
        {
            _emulator.Faults.HasWrongChecksum = true;
            Assert.AreEqual(Outcome.BadChecksum, _reader.Read());
            _emulator.Faults.HasWrongChecksum = false;
            _emulator.Faults.TruncateToBytes = 40;
            Assert.AreEqual(Outcome.ShortReply, _reader.Read());
            _emulator.Faults.TruncateToBytes = -1;
            Assert.AreEqual(Outcome.Ok, _reader.Read());
        }
    }
}
