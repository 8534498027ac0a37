using Chronoseal.Firmware.Frames;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class CborWriterTests
    {
        [TestMethod]
        [DataRow(0L, "00")]
        [DataRow(1L, "01")]
        [DataRow(10L, "0A")]
        [DataRow(23L, "17")]
        [DataRow(24L, "18 18")]
        [DataRow(25L, "18 19")]
        [DataRow(100L, "18 64")]
        [DataRow(255L, "18 FF")]
        [DataRow(256L, "19 01 00")]
        [DataRow(1000L, "19 03 E8")]
        [DataRow(65535L, "19 FF FF")]
        [DataRow(65536L, "1A 00 01 00 00")]
        [DataRow(1000000L, "1A 00 0F 42 40")]
        [DataRow(4294967295L, "1A FF FF FF FF")]
        [DataRow(4294967296L, "1B 00 00 00 01 00 00 00 00")]
        [DataRow(1000000000000L, "1B 00 00 00 E8 D4 A5 10 00")]
        [DataRow(9223372036854775807L, "1B 7F FF FF FF FF FF FF FF")]
        [DataRow(-1L, "20")]
        [DataRow(-10L, "29")]
        [DataRow(-24L, "37")]
        [DataRow(-25L, "38 18")]
        [DataRow(-100L, "38 63")]
        [DataRow(-256L, "38 FF")]
        [DataRow(-257L, "39 01 00")]
        [DataRow(-1000L, "39 03 E7")]
        [DataRow(-65536L, "39 FF FF")]
        [DataRow(-65537L, "3A 00 01 00 00")]
        [DataRow(-4294967296L, "3A FF FF FF FF")]
        [DataRow(-4294967297L, "3B 00 00 00 01 00 00 00 00")]
        [DataRow(-9223372036854775808L, "3B 7F FF FF FF FF FF FF FF")]
        public void Integers_take_their_shortest_form(long value, string bytes)
        {
            CborWriter writer = Writer(out byte[] buffer);
            writer.Integer(value);
            ByteCheck.Equal(bytes, buffer, 0, writer.Position);
        }

        [TestMethod]
        public void The_largest_unsigned_integer()
        {
            CborWriter writer = Writer(out byte[] buffer);
            writer.Unsigned(18446744073709551615UL);
            ByteCheck.Equal("1B FF FF FF FF FF FF FF FF", buffer, 0, writer.Position);
        }

        [TestMethod]
        [DataRow("", "60")]
        [DataRow("a", "61 61")]
        [DataRow("IETF", "64 49 45 54 46")]
        [DataRow("\"\\", "62 22 5C")]
        public void Text_of_appendix_a(string text, string bytes)
        {
            CborWriter writer = Writer(out byte[] buffer);
            writer.Text(text);
            ByteCheck.Equal(bytes, buffer, 0, writer.Position);
        }

        [TestMethod]
        [DataRow("\u00FC", "61 3F")]
        [DataRow("a\u6C34b", "63 61 3F 62")]
        [DataRow("\r\n\u007F~", "64 3F 3F 3F 7E")]
        public void What_is_not_printable_ascii_becomes_a_question_mark(string text, string bytes)
        {
            CborWriter writer = Writer(out byte[] buffer);
            writer.Text(text);
            ByteCheck.Equal(bytes, buffer, 0, writer.Position);
        }

        [TestMethod]
        public void Three_pieces_of_text_are_one()
        {
            CborWriter writer = Writer(out byte[] buffer);
            writer.Text("s/", "", "/fw");
            ByteCheck.Equal("65 73 2F 2F 66 77", buffer, 0, writer.Position);
        }

        [TestMethod]
        public void Text_of_24_characters_has_a_head_of_two_bytes()
        {
            CborWriter writer = Writer(out byte[] buffer);
            writer.Text("abcdefghijklmnopqrstuvwx");
            Assert.AreEqual(26, writer.Position);
            ByteCheck.Equal("78 18 61", buffer, 0, 3);
        }

        [TestMethod]
        public void Bytes_of_a_run()
        {
            CborWriter writer = Writer(out byte[] buffer);
            writer.Bytes(Hex.Parse("00 01 02 03 04 05"), 1, 4);
            writer.Bytes(new byte[0], 0, 0);
            ByteCheck.Equal("44 01 02 03 04 40", buffer, 0, writer.Position);
        }

        [TestMethod]
        public void Arrays_and_maps_of_appendix_a()
        {
            CborWriter writer = Writer(out byte[] buffer);
            writer.Array(0);
            writer.Array(3);
            writer.Array(25);
            writer.Map(0);
            writer.Map(5);
            ByteCheck.Equal("80 83 98 19 A0 A5", buffer, 0, writer.Position);
        }

        [TestMethod]
        [DataRow(27315L, -2, "C4 82 21 19 6A B3")]
        [DataRow(-40000L, -3, "C4 82 22 39 9C 3F")]
        [DataRow(7L, 0, "C4 82 00 07")]
        public void Decimal_fractions(long mantissa, int exponent, string bytes)
        {
            CborWriter writer = Writer(out byte[] buffer);
            writer.Decimal(mantissa, exponent);
            ByteCheck.Equal(bytes, buffer, 0, writer.Position);
        }

        [TestMethod]
        public void Writing_starts_at_an_offset()
        {
            var buffer = new byte[4];
            var writer = new CborWriter();
            writer.Start(buffer, 2);
            writer.Integer(24);
            ByteCheck.Equal("00 00 18 18", buffer, 0, 4);
            Assert.AreEqual(4, writer.Position);
            Assert.IsFalse(writer.HasOverflowed);
        }

        [TestMethod]
        public void What_does_not_fit_is_noted_and_never_written_past_the_end()
        {
            for (int room = 0; room < 9; room++)
            {
                var buffer = new byte[room];
                var writer = new CborWriter();
                writer.Start(buffer, 0);
                writer.Integer(long.MaxValue);
                Assert.IsTrue(writer.HasOverflowed);
                writer.Text("more");
                Assert.AreEqual(room, writer.Position);
                Assert.IsTrue(writer.HasOverflowed);
            }
        }

        [TestMethod]
        public void An_exact_fit_is_no_overflow_and_a_new_start_forgets_one()
        {
            var writer = new CborWriter();
            writer.Start(new byte[9], 0);
            writer.Integer(long.MaxValue);
            Assert.IsFalse(writer.HasOverflowed);
            writer.Integer(0);
            Assert.IsTrue(writer.HasOverflowed);
            writer.Start(new byte[1], 0);
            Assert.IsFalse(writer.HasOverflowed);
        }

        private static CborWriter Writer(out byte[] buffer)
        {
            buffer = new byte[64];
            var writer = new CborWriter();
            writer.Start(buffer, 0);
            return writer;
        }
    }
}
