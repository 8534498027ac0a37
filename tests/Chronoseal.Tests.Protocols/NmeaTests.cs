using Chronoseal.Hal;
using Chronoseal.Protocols.Nmea;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Protocols
{
    [TestClass]
    public class NmeaTests
    {
        private const string Rmc = "$GNRMC,000000.00,A,4722.99812,N,00833.00213,E,0.012,,150126,,,A,V*16";
        private const string Zda = "$GNZDA,000000.00,15,01,2026,00,00*7B";

        [TestMethod]
        public void Rmc_gives_time_and_validity()
        {
            var time = new NmeaTime();
            Assert.AreEqual((int)Outcome.Ok, (int)Decode(time, Rmc));
            Assert.AreEqual(1768435200L, time.UnixSeconds);
            Assert.IsTrue(time.HasStatus && time.IsValid && !time.IsLeapSecond);
        }

        [TestMethod]
        public void Zda_gives_time_without_validity()
        {
            var time = new NmeaTime();
            Assert.AreEqual((int)Outcome.Ok, (int)Decode(time, Zda));
            Assert.AreEqual(1768435200L, time.UnixSeconds);
            Assert.IsFalse(time.HasStatus);
        }

        [TestMethod]
        [DataRow("$GNRMC,000000.00,V,,,,,,,150126,,,N,V", (int)Outcome.Ok, 1768435200L)]
        [DataRow("$GPRMC,235960,A,,,,,,,311226,,", (int)Outcome.Ok, 1798761600L)]
        [DataRow("$GNRMC,000000.000000,A,,,,,,,150126,,", (int)Outcome.Ok, 1768435200L)]
        [DataRow("$GNRMC,000000.05,A,,,,,,,150126,,", (int)Outcome.OutOfRange, 0L)]
        [DataRow("$GNRMC,000000.5,A,,,,,,,150126,,", (int)Outcome.OutOfRange, 0L)]
        [DataRow("$GNRMC,240000.00,A,,,,,,,150126,,", (int)Outcome.OutOfRange, 0L)]
        [DataRow("$GNRMC,0x0000.00,A,,,,,,,150126,,", (int)Outcome.OutOfRange, 0L)]
        [DataRow("$GNRMC,000000.00,A,,,,,,,300226,,", (int)Outcome.OutOfRange, 0L)]
        [DataRow("$GNRMC,,V,,,,,,,,,,N,V", (int)Outcome.NotReady, 0L)]
        [DataRow("$GNRMC,000000.00,A", (int)Outcome.ShortReply, 0L)]
        [DataRow("$GNZDA,,,,,00,00", (int)Outcome.NotReady, 0L)]
        [DataRow("$GNZDA,000000.00,15", (int)Outcome.ShortReply, 0L)]
        [DataRow("$GNGGA,000000.00,,,,,0,00", (int)Outcome.Unsupported, 0L)]
        public void Sentences_of_all_kinds(string body, int expected, long unixSeconds)
        {
            var time = new NmeaTime();
            Outcome outcome = Decode(time, body + Checksum(body));
            Assert.AreEqual(Outcomes.Name((Outcome)expected), Outcomes.Name(outcome), body);
            if (outcome == Outcome.Ok)
            {
                Assert.AreEqual(unixSeconds, time.UnixSeconds);
            }
        }

        [TestMethod]
        [DataRow("$GNRMC,235960.00,A,,,,,,,311226,,")]
        [DataRow("$GPZDA,235960.000,31,12,2026,00,00")]
        public void Second_60_is_kept(string body)
        {
            var time = new NmeaTime();
            Assert.AreEqual((int)Outcome.Ok, (int)Decode(time, body + Checksum(body)));
            Assert.IsTrue(time.IsLeapSecond);
            Assert.AreEqual(1798761600L, time.UnixSeconds);
        }

        [TestMethod]
        [DataRow("GA")]
        [DataRow("GB")]
        [DataRow("GL")]
        [DataRow("GP")]
        [DataRow("GQ")]
        [DataRow("BD")]
        [DataRow("II")]
        public void Every_talker_is_heard(string talker)
        {
            string body = "$" + talker + "RMC,000000.0,A,,,,,,,150126,,";
            Assert.AreEqual((int)Outcome.Ok, (int)Decode(new NmeaTime(), body + Checksum(body)));
        }

        [TestMethod]
        [DataRow("$GNZDA,000000.00,15,01,2026,00,00", (int)Outcome.ShortReply)]
        [DataRow("$GNZDA,000000.00,15,01,2026,00,00*7", (int)Outcome.ShortReply)]
        [DataRow("$GNZDA,000000.00,15,01,2026,00,00*7B ", (int)Outcome.ShortReply)]
        [DataRow("$GNZDA,000000.00,15,01,2026,00,00*7b", (int)Outcome.Ok)]
        [DataRow("$GNZDA,000000.00,15,01,2026,00,00*7G", (int)Outcome.BadChecksum)]
        [DataRow("$GNZDA,000000.00,15,01*7B", (int)Outcome.BadChecksum)]
        public void A_sentence_without_its_checksum_at_its_end_is_refused(string sentence, int expected)
        {
            Assert.AreEqual((int)expected, (int)Decode(new NmeaTime(), sentence));
        }

        [TestMethod]
        public void A_flipped_bit_is_a_bad_checksum()
        {
            Assert.AreEqual((int)Outcome.BadChecksum, (int)Decode(new NmeaTime(), "$GNRMC,000000.00,A,4723.99812,N,00833.00213,E,0.012,,150126,,,A,V*16"));
            Assert.AreEqual((int)Outcome.ShortReply, (int)Decode(new NmeaTime(), "$GN*00"));
            Assert.AreEqual((int)Outcome.ShortReply, (int)Decode(new NmeaTime(), Rmc.Substring(0, 40)));
        }

        [TestMethod]
        public void Lines_are_found_across_reads_and_behind_rubbish()
        {
            var reader = new NmeaLineReader();
            string stream = "150126,,,A*55\r\n" + Rmc + "\r\n$GNR" + Zda + "\r\n";
            int lines = 0;
            string last = "";
            for (int i = 0; i < stream.Length; i++)
            {
                if (reader.Add((byte)stream[i]))
                {
                    lines++;
                    last = Text(reader);
                }
            }

            Assert.AreEqual(2, lines);
            Assert.AreEqual(Zda, last);
            Assert.AreEqual(1, reader.DroppedLines, "the sentence that was cut off");
        }

        [TestMethod]
        public void A_line_without_end_is_dropped()
        {
            var reader = new NmeaLineReader();
            reader.Add((byte)'$');
            for (int i = 0; i < 1000; i++)
            {
                Assert.IsFalse(reader.Add((byte)'A'));
            }

            Assert.IsFalse(reader.Add((byte)'\n'));
            Assert.AreEqual(1, reader.DroppedLines);
        }

        private static Outcome Decode(NmeaTime time, string sentence)
        {
            var line = new byte[sentence.Length];
            for (int i = 0; i < line.Length; i++)
            {
                line[i] = (byte)sentence[i];
            }

            return time.Decode(line, line.Length);
        }

        private static string Checksum(string body)
        {
            int sum = 0;
            for (int i = 1; i < body.Length; i++)
            {
                sum ^= body[i];
            }

            return "*" + sum.ToString("X2");
        }

        private static string Text(NmeaLineReader reader)
        {
            string text = "";
            for (int i = 0; i < reader.Length; i++)
            {
                text += ((char)reader.Line[i]).ToString();
            }

            return text;
        }
    }
}
