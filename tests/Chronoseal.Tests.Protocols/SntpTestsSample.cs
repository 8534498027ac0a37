using Chronoseal.Hal;
using Chronoseal.Protocols.Sntp;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Protocols
{
    [TestClass]
    public class SntpTestsSample
    {
        private const long NanosecondsPerSecond = 1000000000;
        private const int Rounds = 400;

        [TestMethod]
        public void An_exchange_by_hand()
        {
            // 40 ms there and back, 10 ms of them in the server; root delay 1/32 s, dispersion 1/64 s, precision 2^-10 s.
            byte[] packet = Packet(1000000, 11000000);
            SntpPackets.PutWord(packet, 4, 0x0800);
            SntpPackets.PutWord(packet, 8, 0x0400);
            packet[3] = 0xF6;
            var sample = new SntpSample(0);
            AreEqual(Outcome.Ok, sample.Evaluate(Reply(packet), 5000000, 5040000));
            Assert.AreEqual(5020000L, sample.CounterMicroseconds);
            Assert.AreEqual(1768435200006000L, sample.UtcMicroseconds);
            Assert.AreEqual(30000L, sample.RoundTripMicroseconds);
            Assert.AreEqual(15000L + 15625 + 15625 + 977 + 2, sample.BoundMicroseconds);

            var tolerant = new SntpSample(100);
            AreEqual(Outcome.Ok, tolerant.Evaluate(Reply(packet), 5000000, 5040000));
            Assert.AreEqual(sample.BoundMicroseconds + 2, tolerant.BoundMicroseconds);
        }

        [TestMethod]
        public void A_sample_may_lie_in_the_next_era()
        {
            var reply = new SntpReply();
            reply.Decode(SntpPackets.Make(0xFFFFFFFFC0000000, 0x0000000040000000), 48, SntpPackets.Nonce);
            var sample = new SntpSample(0);
            AreEqual(Outcome.Ok, sample.Evaluate(reply, 0, 600000));
            Assert.AreEqual(2085978496000000L, sample.UtcMicroseconds);
            Assert.AreEqual(300000L, sample.CounterMicroseconds);
        }

        [TestMethod]
        [DataRow(1000L, 999L, (int)Outcome.OutOfRange)]
        [DataRow(0L, 60000000L, (int)Outcome.Ok)]
        [DataRow(0L, 60000001L, (int)Outcome.OutOfRange)]
        [DataRow(0L, 10000L, (int)Outcome.Ok)]
        [DataRow(0L, 9994L, (int)Outcome.Ok)]
        [DataRow(0L, 9993L, (int)Outcome.OutOfRange)]
        [DataRow(-5000L, 5000L, (int)Outcome.Ok)]
        public void Impossible_exchanges_are_refused(long sent, long received, int expected)
        {
            // The server claims 10 ms; its clock resolves 1 us, ours may be off by 2 us.
            var sample = new SntpSample(0);
            AreEqual((Outcome)expected, sample.Evaluate(Reply(Packet(0, 10000000)), sent, received));
            Assert.IsTrue(sample.RoundTripMicroseconds >= 0);
        }

        [TestMethod]
        public void A_coarse_server_clock_may_claim_more_than_the_exchange()
        {
            byte[] packet = Packet(0, 15625000);
            packet[3] = 0xFA;
            var sample = new SntpSample(0);
            AreEqual(Outcome.Ok, sample.Evaluate(Reply(packet), 0, 400));
            Assert.AreEqual(0L, sample.RoundTripMicroseconds);
            Assert.AreEqual(15627L, sample.BoundMicroseconds);
        }

        [TestMethod]
        [DataRow(0xEC, 20, 0)]
        [DataRow(0xEC, 300000, 0)]
        [DataRow(0xFA, 2000, 0)]
        [DataRow(0xF6, 50000, 0)]
        [DataRow(0xEC, 2000000, 100)]
        [DataRow(0xEC, 2000000, -100)]
        public void The_bound_holds_however_the_ways_differ(int precision, int longestWayMicroseconds, int counterRatePartsPerMillion)
        {
            var noise = new Noise(longestWayMicroseconds + precision);
            var sample = new SntpSample(100);
            for (int i = 0; i < Rounds; i++)
            {
                var exchange = new SntpTestsExchange(noise, precision, longestWayMicroseconds, counterRatePartsPerMillion);
                AreEqual(Outcome.Ok, sample.Evaluate(Reply(exchange.Packet), exchange.SentCounter, exchange.ReceivedCounter));
                long error = exchange.ErrorNanoseconds(sample.CounterMicroseconds, sample.UtcMicroseconds);
                Assert.IsTrue(error <= sample.BoundMicroseconds * 1000 && error >= -sample.BoundMicroseconds * 1000, "round " + i.ToString());
            }
        }

        [TestMethod]
        public void The_bound_is_no_wider_than_it_must_be()
        {
            // All of 80 ms on the way there, then all of it on the way back: the error is the bound but for rounding.
            var sample = new SntpSample(0);
            sample.Evaluate(Reply(Packet(80000000, 80000000)), 0, 80000);
            Assert.AreEqual(1768435200080000L, sample.UtcMicroseconds);
            Assert.AreEqual(40003L, sample.BoundMicroseconds);
            sample.Evaluate(Reply(Packet(0, 0)), 0, 80000);
            Assert.AreEqual(1768435200000000L, sample.UtcMicroseconds);
            Assert.AreEqual(40003L, sample.BoundMicroseconds);
        }

        // Nanoseconds after 2026-01-15 00:00:00.
        private static byte[] Packet(long receivedNanoseconds, long transmittedNanoseconds)
        {
            return SntpPackets.Make(Timestamp(receivedNanoseconds), Timestamp(transmittedNanoseconds));
        }

        private static ulong Timestamp(long nanoseconds)
        {
            return (SntpPackets.Midnight << 32) + (ulong)((nanoseconds << 32) / NanosecondsPerSecond);
        }

        private static SntpReply Reply(byte[] packet)
        {
            var reply = new SntpReply();
            AreEqual(Outcome.Ok, reply.Decode(packet, 48, SntpPackets.Nonce));
            return reply;
        }

        private static void AreEqual(Outcome expected, Outcome actual)
        {
            Assert.AreEqual(Outcomes.Name(expected), Outcomes.Name(actual));
        }
    }
}
