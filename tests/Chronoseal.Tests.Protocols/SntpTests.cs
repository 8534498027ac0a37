using Chronoseal.Hal;
using Chronoseal.Protocols.Sntp;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Protocols
{
    [TestClass]
    public class SntpTests
    {
        private const ulong Received = (SntpPackets.Midnight << 32) | 0x80000000;
        private const ulong Transmitted = (SntpPackets.Midnight << 32) | 0xC0000000;

        [TestMethod]
        public void A_request_holds_its_nonce_and_nothing_else()
        {
            var packet = new byte[50];
            for (int i = 0; i < packet.Length; i++)
            {
                packet[i] = 0xAA;
            }

            SntpCodec.BuildRequest(packet, SntpPackets.Nonce);
            Assert.AreEqual("23 00 00 00 00 00 00 00", Hex.Format(packet, 0, 8));
            for (int i = 8; i < 40; i++)
            {
                Assert.AreEqual(0, (int)packet[i]);
            }

            Assert.AreEqual("01 23 45 67 89 AB CD EF AA AA", Hex.Format(packet, 40, 10));
        }

        // Seconds and fraction of the timestamp.
        [TestMethod]
        [DataRow(2208988800L, 0L, 0L)]
        [DataRow(3977424000L, 0L, 1768435200000000L)]
        [DataRow(3977424000L, 0x80000000L, 1768435200500000L)]
        [DataRow(3977424000L, 0x40000000L, 1768435200250000L)]
        [DataRow(3977424000L, 1L, 1768435200000000L)]
        [DataRow(3977424000L, 2147L, 1768435200000000L)]
        [DataRow(3977424000L, 2148L, 1768435200000001L)]
        [DataRow(3977424000L, 0x200000L, 1768435200000488L)]
        [DataRow(3977424000L, 0x4000000L, 1768435200015625L)]
        [DataRow(3977424000L, 0x2000000L, 1768435200007813L)]
        [DataRow(3977424000L, 0xFFFFFFFFL, 1768435201000000L)]
        [DataRow(0xFFFFFFFFL, 0L, 2085978495000000L)]
        [DataRow(0L, 0L, 2085978496000000L)]
        [DataRow(1L, 0L, 2085978497000000L)]
        [DataRow(0x7FFFFFFFL, 0L, 4233462143000000L)]
        [DataRow(0x80000000L, 0L, -61505152000000L)]
        public void Timestamps_become_microseconds(long seconds, long fraction, long unixMicroseconds)
        {
            ulong timestamp = ((ulong)seconds << 32) | (ulong)fraction;
            Assert.AreEqual(unixMicroseconds, SntpCodec.ToUnixMicroseconds(timestamp));
        }

        [TestMethod]
        [DataRow(0L, 0L)]
        [DataRow(1L, 16L)]
        [DataRow(0x10000L, 1000000L)]
        [DataRow(0x8000L, 500000L)]
        [DataRow(0xFFFFFFFFL, 65535999985L)]
        public void Intervals_are_rounded_up(long interval, long microseconds)
        {
            Assert.AreEqual(microseconds, SntpCodec.ToMicroseconds((uint)interval));
        }

        [TestMethod]
        [DataRow(-128, 1L)]
        [DataRow(-32, 1L)]
        [DataRow(-20, 1L)]
        [DataRow(-19, 2L)]
        [DataRow(-18, 4L)]
        [DataRow(-10, 977L)]
        [DataRow(-6, 15625L)]
        [DataRow(-1, 500000L)]
        [DataRow(0, 1000000L)]
        [DataRow(4, 16000000L)]
        public void Precisions_are_rounded_up(int exponent, long microseconds)
        {
            Assert.AreEqual(microseconds, SntpCodec.PrecisionMicroseconds(exponent));
        }

        [TestMethod]
        public void A_good_reply_gives_all_it_has()
        {
            byte[] packet = SntpPackets.Make(Received, Transmitted);
            SntpPackets.PutWord(packet, 4, 0x00000800);
            SntpPackets.PutWord(packet, 8, 0x00004000);
            var reply = new SntpReply();
            AreEqual(Outcome.Ok, reply.Decode(packet, 48, SntpPackets.Nonce));
            Assert.AreEqual(0, reply.LeapIndicator);
            Assert.AreEqual(2, reply.Stratum);
            Assert.AreEqual(1L, reply.PrecisionMicroseconds);
            Assert.AreEqual(31250L, reply.RootDelayMicroseconds);
            Assert.AreEqual(250000L, reply.RootDispersionMicroseconds);
            Assert.AreEqual(1768435200500000L, reply.ReceivedUtcMicroseconds);
            Assert.AreEqual(1768435200750000L, reply.TransmittedUtcMicroseconds);
            Assert.AreEqual(0L, (long)reply.KissCode);
            Assert.AreEqual("", reply.KissText());
        }

        // First byte (leap indicator, version, mode), stratum, precision.
        [TestMethod]
        [DataRow(0x24, 1, 0xEC, (int)Outcome.Ok)]
        [DataRow(0x1C, 15, 0xEC, (int)Outcome.Ok)]
        [DataRow(0x64, 1, 0xEC, (int)Outcome.Ok)]
        [DataRow(0xA4, 1, 0xEC, (int)Outcome.Ok)]
        [DataRow(0xE4, 1, 0xEC, (int)Outcome.NotReady)]
        [DataRow(0xE4, 16, 0xEC, (int)Outcome.NotReady)]
        [DataRow(0x24, 16, 0xEC, (int)Outcome.NotReady)]
        [DataRow(0x24, 17, 0xEC, (int)Outcome.OutOfRange)]
        [DataRow(0x24, 255, 0xEC, (int)Outcome.OutOfRange)]
        [DataRow(0x24, 2, 0x04, (int)Outcome.Ok)]
        [DataRow(0x24, 2, 0x05, (int)Outcome.OutOfRange)]
        [DataRow(0x24, 2, 0x7F, (int)Outcome.OutOfRange)]
        [DataRow(0x24, 2, 0x80, (int)Outcome.Ok)]
        [DataRow(0x23, 2, 0xEC, (int)Outcome.WrongReply)]
        [DataRow(0x25, 2, 0xEC, (int)Outcome.WrongReply)]
        [DataRow(0x22, 2, 0xEC, (int)Outcome.WrongReply)]
        [DataRow(0x26, 2, 0xEC, (int)Outcome.WrongReply)]
        [DataRow(0x14, 2, 0xEC, (int)Outcome.WrongReply)]
        [DataRow(0x2C, 2, 0xEC, (int)Outcome.WrongReply)]
        [DataRow(0x04, 2, 0xEC, (int)Outcome.WrongReply)]
        public void Headers_of_all_kinds(int first, int stratum, int precision, int expected)
        {
            byte[] packet = SntpPackets.Make(Received, Transmitted);
            packet[0] = (byte)first;
            packet[1] = (byte)stratum;
            packet[3] = (byte)precision;
            var reply = new SntpReply();
            AreEqual((Outcome)expected, reply.Decode(packet, 48, SntpPackets.Nonce));
            if (expected == (int)Outcome.Ok)
            {
                Assert.AreEqual(first >> 6, reply.LeapIndicator);
                Assert.AreEqual(stratum, reply.Stratum);
            }
        }

        [TestMethod]
        public void A_short_reply_is_refused_and_a_long_one_is_not()
        {
            byte[] packet = SntpPackets.Make(Received, Transmitted);
            var longer = new byte[68];
            packet.CopyTo(longer, 0);
            AreEqual(Outcome.ShortReply, new SntpReply().Decode(packet, 47, SntpPackets.Nonce));
            AreEqual(Outcome.ShortReply, new SntpReply().Decode(packet, 0, SntpPackets.Nonce));
            AreEqual(Outcome.Ok, new SntpReply().Decode(longer, 68, SntpPackets.Nonce));
        }

        [TestMethod]
        public void Every_wrong_bit_of_the_nonce_is_refused()
        {
            byte[] packet = SntpPackets.Make(Received, Transmitted);
            for (int bit = 0; bit < 64; bit++)
            {
                AreEqual(Outcome.WrongReply, new SntpReply().Decode(packet, 48, SntpPackets.Nonce ^ (1UL << bit)));
            }

            SntpPackets.PutTimestamp(packet, 24, 0);
            AreEqual(Outcome.WrongReply, new SntpReply().Decode(packet, 48, 0));
        }

        [TestMethod]
        public void A_kiss_of_death_keeps_its_code()
        {
            byte[] packet = SntpPackets.Make(0, 0);
            packet[0] = 0xE4;
            packet[1] = 0;
            SntpPackets.PutWord(packet, 12, 0x52415445);
            var reply = new SntpReply();
            AreEqual(Outcome.DeviceError, reply.Decode(packet, 48, SntpPackets.Nonce));
            Assert.IsTrue(reply.KissCode == SntpReply.KissRate);
            Assert.AreEqual("RATE", reply.KissText());

            SntpPackets.PutWord(packet, 12, SntpReply.KissDeny);
            reply.Decode(packet, 48, SntpPackets.Nonce);
            Assert.AreEqual("DENY", reply.KissText());
            SntpPackets.PutWord(packet, 12, SntpReply.KissRestrict);
            reply.Decode(packet, 48, SntpPackets.Nonce);
            Assert.AreEqual("RSTR", reply.KissText());

            AreEqual(Outcome.Ok, reply.Decode(SntpPackets.Make(Received, Transmitted), 48, SntpPackets.Nonce));
            Assert.AreEqual("", reply.KissText());
        }

        [TestMethod]
        public void A_forged_kiss_of_death_is_not_believed()
        {
            byte[] packet = SntpPackets.Make(0, 0);
            packet[1] = 0;
            SntpPackets.PutWord(packet, 12, SntpReply.KissDeny);
            var reply = new SntpReply();
            AreEqual(Outcome.WrongReply, reply.Decode(packet, 48, SntpPackets.Nonce + 1));
            Assert.AreEqual(0L, (long)reply.KissCode);
        }

        [TestMethod]
        public void Timestamps_must_be_there_and_in_order()
        {
            AreEqual(Outcome.NotReady, Decode(Received, 0));
            AreEqual(Outcome.NotReady, Decode(0, Transmitted));
            AreEqual(Outcome.OutOfRange, Decode(Transmitted, Received));
            AreEqual(Outcome.Ok, Decode(Received, Received));
        }

        [TestMethod]
        public void An_exchange_may_cross_the_end_of_the_era()
        {
            var reply = new SntpReply();
            AreEqual(Outcome.Ok, reply.Decode(SntpPackets.Make(0xFFFFFFFFC0000000, 0x0000000040000000), 48, SntpPackets.Nonce));
            Assert.AreEqual(2085978495750000L, reply.ReceivedUtcMicroseconds);
            Assert.AreEqual(2085978496250000L, reply.TransmittedUtcMicroseconds);
        }

        [TestMethod]
        public void A_refused_reply_leaves_the_last_good_one()
        {
            var reply = new SntpReply();
            reply.Decode(SntpPackets.Make(Received, Transmitted), 48, SntpPackets.Nonce);
            AreEqual(Outcome.OutOfRange, reply.Decode(SntpPackets.Make(Transmitted, Received), 48, SntpPackets.Nonce));
            Assert.AreEqual(1768435200500000L, reply.ReceivedUtcMicroseconds);
        }

        private static Outcome Decode(ulong received, ulong transmitted)
        {
            return new SntpReply().Decode(SntpPackets.Make(received, transmitted), 48, SntpPackets.Nonce);
        }

        private static void AreEqual(Outcome expected, Outcome actual)
        {
            Assert.AreEqual(Outcomes.Name(expected), Outcomes.Name(actual));
        }
    }
}
