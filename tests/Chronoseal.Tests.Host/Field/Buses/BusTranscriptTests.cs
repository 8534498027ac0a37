using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Field.Buses
{
    /// <summary>Bus verbs on a sampling node of the plant, typed by a human and by a machine.</summary>
    [TestClass]
    public sealed class BusTranscriptTests
    {
        private readonly Site _site = new(new PlantSettings { Seed = 4, Node = Site.Usual with { HasSecureElement = true } });

        public TestContext TestContext { get; set; } = null!;

        private PlantNode Plant => _site.Node.Plant;

        [TestInitialize]
        public void Boot()
        {
            _site.Node.Started = node => Plant.Timeline.Start("console", TaskPriority.Console, NodeConsole.Open(node));
            _site.BootAndRun(40);
        }

        [TestCleanup]
        public void End()
        {
            long overrun = _site.Node.Gateway.Health.EpochsOverrun;
            _site.Dispose();
            Assert.AreEqual(0, overrun);
        }

        [TestMethod]
        public void EveryPartIsFound()
        {
            Plant.I2c.Attach(0x45, new SilentTarget());
            string text = Ask("@1 scan i2c", 3);
            StringAssert.Contains(text, "@1 ok Ok bus=i2c1 addr=0x44 state=in-use user=climate ; bus=i2c1 addr=0x45 state=answers ; bus=i2c1 addr=0x5D state=in-use user=hcho ; "
                + "bus=i2c1 addr=0x60 state=answers ; note=\"4 of 112");
            Plant.I2c.IsStuck = true;
            StringAssert.Contains(Ask("@2 scan i2c i2c1", 3), "@2 err BusFault the bus hangs; ");
        }

        [TestMethod]
        public void AWholeModbusScanEndsWhileSamplingGoesOn()
        {
            Plant.Rs485.Peer = new Party(Plant.LighthouseSlave, new ModbusRtuSlave(Plant.Rs485, 17, Plant.Lighthouse));
            long epochs = _site.Node.Gateway.Health.Epochs;
            string text = Ask("@3 scan modbus", 120);
            StringAssert.Contains(text, "@3 ok Ok bus=rs485 unit=1 state=in-use user=particles ; bus=rs485 unit=17 state=answers ; note=");
            StringAssert.Contains(text, "note=\"246 units were asked");
            Assert.AreEqual(epochs + 120, _site.Node.Gateway.Health.Epochs, 2.0);
        }

        [TestMethod]
        public void ReadingsComeWithTheirStamps()
        {
            string climate = Ask("@4 read climate", 2);
            StringAssert.Matches(climate, new(@"@4 ok Ok name=temp outcome=Ok value=\d+\.\d+ unit=Cel u=\S+ status=0x0000 utc=\d{4}-\d\d-\d\dT\S+Z us=\d+ u95-us=\d+ bound-us=\d+ new=yes age-s=0 ; name=rh "));

            // A record every six seconds: the last one is shown as what it is.
            StringAssert.Matches(Ask("@5 read particles", 5), new("@5 ok Ok name=pc1 outcome=Ok value=.* new=(yes|no) age-s="));
            Plant.Sht4x.Faults.IsSilent = true;
            StringAssert.Contains(Ask("@6 read climate", 3), "name=temp outcome=");
        }

        [TestMethod]
        public void RegistersAreShown()
        {
            string text = Ask("modbus read rs485 1 holding 0 3", 2);
            StringAssert.Matches(text, new(@"  address=0 hex=""[0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4}"" unsigned=""\d+ \d+ \d+"""));
        }

        [TestMethod]
        public void AHumansTapEndsWithAnyLine()
        {
            string text = Ask("tap i2c1", 5);
            StringAssert.Matches(text, new(@"\n +\d+ us +\+\d+ us  w 0x44  FD\r\n"));
            Ask("", 1);
            int shown = Plant.Console.Text.Length;
            _site.Run(5);
            Assert.AreEqual(shown, Plant.Console.Text.Length);
        }

        [TestMethod]
        public void TheLoopBackFindsTheLatencyWhileSamplingGoesOn()
        {
            Plant.Gnss.HasNoPulses = true;
            Plant.Pulses.Settings = new PulseSettings { Capture = PulseCapture.Handler, HandlerLeastMicroseconds = 150, LoadProbability = 0.1 };
            long frames = _site.Node.Gateway.Health.FramesSealed;
            string text = Ask("pps test", 40);
            TestContext.WriteLine(text);
            StringAssert.Contains(text, "captured: 300");
            StringAssert.Contains(text, "config set capture-latency-us 1");
            Assert.IsGreaterThan(frames + 35, _site.Node.Gateway.Health.FramesSealed);
            Assert.AreEqual(ClockState.Holdover, State());

            // The clock has its edges back.
            Plant.Gnss.HasNoPulses = false;
            _site.Run(60);
            Assert.AreEqual(ClockState.Locked, State());
        }

        [TestMethod]
        public void AnInterruptedLoopBackGivesTheClockItsEdgesBack()
        {
            for (int i = 0; i < 2; i++)
            {
                Plant.Gnss.HasNoPulses = true;
                Ask("pps test", 2 + (4 * i));
                Plant.ConsoleLine.Send([0x03]);
                _site.Run(2);
                StringAssert.Contains(Plant.Console.Text, "error Abandoned: interrupted by Ctrl-C; begin again");
                Plant.Gnss.HasNoPulses = false;
                _site.Run(60);
                Assert.AreEqual(ClockState.Locked, State());
            }
        }

        [TestMethod]
        public void TheLoopBackRefusesAReceiverBesideIt()
        {
            string text = Ask("@7 pps test", 10);
            StringAssert.Contains(text, "@7 err WrongReply edges come that the test did not make, so that none can be told for its own; unplug the receiver's PPS and repeat");
            _site.Run(20);
            Assert.AreEqual(ClockState.Locked, State());
        }

        private ClockState State()
        {
            var stamp = new Stamp();
            _site.Node.Gateway.Clock.At(Plant.Timeline.Counter.Microseconds, stamp);
            return stamp.State;
        }

        private string Ask(string line, int seconds)
        {
            Plant.Console.Clear();
            Plant.Console.Type(line);
            _site.Run(seconds);
            return Plant.Console.Text;
        }

        private sealed class Party(params ISerialPeer[] peers) : ISerialPeer
        {
            public void Received(ReadOnlySpan<byte> data)
            {
                foreach (ISerialPeer peer in peers)
                {
                    peer.Received(data);
                }
            }
        }

        private sealed class SilentTarget : II2cTarget
        {
            public bool Write(ReadOnlySpan<byte> data) => throw new InvalidOperationException("a scan writes nothing");

            public int Read(Span<byte> buffer) => throw new InvalidOperationException("a scan reads nothing");
        }
    }
}
