using Chronoseal.Drivers.Sievers500Rl;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class Sievers500RlTests
    {
        private const string Line = "ONLINE,02/15/2010,13:21:07,1.23,0.45,1.68,0.071,24.5,0.072";

        [TestMethod]
        public void A_line_in_order()
        {
            var line = new Sievers500RlLine();
            Assert.AreEqual((int)Outcome.Ok, (int)Decode(line, Line, true));
            Assert.AreEqual(1230L, line.OrganicCarbon);
            Assert.AreEqual(24500L, line.TemperatureMilliCelsius);
            Assert.AreEqual(7100L, line.Conductivity);
            Assert.AreEqual(1266240067L, line.ClockSeconds);
        }

        [TestMethod]
        [DataRow("ONLINE,2/5/10,13:21,24400.00,218.00,24618.00,0.071,24.5,0.072", true, (int)Outcome.Ok)]
        [DataRow("ONLINE,02/15/2010,13:21:07,1.23,0.45,1.69,0.071,24.5,0.072", true, (int)Outcome.Ok)]
        [DataRow("ONLINE,02/15/2010,13:21:07,0.00,0.00,0.00,0.071,24.5,0.072", true, (int)Outcome.Ok)]
        [DataRow("ONLINE,02/15/2010,13:21:07,1.23,0.45,1.68,,24.5,", false, (int)Outcome.Ok)]
        [DataRow("ONLINE,02/15/2010,13:21:07,1.23,0.45,1.68,24.5", false, (int)Outcome.Ok)]
        [DataRow("ONLINE,02/15/2010,13:21:07,1.23,0.45,1.68,,24.5,", true, (int)Outcome.WrongReply)]
        [DataRow(Line, false, (int)Outcome.WrongReply)]
        [DataRow("ONLINE,02/15/2010,13:21:07,1.23,0.45,1.70,0.071,24.5,0.072", true, (int)Outcome.BadChecksum)]
        [DataRow("ONLINE,02/15/2010,13:21:07,11.23,0.45,1.68,0.071,24.5,0.072", true, (int)Outcome.BadChecksum)]
        [DataRow("ONLINE,02/15/2010,13:21:07,.23,0.45,1.68,0.071,24.5,0.072", true, (int)Outcome.WrongReply)]
        [DataRow("ONLINE,02/15/2010,13:21:07,1.23,0.45,1.6,0.071,24.5,0.072", true, (int)Outcome.WrongReply)]
        [DataRow("ONLINE,02/15/2010,13:21:07,-1.23,0.45,-0.78,0.071,24.5,0.072", true, (int)Outcome.OutOfRange)]
        [DataRow("ONLINE,02/15/2010,13:21:07,1.23,0.45,1.68,0.071,224.5,0.072", true, (int)Outcome.OutOfRange)]
        [DataRow("ONLINE,02/15/2010,13:21:07,1.23,0.45,1.68,0.071,24.5", true, (int)Outcome.ShortReply)]
        [DataRow(Line + ",9", true, (int)Outcome.WrongReply)]
        [DataRow("ONLINE,02/30/2010,13:21:07,1.23,0.45,1.68,0.071,24.5,0.072", true, (int)Outcome.OutOfRange)]
        [DataRow("ONLINE,15/02/2010,13:21:07,1.23,0.45,1.68,0.071,24.5,0.072", true, (int)Outcome.OutOfRange)]
        [DataRow("ONLINE,02/15/201,13:21:07,1.23,0.45,1.68,0.071,24.5,0.072", true, (int)Outcome.WrongReply)]
        [DataRow("ONLINE,02/15/2010,13:21:7,1.23,0.45,1.68,0.071,24.5,0.072", true, (int)Outcome.WrongReply)]
        [DataRow("ONLINE,02/15/2010,24:21:07,1.23,0.45,1.68,0.071,24.5,0.072", true, (int)Outcome.OutOfRange)]
        [DataRow(",02/15/2010,13:21:07,1.23,0.45,1.68,0.071,24.5,0.072", true, (int)Outcome.WrongReply)]
        public void Lines_of_all_kinds(string text, bool hasConductivity, int expected)
        {
            Assert.AreEqual(Outcomes.Name((Outcome)expected), Outcomes.Name(Decode(new Sievers500RlLine(), text, hasConductivity)), text);
        }

        [TestMethod]
        public void No_lost_doubled_or_changed_character_makes_another_carbon()
        {
            var line = new Sievers500RlLine();
            for (int at = 0; at < Line.Length; at++)
            {
                for (int change = -1; change < 10; change++)
                {
                    string middle = change < 0 ? "" : change < 9 ? ((char)('0' + change)).ToString() : Line.Substring(at, 1) + Line.Substring(at, 1);
                    string text = Line.Substring(0, at) + middle + Line.Substring(at + 1);
                    bool isCarbon = Decode(line, text, true) != Outcome.Ok || IntegerMath.Absolute(line.OrganicCarbon - 1230) <= 10;
                    Assert.IsTrue(isCarbon, text);
                }
            }
        }

        private static Outcome Decode(Sievers500RlLine line, string text, bool hasConductivity)
        {
            return line.Decode(Ascii.Bytes(text), text.Length, new Sievers500RlSettings { HasConductivity = hasConductivity });
        }
    }
}
