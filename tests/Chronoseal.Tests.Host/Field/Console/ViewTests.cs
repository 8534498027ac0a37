using System.Globalization;
using Chronoseal.Evidence.Frames;
using Chronoseal.Firmware.Console;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>What the verbs show is what is: against the plant's truth, the broker, and Evidence's reader of frames.</summary>
    [TestClass]
    public sealed class ViewTests
    {
        [TestMethod]
        [DataRow("mac")]
        [DataRow("signature")]
        public void FramesSayWhatEvidenceReads(string seal)
        {
            using ConsoleSite site = new ConsoleSite($"seal={seal}\n").Boot(6.5);
            MachineAnswer answer = site.Ask("frames 10");
            site.World.RunSeconds(5);
            Dictionary<string, Frame> frames = site.Frames.Select(Read).DistinctBy(f => f.Sequence).ToDictionary(f => $"{f.Sequence}");
            Assert.IsGreaterThan(4, answer.Records.Count);
            CollectionAssert.AreEqual(answer.Records.Select(r => long.Parse(r["seq"], CultureInfo.InvariantCulture)).Order().Select(s => $"{s}").ToArray(), answer.Records.Select(r => r["seq"]).ToArray());
            foreach (IReadOnlyDictionary<string, string> row in answer.Records)
            {
                AssertSame(frames[row["seq"]], row);
            }

            CollectionAssert.IsSubsetOf(new[] { "birth", "data" }, answer.Records.Select(r => r["kind"]).Distinct().ToArray());
        }

        [TestMethod]
        public void TimeSaysHowTheClockIs()
        {
            using ConsoleSite site = new ConsoleSite().Boot(2);
            MachineAnswer young = site.Ask("time");
            Assert.IsFalse(young.Records[0].ContainsKey("utc"), young.Line);
            site.World.RunSeconds(120);
            MachineAnswer locked = site.Ask("time");
            Assert.AreEqual("Locked", locked["state"]);
            Assert.IsLessThan(100, Math.Abs(Number(locked, "offset-us")), locked.Line);
            Assert.IsInRange(0, 1_100_000, Number(locked, "last-edge-age-us"));
            Assert.IsGreaterThan(100, Number(locked, "edges-accepted"));
            Assert.IsGreaterThan(0, Number(locked, "adev1-ppt"));
            Assert.IsGreaterThan(0, Number(locked, "labels-accepted"));
            var utc = DateTime.ParseExact(locked["utc"], "yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
            double lateSeconds = (site.World.UtcMicroseconds / 1e6) - (utc - DateTime.UnixEpoch).TotalSeconds;
            Assert.IsInRange(0, 0.2, lateSeconds, "the clock's answer is as old as the answer's way");
            site.Plant.Gnss.HasNoPulses = true;
            site.World.RunSeconds(30);
            Assert.AreEqual("Holdover", site.Ask("time")["state"]);
        }

        [TestMethod]
        public void TimeSaysWhenItIsTheNetworks()
        {
            using ConsoleSite site = new ConsoleSite("sntp-host=time\n").Boot(3);
            MachineAnswer time = site.Ask("time");
            Assert.AreEqual("Holdover", time["state"]);
            Assert.AreEqual("1", time["sntp-answered"]);
            Assert.IsFalse(time.Records[0].ContainsKey("offset-us"), time.Line);
        }

        [TestMethod]
        public void MqttTestSaysWhatFails()
        {
            using ConsoleSite site = new ConsoleSite().Boot(20);
            MachineAnswer works = site.Ask("mqtt test");
            Assert.AreEqual("yes", works["proven"]);
            site.Broker.Mode = BrokerMode.Down;
            site.World.RunSeconds(100);
            MachineAnswer down = site.Ask("mqtt test");
            Assert.AreEqual("NotConnected", down.Code);
            Assert.AreEqual("the attempt ended with Unreachable; check broker=, its port, the cable and the firewall", down.Text);
            Assert.AreEqual("Waiting", site.Ask("mqtt")["state"]);

            // It is up again: the test does not wait for the pause of up to a minute.
            site.Broker.Mode = BrokerMode.Up;
            long before = site.Plant.Timeline.Counter.Microseconds;
            Assert.AreEqual("yes", site.Ask("mqtt test")["proven"]);
            Assert.IsLessThan(2_000_000, site.Plant.Timeline.Counter.Microseconds - before);
        }

        [TestMethod]
        public void MqttTestEndsWhereNothingAnswers()
        {
            using ConsoleSite site = new ConsoleSite().Boot(20);
            site.Broker.Mode = BrokerMode.Mute;
            site.World.RunSeconds(40);
            long before = site.Plant.Timeline.Counter.Microseconds;
            MachineAnswer mute = site.Ask("mqtt test");
            Assert.IsFalse(mute.IsOk, mute.Line);
            Assert.IsLessThan(ConsoleLimits.ConnectMicroseconds + 1_000_000, site.Plant.Timeline.Counter.Microseconds - before);
        }

        [TestMethod]
        public void JournalAndStatusCountWhatWaits()
        {
            using ConsoleSite site = new ConsoleSite().Boot(20);
            MachineAnswer empty = site.Ask("journal");
            Assert.IsLessThan(3, Number(empty, "pending"), empty.Line);
            site.Broker.Mode = BrokerMode.Down;
            long acknowledged = Number(site.Ask("journal"), "acknowledged");
            site.World.RunSeconds(60);
            MachineAnswer full = site.Ask("journal");
            Assert.IsGreaterThan(50, Number(full, "pending"));
            Assert.AreEqual(acknowledged + 1, Number(full, "oldest-seq"));
            Assert.AreEqual(Number(full, "newest-seq") - acknowledged, Number(full, "pending"));
            Assert.AreEqual("Unreachable", site.Ask("status")["uplink-failure"]);
        }

        [TestMethod]
        public void SensorsShowWhatTheyAreAndMeasured()
        {
            using ConsoleSite site = new ConsoleSite().Boot(30);
            MachineAnswer sensors = site.Ask("sensors");
            CollectionAssert.AreEqual(new[] { "climate", "hcho", "particles", "toc" }, sensors.Records.Select(r => r["name"]).ToArray());
            Assert.IsTrue(sensors.Records.All(r => r["state"] == "Ok"), sensors.Line);
            Assert.EndsWith(" Cel", sensors.Records[0]["temp"]);
            site.Plant.I2c.NacksToCome = 1000;
            site.World.RunSeconds(5);
            MachineAnswer broken = site.Ask("sensors");
            Assert.AreEqual("Nack", broken.Records[0]["temp"]);
            Assert.AreNotEqual("0", broken.Records[0]["failures"]);
        }

        [TestMethod]
        [DataRow("mac", "HMAC 256/256", "node.key")]
        [DataRow("signature", "ES256", "secure-element")]
        public void TheKeyIsNamedAsInFrames(string seal, string algorithm, string place)
        {
            using ConsoleSite site = new ConsoleSite($"seal={seal}\n").Boot(10);
            MachineAnswer key = site.Ask("key status");
            Assert.AreEqual(algorithm, key["algorithm"]);
            Assert.AreEqual(place, key["place"]);
            Assert.AreEqual(Read(site.Frames[0]).KeyIdHex, key["key-id"]);
            Assert.AreEqual(seal == "signature", key.Records[0].ContainsKey("public-key"));
            Assert.AreEqual("", site.Leaks());
        }

        private static Frame Read(byte[] bytes)
        {
            Assert.IsTrue(FrameReader.TryRead(bytes, out Frame? frame, out string error), error);
            return frame;
        }

        private static void AssertSame(Frame frame, IReadOnlyDictionary<string, string> row)
        {
            Assert.AreEqual($"{frame.Kind}".ToLowerInvariant(), row["kind"]);
            Assert.AreEqual($"{frame.Boot}", row["boot"]);
            Assert.AreEqual($"{frame.Bytes.Length}", row["bytes"]);
            Assert.AreEqual($"{frame.Clock.State}", row["state"]);
            Assert.AreEqual(frame.Clock.UncertaintyMicroseconds?.ToString(CultureInfo.InvariantCulture), row.GetValueOrDefault("u95-us"));
            Assert.AreEqual(frame.Clock.GuaranteeMicroseconds?.ToString(CultureInfo.InvariantCulture), row.GetValueOrDefault("bound-us"));
            string utc = frame.EpochUtcMicroseconds is { } at ? DateTime.UnixEpoch.AddMicroseconds(at).ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture) : "unknown";
            Assert.AreEqual(utc, row["utc"]);
            string records = string.Join(", ", frame.Records.Select(Text));
            int shown = Math.Min(records.Length, row["records"].IndexOf(" ... ", StringComparison.Ordinal) is > 0 and var cut ? cut : records.Length);
            Assert.AreEqual(records[..shown], row["records"][..shown]);
            Assert.AreEqual(records.Length > shown, row["records"].EndsWith(" more", StringComparison.Ordinal), row["records"]);
        }

        private static string Text(FrameRecord record)
        {
            string value = record.Value?.ToString() ?? record.Text ?? $"{record.Data?.Length} bytes";
            string unit = record.Unit is null or "/" ? "" : " " + record.Unit;
            string status = record.Status == 0 ? "" : $" q={(int)record.Status:x4}";
            return $"{record.Name}={value}{(record.Value is null && record.Unit is null ? "" : unit)}{status}";
        }

        private static long Number(MachineAnswer answer, string name) => long.Parse(answer[name], CultureInfo.InvariantCulture);
    }
}
