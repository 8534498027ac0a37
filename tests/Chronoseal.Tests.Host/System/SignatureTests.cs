using System.Security.Cryptography;
using Chronoseal.Evidence.Cose;
using Chronoseal.Evidence.Frames;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>Frames signed by a secure element that really signs, on the bus that it shares with the instruments.</summary>
    [TestClass]
    public sealed class SignatureTests
    {
        private const int RunSeconds = 120;
        private const int FaultSeconds = 20;
        private const byte FastestClock = 0x00;
        private const byte MiddleClock = 0x28;
        private const byte SlowestClock = 0x68;

        public TestContext TestContext { get; set; } = null!;

        [TestMethod]
        public void EveryFrameVerifiesUnderTheKeyThatItsBirthNames()
        {
            using Site site = Signing(40);
            site.BootAndRun(RunSeconds);
            site.Finish();
            site.AssertComplete();

            // By .NET alone: neither the plant's curve nor the firmware's hash has a part in it.
            byte[] point = site.Node.Log.Births.First().Records.Single(r => r.Name == "key/public").Data!.Value.ToArray();
            using ECDsa key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
            byte[] keyId = SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..8];
            Assert.AreEqual(0x04, point[0]);
            Assert.AreEqual("ES256", site.Node.Log.Births.First().Records.Single(r => r.Name == "key/alg").Text);
            Assert.IsGreaterThan(RunSeconds - 10, site.Node.Log.Frames.Count);
            foreach (Frame frame in site.Node.Log.Frames)
            {
                Assert.IsTrue(CoseSign1.TryRead(frame.Bytes, out CoseSign1? message, out string error), error);
                Assert.IsTrue(message.Verify(key));
                CollectionAssert.AreEqual(keyId, frame.KeyId.ToArray());
            }
        }

        [TestMethod]
        public void MacFramesNameTheirAlgorithmAndNoKey()
        {
            using var site = new Site(41);
            site.BootAndRun(5);
            Frame birth = site.Node.Log.Births.First();
            Assert.AreEqual("HMAC 256/256", birth.Records.Single(r => r.Name == "key/alg").Text);
            Assert.IsFalse(birth.Records.Any(r => r.Name == "key/public"));
        }

        [TestMethod]
        [DataRow(FastestClock, 170.0)]
        [DataRow(MiddleClock, 275.0)]
        [DataRow(SlowestClock, 720.0)]
        public void SigningTakesNoEpochAndMakesNoStampWorse(byte chipMode, double longestMilliseconds)
        {
            Dictionary<long, Frame> tagged = Epochs(new Site(42), out _);
            Site signing = Signing(42);
            signing.Node.Plant.SecureElement.Memory.ChipMode = chipMode;
            var watch = new SigningWatch(signing.Node.Plant);
            var truth = new Truth(signing.Node);
            Dictionary<long, Frame> signed = Epochs(signing, out long overruns, () => truth.AssertStamps());
            List<double> times = [.. watch.Milliseconds.Order()];
            TestContext.WriteLine($"{times.Count} operations, median {times[times.Count / 2]:0} ms, longest {times[^1]:0} ms");
            Assert.IsLessThan(longestMilliseconds, times[^1]);
            Assert.AreEqual(0, overruns);

            // The slow part needs a second or two more to start.
            Assert.IsGreaterThan(tagged.Count - 4, signed.Count);
            foreach ((long epoch, Frame frame) in signed.Where(e => tagged.ContainsKey(e.Key)))
            {
                AssertNoWorse(frame, tagged[epoch]);
            }
        }

        [TestMethod]
        [DataRow("silent")]
        [DataRow("stuck busy")]
        [DataRow("wrong checksum")]
        [DataRow("truncated")]
        [DataRow("self-test")]
        [DataRow("spoilt commands")]
        [DataRow("no key")]
        public void WhatCannotBeSignedIsCountedAndToldAndTheChainGoesOn(string fault)
        {
            using Site site = Signing(43);
            SiteNode node = site.Node;
            site.BootAndRun(30);
            long epochs = node.Gateway.Health.Epochs;
            Switch(node.Plant.SecureElement, fault, true);
            site.Run(FaultSeconds);
            Switch(node.Plant.SecureElement, fault, false);
            long unsealed = node.Gateway.Health.EpochsUnsealed;
            Assert.IsInRange(FaultSeconds - 2, FaultSeconds + 1, unsealed);
            Assert.IsGreaterThanOrEqualTo(unsealed, node.Gateway.Health.SealFaults);
            site.Run(30);
            site.Finish();
            site.AssertComplete();
            Assert.AreEqual(unsealed, node.Gateway.Health.EpochsUnsealed);
            Assert.AreEqual((Int128)unsealed, node.Log.Events.SelectMany(f => f.Records).Single(r => r.Name == "event/gap").Value!.Value.Mantissa);

            // Sampling went on through it, and recovery held nothing up.
            Assert.AreEqual(0, node.Gateway.Health.EpochsOverrun);
            Assert.IsGreaterThan(epochs + FaultSeconds + 25, node.Gateway.Health.Epochs);
        }

        [TestMethod]
        public void ABrownOutInTheMiddleOfASignatureCostsNothing()
        {
            using Site site = Signing(44);
            var random = new Random(44);
            site.Boot();
            site.Run(30);
            for (int i = 0; i < 200; i++)
            {
                site.Run(0.05 + 0.3 * random.NextDouble());
                site.Node.Plant.SecureElement.BrownOut();
            }

            site.Run(10);
            site.Finish();
            site.AssertComplete();
            Assert.AreEqual(0, site.Node.Gateway.Health.EpochsOverrun);
            long gaps = site.Node.Log.Events.SelectMany(f => f.Records).Where(r => r.Name == "event/gap").Sum(r => (long)r.Value!.Value.Mantissa);
            Assert.AreEqual(site.Node.Gateway.Health.EpochsUnsealed, gaps);
        }

        [TestMethod]
        public void PowerCutsGoThroughSignedFramesAsThroughOthers()
        {
            using Site site = Signing(45);
            var random = new Random(45);
            site.Boot();
            for (int i = 0; i < 20; i++)
            {
                site.Run(2 + 10 * random.NextDouble());
                site.Node.Plant.CutPower(random.Next(1_000));
            }

            site.Run(30);
            site.Finish();
            Assert.AreEqual("", string.Join("\n", site.Node.Log.Complaints));
            Assert.IsEmpty(site.Node.Log.Conflicts);
            Assert.HasCount(21, site.Node.Boots);
        }

        private static Site Signing(ulong seed)
        {
            var site = new Site(seed);
            site.Node.Configure = c => c.SignsFrames = true;
            return site;
        }

        private static Dictionary<long, Frame> Epochs(Site site, out long overruns, Action? look = null)
        {
            using (site)
            {
                site.BootAndRun(RunSeconds);
                site.Finish();
                site.AssertComplete();
                look?.Invoke();
                overruns = site.Node.Gateway.Health.EpochsOverrun;
                return site.Node.Log.Data.Where(f => f.EpochUtcMicroseconds is not null).ToDictionary(f => f.EpochUtcMicroseconds!.Value);
            }
        }

        private static void AssertNoWorse(Frame signed, Frame tagged)
        {
            foreach (string name in new[] { "temp", "rh", "hcho" })
            {
                FrameRecord one = signed.Records.Single(r => r.Name == name);
                FrameRecord other = tagged.Records.Single(r => r.Name == name);
                Assert.IsInRange(-20, 20, one.TimeUtcMicroseconds!.Value - other.TimeUtcMicroseconds!.Value, $"{name} at {signed.EpochUtcMicroseconds}");
                Assert.IsLessThanOrEqualTo((long)other.StampUncertaintyMicroseconds!.Value + 5, (long)one.StampUncertaintyMicroseconds!.Value);
            }
        }

        private static void Switch(Atecc608Emulator part, string fault, bool isOn)
        {
            switch (fault)
            {
                case "silent": part.Faults.IsSilent = isOn; break;
                case "stuck busy": part.Faults.IsStuckBusy = isOn; break;
                case "wrong checksum": part.Faults.HasWrongChecksum = isOn; break;
                case "truncated": part.Faults.TruncateToBytes = isOn ? 3 : -1; break;
                case "self-test": part.Faults.FailsSelfTest = isOn; break;
                case "spoilt commands": part.Faults.CommandsToSpoil = isOn ? int.MaxValue : 0; break;
                case "no key": part.Memory.IsConfigurationLocked = !isOn; break;
                default: throw new ArgumentOutOfRangeException(nameof(fault));
            }
        }
    }
}
