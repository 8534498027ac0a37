using Chronoseal.Drivers.Pat700;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class Pat700SerialTests
    {
        private const string ReadData = "52 44 0D";
        private const string ReadMode = "52 4D 0D";
        private const string Carbon = "07/25/2007 20:05:46 1 2 301 0% -5.0 0.832 25.21 P1 310";
        private const string Later = "07/25/2007 20:15:46 1 2 302 0% -5.0 0.832 25.22 P1 310";
        private const string Zeros = "00/00/0000 00:00:00 0 0 0 0% 0.0 0.000 0.00 P0 0";

        [TestMethod]
        [DataRow(Carbon, (int)Outcome.Ok, 301000L)]
        [DataRow("OK>" + Carbon, (int)Outcome.Ok, 301000L)]
        [DataRow("1" + Carbon, (int)Outcome.Ok, 301000L)]
        [DataRow("07/25/2007 20:05:46  1 2   0 0% 0.0 18.2 25.21 P1 310 ", (int)Outcome.Ok, 0L)]
        [DataRow(Zeros, (int)Outcome.NotReady, 0L)]
        [DataRow("07/25/2007 20:07:36 7 1 18 24.28", (int)Outcome.NotReady, 0L)]
        [DataRow("07/25/2007 20:05:46 1 2 301 0% -5.0 0.832 25.21 P1", (int)Outcome.ShortReply, 0L)]
        [DataRow(Carbon + " 1", (int)Outcome.WrongReply, 0L)]
        [DataRow("07/25/2007 20:05:46 1 2 301 0 -5.0 0.832 25.21 P1 310", (int)Outcome.WrongReply, 0L)]
        [DataRow("07/25/2007 20:05:46 1 2 3O1 0% -5.0 0.832 25.21 P1 310", (int)Outcome.WrongReply, 0L)]
        [DataRow("7/25/2007 20:05:46 1 2 301 0% -5.0 0.832 25.21 P1 310", (int)Outcome.WrongReply, 0L)]
        [DataRow("13/25/2007 20:05:46 1 2 301 0% -5.0 0.832 25.21 P1 310", (int)Outcome.OutOfRange, 0L)]
        [DataRow("07/25/2007 20:05:46 1 2 301 0% -5.0 0.832 125.21 P1 310", (int)Outcome.OutOfRange, 0L)]
        public void Lines_of_all_kinds(string text, int expected, long carbon)
        {
            var record = new Pat700Record();
            Outcome outcome = record.DecodeData(Ascii.Bytes(text), text.Length);
            Assert.AreEqual(Outcomes.Name((Outcome)expected), Outcomes.Name(outcome), text);
            Assert.IsTrue(outcome != Outcome.Ok || (record.OrganicCarbon == carbon && record.ElapsedSeconds == 310 && record.ClockSeconds == 1185393946));
        }

        [TestMethod]
        public void A_record_is_taken_once_and_when_two_readings_agree()
        {
            ManualTimeline timeline = Start(Carbon, out Pat700SerialSensor sensor, Carbon, Later, Later, Later);
            Assert.AreEqual(Outcomes.Name(Outcome.NotReady), Read(timeline, sensor, out _), "not of our time");
            Assert.AreEqual(Outcomes.Name(Outcome.Ok), Read(timeline, sensor, out Sample[] samples));
            Assert.AreEqual(302000L, samples[0].Mantissa);
            Assert.AreEqual(-6, samples[0].Exponent);
            Assert.AreEqual(25220L, samples[1].Mantissa);
            Assert.AreEqual(1185394546L, samples[0].InstrumentTimeSeconds);
            Assert.AreEqual(0, samples[0].Status);

            // From the end of sampling, 310 s before the earliest result, to the latest.
            Assert.IsTrue(samples[0].InstantHalfWidthMicroseconds > 155500000 && samples[0].InstantHalfWidthMicroseconds < 155600000);
            Assert.AreEqual(Outcomes.Name(Outcome.NotReady), Read(timeline, sensor, out _), "the same again");
        }

        [TestMethod]
        public void A_record_of_before_that_is_misread_at_first_does_not_become_a_new_one()
        {
            var timeline = new ManualTimeline();
            string mode = Answer("1 6");
            string misread = Answer("07/25/2007 20:05:45" + Carbon.Substring(19));
            string carbon = Answer(Carbon);
            var peer = new ScriptedPeer(timeline, ReadMode, mode, ReadData, misread, ReadData, carbon, ReadData, carbon, ReadData, carbon, ReadData, carbon);
            var sensor = new Pat700SerialSensor("toc", peer, timeline, new Pat700SerialSettings());
            Assert.AreEqual((int)Outcome.BadChecksum, (int)sensor.Identify(new SensorIdentity()));
            Assert.AreEqual(Outcomes.Name(Outcome.NotReady), Read(timeline, sensor, out _));
            Assert.AreEqual(Outcomes.Name(Outcome.NotReady), Read(timeline, sensor, out _));
            Assert.IsTrue(peer.IsDone);
        }

        [TestMethod]
        public void Readings_that_differ_are_no_value()
        {
            ManualTimeline timeline = Start(Carbon, out Pat700SerialSensor sensor, Later.Substring(0, 24) + "3" + Later.Substring(24), Later, Later, Later);
            Assert.AreEqual(Outcomes.Name(Outcome.BadChecksum), Read(timeline, sensor, out _));
            Assert.AreEqual(Outcomes.Name(Outcome.Ok), Read(timeline, sensor, out Sample[] samples));
            Assert.AreEqual(302000L, samples[0].Mantissa);
        }

        [TestMethod]
        public void A_record_found_after_an_outage_says_so()
        {
            ManualTimeline timeline = Start(Zeros, out Pat700SerialSensor sensor, Later, Later);
            timeline.SleepUntil(timeline.Microseconds + 100000000);
            Assert.AreEqual(Outcomes.Name(Outcome.Ok), Read(timeline, sensor, out Sample[] samples));
            Assert.AreEqual(SampleStatus.Backfilled, samples[0].Status);
        }

        [TestMethod]
        public void A_record_found_after_hours_is_not_lost()
        {
            ManualTimeline timeline = Start(Zeros, out Pat700SerialSensor sensor, Later, Later);
            timeline.SleepUntil(timeline.Microseconds + 3 * 3600 * 1000000L);
            Assert.AreEqual(Outcomes.Name(Outcome.Ok), Read(timeline, sensor, out Sample[] samples));
            Assert.AreEqual(SampleStatus.Backfilled | SampleStatus.InstantUnbounded, samples[0].Status);
            Assert.AreEqual(int.MaxValue, samples[0].InstantHalfWidthMicroseconds);
            Assert.AreEqual(1185394546L, samples[0].InstrumentTimeSeconds);
        }

        [TestMethod]
        public void An_instrument_in_error_is_not_merely_without_news()
        {
            ManualTimeline timeline = Start(Zeros, out Pat700SerialSensor sensor, "07/25/2007 20:07:36 7 10 18 24.28");
            Assert.AreEqual(Outcomes.Name(Outcome.DeviceError), Read(timeline, sensor, out _));
            Assert.AreEqual(Pat700Record.Error, sensor.DeviceErrorCode);
        }

        [TestMethod]
        [DataRow("", (int)Outcome.Timeout)]
        [DataRow("4F 4B 3E 3F", (int)Outcome.DeviceError)]
        [DataRow("30 37 2F 32 35", (int)Outcome.ShortReply)]
        public void What_is_no_answer(string reply, int expected)
        {
            var timeline = new ManualTimeline();
            var sensor = new Pat700SerialSensor("toc", new ScriptedPeer(timeline, ReadMode, reply), timeline, new Pat700SerialSettings());
            Assert.AreEqual(Outcomes.Name((Outcome)expected), Outcomes.Name(sensor.Identify(new SensorIdentity())));
        }

        private static ManualTimeline Start(string first, out Pat700SerialSensor sensor, params string[] lines)
        {
            var timeline = new ManualTimeline();

            // A record that is there already is read twice.
            int head = first == Zeros ? 4 : 6;
            var script = new string[head + 2 * lines.Length];
            script[0] = ReadMode;
            script[1] = Answer("1 6");
            script[2] = ReadData;
            script[3] = Answer(first);
            script[head - 2] = ReadData;
            script[head - 1] = Answer(first);
            for (int i = 0; i < lines.Length; i++)
            {
                script[head + 2 * i] = ReadData;
                script[head + 1 + 2 * i] = Answer(lines[i]);
            }

            sensor = new Pat700SerialSensor("toc", new ScriptedPeer(timeline, script), timeline, new Pat700SerialSettings());
            Assert.AreEqual((int)Outcome.Ok, (int)sensor.Identify(new SensorIdentity()));
            return timeline;
        }

        private static string Read(ManualTimeline timeline, Pat700SerialSensor sensor, out Sample[] samples)
        {
            samples = new[] { new Sample(), new Sample() };
            timeline.SleepUntil(timeline.Microseconds + 1000000);
            sensor.Begin();
            Outcome outcome = sensor.End(samples, out int count);
            Assert.AreEqual(outcome == Outcome.Ok ? 2 : 0, count);
            return Outcomes.Name(outcome);
        }

        private static string Answer(string line)
        {
            byte[] bytes = Ascii.Bytes(line + "\r\nOK>");
            return Hex.Format(bytes);
        }
    }
}
