using Chronoseal.Firmware.Journal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    /// <summary>The check value and the residue of CRC-32/ISO-HDLC, and what follows from the definition.</summary>
    [TestClass]
    public class Crc32Tests
    {
        // A message followed by its CRC, least significant byte first, always leaves this.
        private const uint Residue = 0x2144DF1C;

        [TestMethod]
        [DataRow("", 0L)]
        [DataRow("00", 0xD202EF8DL)]
        [DataRow("00000000", 0x2144DF1CL)]
        [DataRow("FFFFFFFF", 0xFFFFFFFFL)]
        [DataRow("313233343536373839", 0xCBF43926L)]
        public void Known_values(string message, long crc)
        {
            byte[] bytes = Hex.Parse(message);
            Assert.AreEqual(crc, (long)Crc32.Compute(bytes, 0, bytes.Length));
        }

        [TestMethod]
        public void Every_byte_counts_with_all_its_bits()
        {
            for (int value = 0; value < 256; value++)
            {
                Assert.AreEqual((long)Bitwise((byte)value), (long)Crc32.Compute(ByteCheck.Count(value, 1), 0, 1), value.ToString());
            }
        }

        [TestMethod]
        public void Parts_give_what_the_whole_gives()
        {
            byte[] message = ByteCheck.Count(7, 40);
            uint whole = Crc32.Compute(message, 3, 30);
            for (int split = 0; split <= 30; split++)
            {
                uint crc = Crc32.Continue(Crc32.Start, message, 3, split);
                Assert.AreEqual((long)whole, (long)Crc32.Finish(Crc32.Continue(crc, message, 3 + split, 30 - split)), split.ToString());
            }
        }

        [TestMethod]
        public void A_message_with_its_crc_leaves_the_residue()
        {
            byte[] message = ByteCheck.Count(0xA0, 68);
            uint crc = Crc32.Compute(message, 0, 64);
            for (int i = 0; i < 4; i++)
            {
                message[64 + i] = (byte)(crc >> (8 * i));
            }

            Assert.AreEqual((long)Residue, (long)Crc32.Compute(message, 0, 68));
        }

        private static uint Bitwise(byte value)
        {
            uint crc = 0xFFFFFFFF ^ value;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }

            return ~crc;
        }
    }
}
