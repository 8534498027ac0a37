using Chronoseal.Hal;
using Chronoseal.Protocols.Sensirion;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Protocols
{
    [TestClass]
    public class SensirionWordsTests
    {
        [TestMethod]
        [DataRow("BEEF", 0x92)]
        [DataRow("8000", 0xA2)]
        [DataRow("6666", 0x93)]
        [DataRow("0000", 0x81)]
        [DataRow("FFFF", 0xAC)]
        [DataRow("0300", 0xAC)]
        [DataRow("0500", 0xF6)]
        [DataRow("0ED8", 0x51)]
        [DataRow("ADE0", 0xFF)]
        [DataRow("3FD0", 0xAE)]
        [DataRow("A3D7", 0xC0)]
        [DataRow("313233343536373839", 0xF7)]
        public void Crc_of_known_words(string bytes, int crc)
        {
            byte[] data = Hex.Parse(bytes);
            Assert.AreEqual(crc, (int)SensirionWords.Crc(data, 0, data.Length));
        }

        [TestMethod]
        [DataRow("FF FF FF")]
        [DataRow("00 00 00")]
        [DataRow("BE EF 93")]
        public void A_floating_bus_and_a_flipped_bit_are_refused(string reply)
        {
            Assert.AreEqual((int)Outcome.BadChecksum, (int)SensirionWords.Unpack(Hex.Parse(reply), 1));
        }

        [TestMethod]
        public void Unpack_moves_words_together()
        {
            byte[] reply = Hex.Parse("66 66 93 72 B0 DC");
            Assert.AreEqual((int)Outcome.Ok, (int)SensirionWords.Unpack(reply, 2));
            Assert.AreEqual("66 66 72 B0", Hex.Format(reply, 0, 4));
        }

        [TestMethod]
        public void One_bad_word_spoils_the_reply()
        {
            byte[] reply = Hex.Parse("66 66 93 72 B0 DD");
            Assert.AreEqual((int)Outcome.BadChecksum, (int)SensirionWords.Unpack(reply, 2));
        }

        [TestMethod]
        public void Pack_appends_word_and_crc()
        {
            var command = new byte[8];
            int end = SensirionWords.Pack(command, 2, 0x8000);
            end = SensirionWords.Pack(command, end, 0x6666);
            Assert.AreEqual(8, end);
            Assert.AreEqual("00 00 80 00 A2 66 66 93", Hex.Format(command));
        }
    }
}
