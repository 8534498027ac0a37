using Chronoseal.Firmware;
using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    [TestClass]
    public class FrameSealerTests
    {
        private const string KeyId = "A0 A1 A2 A3 A4 A5 A6 A7";
        private const string Payload = "81 A1 00 61 78";
        private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";

        // Map of 9: alg, content type, kid, "v", "clk" (UTC, 123 us, 456 us, no leap, Locked), "seq", "boot", "kind", "prev".
        private const string ProtectedWithoutPrev =
            "A9 01 05 03 18 70 04 48 A0A1A2A3A4A5A6A7 61 76 01"
            + "63 636C6B A5 20 00 26 A2 01 00 25 18 7B 27 A2 01 00 25 19 01C8 61 6C 00 61 73 02"
            + "63 736571 19 1234 64 626F6F74 07 64 6B696E64 02 64 70726576 58 20";

        [TestMethod]
        public void A_frame_byte_for_byte()
        {
            FrameSealer sealer = Sealer(new ChainHead());
            var frame = new SealedFrame();
            Assert.IsTrue(Seal(sealer, 0x1234, frame));
            byte[] header = Hex.Parse(ProtectedWithoutPrev + Zeros);
            string body = "58" + HexByte(header.Length) + ProtectedWithoutPrev + Zeros + "A0 45" + Payload + "58 20" + Tag(header);
            ByteCheck.Equal("D1 84" + body, frame.Buffer, frame.Offset, frame.Length);
            Assert.AreEqual(0x1234L, frame.Sequence);
        }

        [TestMethod]
        public void A_clock_without_utc_claims_nothing_but_its_state()
        {
            FrameSealer sealer = Sealer(new ChainHead());
            var frame = new SealedFrame();
            byte[] payload = Hex.Parse(Payload);
            Assert.AreEqual(Outcomes.Name(Outcome.Ok), Outcomes.Name(sealer.Seal(FrameKind.Data, payload, payload.Length, new Stamp { State = ClockState.Acquiring }, 1, 1, frame)));
            string text = Hex.Format(frame.Buffer, frame.Offset, frame.Length);
            Assert.IsTrue(text.IndexOf("63 63 6C 6B A2 61 6C 00 61 73 01 63 73 65 71") > 0, text);
        }

        [TestMethod]
        public void A_duration_is_seconds_and_microseconds()
        {
            var writer = new CborWriter();
            var buffer = new byte[64];
            writer.Start(buffer, 0);
            var stamp = new Stamp { State = ClockState.Expired, UncertaintyMicroseconds = 2000001, BoundMicroseconds = 999999, Leap = 1 };
            ClockStatement.Write(writer, stamp);
            ByteCheck.Equal("A5 20 00 26 A2 01 02 25 01 27 A2 01 00 25 1A 000F423F 61 6C 01 61 73 05", buffer, 0, writer.Position);
        }

        [TestMethod]
        public void A_committed_frame_is_named_by_the_next()
        {
            var head = new ChainHead();
            FrameSealer sealer = Sealer(head);
            var frame = new SealedFrame();
            Seal(sealer, 0x1234, frame);
            string digest = Digest(frame);
            sealer.Commit(frame);
            Assert.AreEqual(digest, Hex.Format(head.LastDigest));
            Assert.AreEqual(0x1234L, head.LastSequence);
            Seal(sealer, 0x1235, frame);
            Assert.AreEqual(digest, Previous(frame));
        }

        [TestMethod]
        public void Without_a_commit_the_chain_stays_where_it_is()
        {
            FrameSealer sealer = Sealer(new ChainHead());
            var frame = new SealedFrame();
            Seal(sealer, 0x1234, frame);
            string first = Digest(frame);
            Seal(sealer, 0x1234, frame);
            Assert.AreEqual(first, Digest(frame));
            Assert.AreEqual(Hex.Format(Hex.Parse(Zeros)), Previous(frame));
        }

        [TestMethod]
        public void A_sealer_carries_on_a_chain()
        {
            var head = new ChainHead();
            ByteCheck.Count(1, 32).CopyTo(head.LastDigest, 0);
            var frame = new SealedFrame();
            Seal(Sealer(head), 0x1234, frame);
            Assert.AreEqual(Hex.Format(ByteCheck.Count(1, 32)), Previous(frame));
        }

        [TestMethod]
        public void The_largest_payload_gives_a_frame_within_the_limit()
        {
            var frame = new SealedFrame();
            var stamp = new Stamp { State = ClockState.Expired, UncertaintyMicroseconds = 999999999999, BoundMicroseconds = 999999999999 };
            Outcome outcome = Sealer(new ChainHead()).Seal(FrameKind.Birth, new byte[Limits.PayloadBytes], Limits.PayloadBytes, stamp, long.MaxValue, long.MaxValue, frame);
            Assert.AreEqual(Outcomes.Name(Outcome.Ok), Outcomes.Name(outcome));
            Assert.IsTrue(frame.Length <= Limits.FrameBytes, frame.Length.ToString());
        }

        [TestMethod]
        public void A_payload_too_large_is_refused()
        {
            var frame = new SealedFrame { Length = 5 };
            Outcome outcome = Sealer(new ChainHead()).Seal(FrameKind.Data, new byte[Limits.FrameBytes], Limits.FrameBytes, new Stamp(), 1, 1, frame);
            Assert.AreEqual(Outcomes.Name(Outcome.OutOfRange), Outcomes.Name(outcome));
            Assert.AreEqual(0, frame.Length);
        }

        private static FrameSealer Sealer(ChainHead head)
        {
            return new FrameSealer(new MacSeal(new ManagedHmacSha256(ByteCheck.Count(0, 32)), Hex.Parse(KeyId)), head);
        }

        private static bool Seal(FrameSealer sealer, long sequence, SealedFrame frame)
        {
            byte[] payload = Hex.Parse(Payload);
            var stamp = new Stamp { State = ClockState.Locked, UtcMicroseconds = 1, UncertaintyMicroseconds = 123, BoundMicroseconds = 456 };
            return sealer.Seal(FrameKind.Event, payload, payload.Length, stamp, 7, sequence, frame) == Outcome.Ok;
        }

        // ["MAC0", protected, h'', payload]
        private static string Tag(byte[] header)
        {
            byte[] structure = Hex.Parse("84 64 4D414330 58" + HexByte(header.Length) + Hex.Format(header) + "40 45" + Payload);
            var tag = new byte[32];
            new ManagedHmacSha256(ByteCheck.Count(0, 32)).Compute(structure, 0, structure.Length, tag, 0);
            return Hex.Format(tag);
        }

        private static string HexByte(int value)
        {
            return Hex.Format(new[] { (byte)value });
        }

        private static string Digest(SealedFrame frame)
        {
            var hash = new Sha256();
            hash.Add(frame.Buffer, frame.Offset, frame.Length);
            var digest = new byte[Sha256.DigestLength];
            hash.Finish(digest, 0);
            return Hex.Format(digest);
        }

        // Head, array, length of the protected map (4 bytes), the map up to "prev".
        private static string Previous(SealedFrame frame)
        {
            return Hex.Format(frame.Buffer, frame.Offset + 4 + Hex.Parse(ProtectedWithoutPrev).Length, 32);
        }
    }
}
