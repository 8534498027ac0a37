using System.Text;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Plant
{
    /// <summary>The ASCII slave against the reference's bytes, and what it must not answer.</summary>
    [TestClass]
    public sealed class ModbusAsciiTests
    {
        private const string Read = ":010300000001FB\r\n";

        private readonly Bench _bench = new(new BenchSettings());
        private ModbusAsciiSlave _slave = null!;
        private ISerialPort _port = null!;

        [TestInitialize]
        public void Open()
        {
            SerialLine line = _bench.Lay(new SerialSettings(19_200, SerialParity.None, 1, true));
            _slave = new ModbusAsciiSlave(line, 1, new LighthouseEmulator(_bench.Plant, _bench.Clock, _bench.Room, _bench.Random("lighthouse"), new LighthouseSettings()));
            _port = _bench.Open(line);
        }

        [TestCleanup]
        public void CleanUp() => _bench.Dispose();

        [TestMethod]
        public void AnswersAsTheReferenceDoes()
        {
            Assert.AreEqual(":0103020096" + "64" + "\r\n", Exchange(Read), "map version 150");
            Assert.AreEqual(":0103020096" + "64" + "\r\n", Exchange(Read.ToLowerInvariant()));
            _bench.Wait(61);
            string record = Exchange(":010400000014E7\r\n");
            Assert.StartsWith(":010428", record);
            Assert.AreEqual(1 + 2 * (3 + 40 + 1) + 2, record.Length);
            Assert.AreEqual(0, ModbusAsciiSlave.Lrc(Convert.FromHexString(record[1..^2])));
        }

        [TestMethod]
        [DataRow(":010300000001FC\r\n", "another LRC")]
        [DataRow(":010300000001F\r\n", "an odd digit")]
        [DataRow(":01030000000G1FB\r\n", "no digit")]
        [DataRow(":020300000001FA\r\n", "another unit")]
        [DataRow("010300000001FB\r\n", "no colon")]
        [DataRow(":010300000001FB", "no end")]
        public void GivesNoAnswerTo(string request, string what)
        {
            Assert.AreEqual("", Exchange(request), what);
            Assert.AreEqual(":010302009664\r\n", Exchange(Read), "and recovers");
        }

        [TestMethod]
        public void AColonStartsAnewAndAPauseGivesUp()
        {
            Assert.AreEqual(":010302009664\r\n", Exchange(":0103" + Read));
            Assert.AreEqual("", Exchange(":01030000"));
            _bench.Wait(1.5);
            Assert.AreEqual("", Exchange("0001FB\r\n"));
        }

        [TestMethod]
        public void FailsAsTold()
        {
            _slave.Faults.HasWrongChecksum = true;
            Assert.AreEqual(":010302009665\r\n", Exchange(Read));
            _slave.Faults.HasWrongChecksum = false;
            _slave.Faults.HasWrongAddress = true;
            Assert.StartsWith(":0203", Exchange(Read));
            _slave.Faults.HasWrongAddress = false;
            _slave.Faults.ExceptionCode = 4;
            Assert.AreEqual(":01830478\r\n", Exchange(Read));
            _slave.Faults.ExceptionCode = 0;
            _slave.Faults.TruncateToBytes = 7;
            Assert.AreEqual(":010302", Exchange(Read));
            _slave.Faults.IsSilent = true;
            Assert.AreEqual("", Exchange(Read));
        }

        private string Exchange(string request)
        {
            byte[] bytes = Encoding.ASCII.GetBytes(request);
            _port.Discard();
            Assert.AreEqual(Outcome.Ok, _port.Write(bytes, bytes.Length));
            var text = new StringBuilder();
            byte[] buffer = new byte[64];
            long deadline = _bench.Timeline.Counter.Microseconds + 100_000;
            while (_port.Read(buffer, 0, buffer.Length, deadline, out int received) == Outcome.Ok)
            {
                text.Append(Encoding.ASCII.GetString(buffer, 0, received));
            }

            return text.ToString();
        }
    }
}
