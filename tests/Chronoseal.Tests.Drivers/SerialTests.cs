using Chronoseal.Drivers.Pms5003;
using Chronoseal.Drivers.Ze07;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Protocols.Serial;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Drivers
{
    [TestClass]
    public class SerialTests
    {
        private const string Frame = "42 4D 00 1C 00 01 00 02 00 03 00 01 00 02 00 03 01 C2 00 78 00 1E 00 04 00 01 00 00 97 00 02 AC";
        private const string Answer = "42 4D 00 04 E1 00 01 74";

        [TestMethod]
        [DataRow("", 1)]
        [DataRow("55", 1)]
        [DataRow("42", 1)]
        [DataRow("42 4D 00", 1)]
        [DataRow("42 42 4D", 1)]
        [DataRow("42 4D 00 1C 00 01 00 02 00", 1)]
        [DataRow("42 4D 00 24 00 01", 1)]
        [DataRow("42 4D FF FF", 1)]
        [DataRow(Answer, 2)]
        public void A_slip_of_any_length_costs_no_good_frame(string before, int frames)
        {
            var reader = new Pms5003FrameReader();
            int found = Count(reader, before) + Count(reader, Frame);
            while (reader.TryTakeInside())
            {
                found++;
            }

            Assert.AreEqual(frames, found);
            Assert.AreEqual(Pms5003Codec.StandardDataLength, Pms5003Codec.DataLength(reader.Frame));
            Assert.IsFalse(reader.IsInside);
        }

        [TestMethod]
        public void A_lost_doubled_or_flipped_byte_is_no_frame_and_spoils_no_other()
        {
            byte[] frame = Hex.Parse(Frame);
            for (int at = 0; at < frame.Length; at++)
            {
                for (int times = 0; times < 3; times++)
                {
                    var reader = new Pms5003FrameReader();
                    int found = 0;
                    for (int i = 0; i < frame.Length; i++)
                    {
                        int copies = i == at ? times : 1;
                        for (int copy = 0; copy < copies; copy++)
                        {
                            found += reader.Add((byte)(i == at && times == 1 ? frame[i] ^ 0x10 : frame[i])) ? 1 : 0;
                        }
                    }

                    found += Count(reader, Frame) + Count(reader, Frame);

                    // Doubled at either end, the byte stands outside the frame.
                    bool isWhole = times == 2 && (at == 0 || at == frame.Length - 1);
                    Assert.AreEqual(isWhole ? 3 : 2, found, at.ToString() + " x " + times.ToString());
                }
            }
        }

        [TestMethod]
        [DataRow("FF FF FF FF FF FF FF FF FF FF FF FF", 0)]
        [DataRow("00 00 00 00 00 00 00 00 00 00 00 00", 0)]
        [DataRow("FF FF 86 00 2A 00 00 00 20 30", 1)]
        [DataRow("FF 01 86 FF 86 00 2A 00 00 00 20 30", 1)]
        [DataRow("FF 86 00 2A 00 00 00 20 31", 0)]
        public void Frames_of_nine_bytes(string bytes, int frames)
        {
            var reader = new Ze07FrameReader();
            Assert.AreEqual(frames, Count(reader, bytes));
        }

        [TestMethod]
        [DataRow("42.47", 2, 4247L, 2)]
        [DataRow("-5.0", 2, -500L, 1)]
        [DataRow("+0", 2, 0L, 0)]
        [DataRow("0.05", 3, 50L, 2)]
        public void Numbers_in_text(string text, int decimals, long expected, int expectedWritten)
        {
            Assert.AreEqual((int)Outcome.Ok, (int)Scale(text, decimals, out long value, out int written));
            Assert.AreEqual(expected, value);
            Assert.AreEqual(expectedWritten, written);
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("-")]
        [DataRow(".5")]
        [DataRow("5.")]
        [DataRow("5..0")]
        [DataRow("05.0")]
        [DataRow("--5")]
        [DataRow("5-")]
        [DataRow("1e3")]
        [DataRow("5,0")]
        [DataRow("1.2.3")]
        [DataRow("0.1234")]
        [DataRow("123456789")]
        [DataRow("---.-")]
        public void What_is_no_number(string text)
        {
            Assert.AreEqual((int)Outcome.WrongReply, (int)Scale(text, 3, out long value, out _), text);
            Assert.AreEqual(0L, value);
        }

        [TestMethod]
        public void A_line_carries_over_and_garbage_ends_it()
        {
            var reader = new LineReader(8, LineReader.AnyStart, true);
            Assert.AreEqual("one|two|", Lines(reader, "\r\none\r\n\r\ntwo\r"));
            Assert.AreEqual("", Lines(reader, "thr"));
            Assert.AreEqual("three|", Lines(reader, "ee\n"));
            Assert.AreEqual(0, reader.DroppedLines);
            Assert.AreEqual("four|", Lines(reader, "x\u0001four\n"));
            Assert.AreEqual(1, reader.DroppedLines);
            Assert.IsTrue(Lines(reader, "a line beyond all bounds").Length == 0 && reader.DroppedLines > 1);
        }

        private static Outcome Scale(string text, int decimals, out long value, out int written)
        {
            var fields = new TextFields();
            byte[] line = Ascii.Bytes(text);
            fields.Split(line, 0, line.Length, (byte)';');
            return fields.Scaled(0, decimals, out value, out written);
        }

        private static int Count(FrameReader reader, string bytes)
        {
            int found = 0;
            byte[] values = Hex.Parse(bytes);
            for (int i = 0; i < values.Length; i++)
            {
                for (bool isWhole = reader.Add(values[i]); isWhole; isWhole = reader.TryTake())
                {
                    found++;
                }
            }

            return found;
        }

        private static string Lines(LineReader reader, string text)
        {
            string lines = "";
            for (int i = 0; i < text.Length; i++)
            {
                if (reader.Add((byte)text[i]))
                {
                    lines += Ascii.Text(reader.Line, 0, reader.Length) + "|";
                }
            }

            return lines;
        }
    }
}
