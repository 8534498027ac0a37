using Chronoseal.Protocols.Nmea;
using Chronoseal.Protocols.Ublox;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Protocols
{
    [TestClass]
    public class UbxTestsReader
    {
        private const string TimePulse = "B5 62 0D 01 10 00 00 70 99 14 00 00 00 00 67 E3 FF FF 61 09 03 30 20 60";
        private const string TimeUtc = "B5 62 01 21 14 00 00 70 99 14 19 00 00 00 C0 1D FE FF EA 07 01 0F 00 00 00 37 7E E8";
        private const string LeapSeconds = "B5 62 01 26 18 00 80 D9 EE 16 00 00 00 00 02 12 02 00 A2 DD 31 04 89 09 07 00 00 00 00 03 02 72";
        private const string Poll = "B5 62 0A 04 00 00 0E 34";

        // $GNZDA,000000.00,15,01,2026,00,00*7B and the line's end.
        private const string Sentence = "24 47 4E 5A 44 41 2C 30 30 30 30 30 30 2E 30 30 2C 31 35 2C 30 31 2C 32 30 32 36 2C 30 30 2C 30 30 2A 37 42 0D 0A";

        [TestMethod]
        [DataRow(TimePulse, 0x0D01, 16)]
        [DataRow(TimeUtc, 0x0121, 20)]
        [DataRow(LeapSeconds, 0x0126, 24)]
        [DataRow(Poll, 0x0A04, 0)]
        [DataRow("B5 62 06 01 03 00 0D 01 01 19 69", 0x0601, 3)]
        [DataRow("B5 62 06 01 03 00 01 21 01 2D 85", 0x0601, 3)]
        [DataRow("B5 62 06 8A 0E 00 00 01 00 00 7E 01 91 20 01 5C 00 91 20 01 DE A6", 0x068A, 14)]
        public void Frames_of_the_vectors_end_with_their_last_byte(string text, int message, int length)
        {
            byte[] frame = Hex.Parse(text);
            var reader = new UbxFrameReader();
            Assert.AreEqual(1, Feed(reader, frame, 0, frame.Length));
            Assert.AreEqual(message, reader.Message);
            Assert.AreEqual(length, reader.Length);
            Assert.AreEqual(Hex.Format(frame, 6, length), Hex.Format(reader.Payload, 0, length));
            Assert.IsFalse(reader.IsInside);
            Assert.AreEqual(0, reader.BadChecksums + reader.OversizeFrames);
        }

        [TestMethod]
        public void Every_cut_of_a_frame_waits_for_the_rest()
        {
            byte[] frame = Hex.Parse(TimeUtc);
            for (int cut = 1; cut < frame.Length; cut++)
            {
                var reader = new UbxFrameReader();
                Assert.AreEqual(0, Feed(reader, frame, 0, cut));
                Assert.IsTrue(reader.IsInside);
                Assert.AreEqual(1, Feed(reader, frame, cut, frame.Length - cut));
            }
        }

        [TestMethod]
        public void Every_flipped_bit_loses_the_frame_and_not_the_next_one()
        {
            byte[] frame = Hex.Parse(TimePulse);
            for (int bit = 0; bit < frame.Length * 8; bit++)
            {
                var reader = new UbxFrameReader();
                frame[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.AreEqual(0, Feed(reader, frame, 0, frame.Length), "bit " + bit.ToString());
                frame[bit / 8] ^= (byte)(1 << (bit % 8));

                // A corrupted length waits for more bytes than there are: the pause between two seconds ends that.
                reader.Reset();
                Assert.AreEqual(1, Feed(reader, frame, 0, frame.Length), "after bit " + bit.ToString());
                Assert.IsTrue(reader.BadChecksums + reader.OversizeFrames <= 1);
            }
        }

        [TestMethod]
        public void A_truncated_frame_swallows_no_more_than_it_could_be_long()
        {
            byte[] frame = Hex.Parse(TimeUtc);
            for (int cut = 0; cut < frame.Length; cut++)
            {
                var reader = new UbxFrameReader();
                Feed(reader, frame, 0, cut);
                int swallowed = 0;
                while (swallowed < 2 * UbxFrameReader.MaximumSkippedLength && Feed(reader, frame, 0, frame.Length) == 0)
                {
                    swallowed += frame.Length;
                }

                Assert.IsTrue(swallowed <= UbxFrameReader.MaximumSkippedLength + UbxFrame.OverheadLength, "cut at " + cut.ToString());
                Assert.AreEqual(cut < 2 ? 0 : 1, reader.BadChecksums + reader.OversizeFrames);
            }
        }

        [TestMethod]
        public void A_pause_ends_a_truncated_frame()
        {
            byte[] frame = Hex.Parse(TimeUtc);
            for (int cut = 0; cut < frame.Length; cut++)
            {
                var reader = new UbxFrameReader();
                Feed(reader, frame, 0, cut);
                reader.Reset();
                Assert.AreEqual(1, Feed(reader, frame, 0, frame.Length));
                Assert.AreEqual(0, reader.BadChecksums + reader.OversizeFrames);
            }
        }

        [TestMethod]
        public void The_next_frame_may_begin_where_a_checksum_should_stand()
        {
            byte[] frame = Hex.Parse(TimeUtc);
            for (int missing = 1; missing <= 2; missing++)
            {
                var reader = new UbxFrameReader();
                Feed(reader, frame, 0, frame.Length - missing);
                Assert.AreEqual(1, Feed(reader, frame, 0, frame.Length));
                Assert.AreEqual(1, reader.BadChecksums);
            }
        }

        [TestMethod]
        public void Sync_bytes_inside_a_payload_are_payload()
        {
            byte[] frame = Hex.Parse("00 00 00 00 00 00 B5 62 0D 01 10 00 B5 B5 62 24 00 00");
            UbxFrame.Seal(frame, UbxMessage.TimePulse, 10);
            var reader = new UbxFrameReader();
            Assert.AreEqual(1, Feed(reader, frame, 0, frame.Length));
            Assert.AreEqual("B5 62 0D 01 10 00 B5 B5 62 24", Hex.Format(reader.Payload, 0, reader.Length));
        }

        [TestMethod]
        public void A_doubled_sync_byte_does_no_harm()
        {
            byte[] stream = Hex.Parse("B5 00 B5 B5 62 0A 04 00 00 0E 34 62 B5 24");
            var reader = new UbxFrameReader();
            Assert.AreEqual(1, Feed(reader, stream, 0, stream.Length));
            Assert.IsFalse(reader.IsInside);
        }

        [TestMethod]
        public void Frames_and_sentences_share_a_line()
        {
            byte[] stream = Hex.Parse("FF 00 62 B5 " + Sentence + TimePulse + Sentence + Sentence + TimeUtc + LeapSeconds + "0D 0A" + Sentence);
            var frames = new UbxFrameReader();
            var lines = new NmeaLineReader();
            int found = 0;
            int sentences = 0;
            for (int i = 0; i < stream.Length; i++)
            {
                if (frames.Add(stream[i]))
                {
                    found++;
                }
                else if (!frames.IsInside && lines.Add(stream[i]))
                {
                    sentences++;
                }
            }

            Assert.AreEqual(3, found);
            Assert.AreEqual(4, sentences);
            Assert.AreEqual(0, frames.BadChecksums + frames.OversizeFrames + lines.DroppedLines);
        }

        [TestMethod]
        [DataRow(UbxFrameReader.MaximumPayloadLength, 1, 0)]
        [DataRow(UbxFrameReader.MaximumPayloadLength + 1, 0, 1)]
        [DataRow(300, 0, 1)]
        [DataRow(UbxFrameReader.MaximumSkippedLength, 0, 1)]
        public void Long_frames_are_skipped_whole(int length, int found, int oversize)
        {
            byte[] frame = FrameFullOfFrames(length);
            byte[] next = Hex.Parse(TimeUtc);
            var reader = new UbxFrameReader();
            Assert.AreEqual(found, Feed(reader, frame, 0, frame.Length));
            Assert.AreEqual(length, reader.Length);
            int kept = length < UbxFrameReader.MaximumPayloadLength ? length : UbxFrameReader.MaximumPayloadLength;
            Assert.AreEqual(Hex.Format(frame, UbxFrame.HeaderLength, kept), Hex.Format(reader.Payload, 0, kept));
            Assert.AreEqual(1, Feed(reader, next, 0, next.Length));
            Assert.AreEqual(oversize, reader.OversizeFrames);
            Assert.AreEqual(0, reader.BadChecksums);
        }

        [TestMethod]
        public void A_length_that_is_not_believed_skips_nothing()
        {
            byte[] stream = Hex.Parse("B5 62 01 21 01 04" + TimeUtc + "B5 62 01 21 FF FF" + TimePulse + "B5 62 01 21 00 B5 62 0A 04 00 00 0E 34");
            var reader = new UbxFrameReader();
            Assert.AreEqual(3, Feed(reader, stream, 0, stream.Length));
            Assert.AreEqual(3, reader.OversizeFrames);
            Assert.AreEqual(0, reader.BadChecksums);
        }

        [TestMethod]
        public void A_long_frame_with_a_wrong_checksum_counts_as_that()
        {
            byte[] frame = FrameFullOfFrames(200);
            frame[frame.Length - 1] ^= 1;
            var reader = new UbxFrameReader();
            Assert.AreEqual(0, Feed(reader, frame, 0, frame.Length));
            Assert.AreEqual(1, reader.BadChecksums);
            Assert.AreEqual(0, reader.OversizeFrames);
        }

        private static byte[] FrameFullOfFrames(int length)
        {
            byte[] poll = Hex.Parse(Poll);
            var frame = new byte[length + UbxFrame.OverheadLength];
            for (int i = 0; i < length; i++)
            {
                frame[UbxFrame.HeaderLength + i] = poll[i % poll.Length];
            }

            UbxFrame.Seal(frame, UbxMessage.MonitorVersion, length);
            return frame;
        }

        private static int Feed(UbxFrameReader reader, byte[] bytes, int offset, int count)
        {
            int found = 0;
            for (int i = 0; i < count; i++)
            {
                found += reader.Add(bytes[offset + i]) ? 1 : 0;
            }

            return found;
        }
    }
}
