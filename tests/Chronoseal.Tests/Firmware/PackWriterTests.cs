using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Timing;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class PackWriterTests
    {
        [TestMethod]
        public void The_first_record_carries_base_name_and_base_time()
        {
            PackWriter pack = Utc(out byte[] buffer);
            pack.Text("fw", "", "", "x 1");
            pack.Text("s/", "a", "/fw", "2");
            Finish(
                pack,
                buffer,
                "82 A4 00 62 6677 03 63 782031 21 62 6E3A 22 C4 82 25 1B 0006651728988001 A2 00 66 732F612F6677 03 61 32");
        }

        [TestMethod]
        public void Without_utc_the_first_record_carries_the_counter()
        {
            PackWriter pack = Pack(ClockState.Acquiring, out byte[] buffer);
            pack.Data("h", Hex.Parse("01 02"));
            pack.Data("i", Hex.Parse("03"));
            Finish(pack, buffer, "82 A4 00 61 68 08 42 0102 21 62 6E3A 62 6374 18 63 A2 00 61 69 08 41 03");
        }

        [TestMethod]
        public void A_number_has_a_unit_and_a_decimal_fraction()
        {
            PackWriter pack = Pack(ClockState.Unsynchronised, out byte[] buffer);
            pack.Number("epoch", "", "", "s", 1000000, -6);
            Finish(pack, buffer, "81 A5 00 65 65706F6368 01 61 73 02 C4 82 25 1A 000F4240 21 62 6E3A 62 6374 18 63");
        }

        [TestMethod]
        public void Empty_words_are_left_out_and_the_base_goes_with_the_first_that_is_not()
        {
            PackWriter pack = Pack(ClockState.Unsynchronised, out byte[] buffer);
            pack.Text("a", "", "", "");
            pack.Text("b", "", "", "y");
            pack.Text("c", "", "", "");
            Finish(pack, buffer, "81 A4 00 61 62 03 61 79 21 62 6E3A 62 6374 18 63");
        }

        [TestMethod]
        [DataRow(1, "81")]
        [DataRow(23, "97")]
        [DataRow(24, "98 18")]
        [DataRow(60, "98 3C")]
        [DataRow(255, "98 FF")]
        public void The_head_counts_the_records(int records, string head)
        {
            PackWriter pack = Utc(out byte[] buffer);
            for (int i = 0; i < records; i++)
            {
                pack.Text("n", "", "", "v");
            }

            Assert.IsTrue(pack.Finish(out int length));
            int headLength = Hex.Parse(head).Length;
            ByteCheck.Equal(head + "A4 00 61 6E 03 61 76", buffer, 0, headLength + 7);

            // Base name (4) and base time (13) once.
            Assert.AreEqual(headLength + records * 7 + 4 + 13, length);
        }

        [TestMethod]
        public void More_records_than_the_head_can_count_are_refused()
        {
            PackWriter pack = Utc(out _);
            for (int i = 0; i < 256; i++)
            {
                pack.Text("n", "", "", "v");
            }

            Assert.IsFalse(pack.Finish(out int length));
            Assert.AreEqual(0, length);
        }

        [TestMethod]
        public void What_does_not_fit_is_refused()
        {
            var pack = new PackWriter("n:");
            pack.Start(new byte[20], new Stamp(), 1);
            pack.Text("fw", "", "", "a text that is too long");
            Assert.IsFalse(pack.Finish(out int length));
            Assert.AreEqual(0, length);
        }

        [TestMethod]
        public void A_pack_started_anew_forgets_the_one_before()
        {
            PackWriter pack = Pack(ClockState.Locked, out _);
            pack.Text("a", "", "", "x");
            var buffer = new byte[64];
            pack.Start(buffer, new Stamp(), 99);
            pack.Text("b", "", "", "y");
            Finish(pack, buffer, "81 A4 00 61 62 03 61 79 21 62 6E3A 62 6374 18 63");
        }

        private static PackWriter Utc(out byte[] buffer)
        {
            return Pack(ClockState.Locked, out buffer);
        }

        private static PackWriter Pack(ClockState state, out byte[] buffer)
        {
            buffer = new byte[2000];
            var pack = new PackWriter("n:");
            pack.Start(buffer, new Stamp { State = state, UtcMicroseconds = 1800000000000001 }, 99);
            return pack;
        }

        private static void Finish(PackWriter pack, byte[] buffer, string expected)
        {
            Assert.IsTrue(pack.Finish(out int length));
            ByteCheck.Equal(expected, buffer, 0, length);
        }
    }
}
