using Chronoseal.Firmware;
using Chronoseal.Firmware.Buses;
using Chronoseal.Hal;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Buses
{
    [TestClass]
    public class BusTapTests
    {
        [TestMethod]
        public void A_tap_that_is_off_notes_nothing_and_changes_nothing()
        {
            var timeline = new ManualTimeline();
            var tap = new BusTap("i2c1", timeline);
            var device = new TappedI2c(new ScriptedI2c("W FD", "R 01 02", "NW"), 0x44, tap);
            var buffer = new byte[4];
            buffer[0] = 0xFD;
            Assert.AreEqual((int)Outcome.Ok, (int)device.Write(buffer, 1));
            Assert.AreEqual((int)Outcome.Ok, (int)device.Read(buffer, 2));
            Assert.AreEqual((int)Outcome.Nack, (int)device.Write(buffer, 1));
            Assert.AreEqual(2, (int)buffer[1]);
            tap.Note(0, true, 1, buffer, 1, Outcome.Ok);
            Assert.IsFalse(tap.TryTake(new TapRecord()));
        }

        [TestMethod]
        public void I2c_is_noted_with_address_direction_time_and_outcome()
        {
            var timeline = new ManualTimeline { Microseconds = 500 };
            var tap = new BusTap("i2c1", timeline);
            tap.Switch(true);
            var device = new TappedI2c(new ScriptedI2c("W FD", "NR", "W 01", "R AA BB"), 0x44, tap);
            var buffer = new byte[] { 0xFD, 0, 0 };
            device.Write(buffer, 1);
            timeline.Microseconds = 900;
            device.Read(buffer, 3);
            buffer[0] = 1;
            device.WriteRead(buffer, 1, buffer, 2);
            Assert.AreEqual("500 w 44 FD Ok", Next(tap));
            Assert.AreEqual("900 r 44  Nack", Next(tap));
            Assert.AreEqual("900 w 44 01 Ok", Next(tap));
            Assert.AreEqual("900 r 44 AABB Ok", Next(tap));
            Assert.AreEqual("", Next(tap));
        }

        [TestMethod]
        public void What_arrives_in_pieces_is_one_until_there_is_a_pause()
        {
            var timeline = new ManualTimeline();
            var tap = new BusTap("rs485", timeline);
            tap.Switch(true);
            var peer = new ScriptedPeer(timeline, "01 03", "01 02 03 04 05 06 07");
            var port = new TappedSerial(peer, tap);
            port.Write(new byte[] { 1, 3 }, 2);
            var buffer = new byte[16];
            for (int i = 0; i < 3; i++)
            {
                Assert.AreEqual((int)Outcome.Ok, (int)port.Read(buffer, 0, 16, timeline.Microseconds + 10000, out int received));
                Assert.IsTrue(received > 0);
            }

            Assert.AreEqual((int)Outcome.Timeout, (int)port.Read(buffer, 0, 16, timeline.Microseconds + 10000, out _));
            Assert.AreEqual("0 w -1 0103 Ok", Next(tap));
            Assert.AreEqual("1000 r -1 01020304050607 Ok", Next(tap));
            tap.NoteReceived(buffer, 0, 1, Outcome.Ok);
            timeline.Microseconds += Limits.TapPauseMicroseconds;
            tap.NoteReceived(buffer, 0, 1, Outcome.Ok);
            Assert.AreEqual("13000 r -1 07 Ok", Next(tap));
            Assert.AreEqual("33000 r -1 07 Ok", Next(tap));
        }

        [TestMethod]
        public void A_connection_is_noted_too()
        {
            var timeline = new ManualTimeline();
            var tap = new BusTap("toc", timeline);
            tap.Switch(true);
            var peer = new ScriptedPeer(timeline, "01", "02") { ConnectOutcome = Outcome.Nack };
            var channel = new TappedTcp(peer, tap);
            Assert.AreEqual((int)Outcome.Nack, (int)channel.Connect(1000));
            channel.Write(new byte[] { 1 }, 1);
            channel.Read(new byte[4], 1, 3, 5000, out _);
            Assert.AreEqual("0 w -1  Nack", Next(tap));
            Assert.AreEqual("0 w -1 01 Ok", Next(tap));
            Assert.AreEqual("1000 r -1 02 Ok", Next(tap));
        }

        [TestMethod]
        public void What_finds_no_room_is_counted_and_long_transfers_are_cut()
        {
            var timeline = new ManualTimeline();
            var tap = new BusTap("i2c1", timeline);
            tap.Switch(true);
            var bytes = new byte[Limits.TapBytes + 5];
            for (int i = 0; i < Limits.TapRecords + 3; i++)
            {
                tap.Note(i, true, 1, bytes, bytes.Length, Outcome.Ok);
            }

            Assert.AreEqual(3, tap.Dropped);
            var record = new TapRecord();
            for (int i = 0; i < Limits.TapRecords; i++)
            {
                Assert.IsTrue(tap.TryTake(record));
                Assert.AreEqual((long)i, record.CounterMicroseconds);
                Assert.AreEqual(bytes.Length, record.Count);
            }

            Assert.IsFalse(tap.TryTake(record));
            tap.Switch(false);
            tap.Switch(true);
            Assert.AreEqual(0, tap.Dropped);
        }

        private static string Next(BusTap tap)
        {
            var record = new TapRecord();
            if (!tap.TryTake(record))
            {
                return "";
            }

            string hex = "";
            for (int i = 0; i < record.Count; i++)
            {
                hex += record.Bytes[i].ToString("X2");
            }

            string address = record.Address < 0 ? "-1" : record.Address.ToString("X2");
            return record.CounterMicroseconds.ToString() + (record.IsWrite ? " w " : " r ") + address + " " + hex + " " + Outcomes.Name(record.Outcome);
        }
    }
}
