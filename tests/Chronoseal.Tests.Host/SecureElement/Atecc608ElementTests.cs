using System.Security.Cryptography;
using Chronoseal.Drivers.Atecc608;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand;
using Chronoseal.Stand.Stands;

namespace Chronoseal.Tests.Host.SecureElement
{
    /// <summary>The driver on the emulator's bus: real keys, real signatures, real waits.</summary>
    [TestClass]
    public sealed class Atecc608ElementTests
    {
        private readonly Bench _bench = new(new BenchSettings());
        private readonly Atecc608Stand _stand = new();
        private readonly byte[] _key = new byte[64];
        private readonly byte[] _signature = new byte[64];
        private readonly byte[] _digest = SHA256.HashData([1, 2, 3]);

        public Atecc608ElementTests()
        {
            Assert.IsNull(_stand.Place(_bench));
        }

        private Atecc608Element Element => _stand.Element;

        private Atecc608Keys Keys => _stand.Keys;

        private Atecc608Emulator Part => _stand.Emulator;

        [TestCleanup]
        public void CleanUp()
        {
            _bench.Dispose();
        }

        [TestMethod]
        public void ASignatureFitsThePublicKeyByAnotherHand()
        {
            AssertOk(Keys.ReadPublicKey(0, _key, 0));
            using ECDsa verifier = Verifier();
            for (int i = 0; i < 20; i++)
            {
                RandomNumberGenerator.Fill(_digest);
                AssertOk(Keys.Sign(0, _digest, 0, _signature, 0));
                Assert.IsTrue(verifier.VerifyHash(_digest, _signature));
                _bench.Wait(0.731);
            }
        }

        [TestMethod]
        public void TheSameSeedSignsTheSame()
        {
            AssertOk(Keys.Sign(0, _digest, 0, _signature, 0));
            using var bench = new Bench(new BenchSettings());
            var twin = new Atecc608Stand();
            twin.Place(bench);
            var signature = new byte[64];
            AssertOk(twin.Keys.Sign(0, _digest, 0, signature, 0));
            CollectionAssert.AreEqual(_signature, signature);
            Assert.AreEqual(_bench.Plant.NowNanoseconds, bench.Plant.NowNanoseconds);
        }

        [TestMethod]
        public void VerifyAcceptsTheSignatureAndRefusesEveryFlippedBit()
        {
            AssertOk(Keys.ReadPublicKey(0, _key, 0));
            AssertOk(Keys.Sign(0, _digest, 0, _signature, 0));
            AssertOk(Keys.Verify(_digest, _signature, _key, out bool isValid));
            Assert.IsTrue(isValid);
            for (int bit = 0; bit < 512; bit += 37)
            {
                _signature[bit / 8] ^= (byte)(1 << (bit % 8));
                AssertOk(Keys.Verify(_digest, _signature, _key, out isValid));
                Assert.IsFalse(isValid);
                Assert.AreEqual(0, Element.DeviceErrorCode);
                _signature[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            _digest[31] ^= 1;
            AssertOk(Keys.Verify(_digest, _signature, _key, out isValid));
            Assert.IsFalse(isValid);
        }

        [TestMethod]
        public void AKeyThatIsNoPointIsAnErrorAndNotAnAnswer()
        {
            Assert.AreEqual(Outcome.DeviceError, Keys.Verify(_digest, _signature, new byte[64], out bool isValid));
            Assert.AreEqual(Atecc608Status.CurveFault, Element.DeviceErrorCode);
            Assert.IsFalse(isValid);
        }

        [TestMethod]
        public void APrivateKeyIsMadeByProvisioningOnly()
        {
            Assert.AreEqual(Outcome.DeviceError, Keys.ReadPublicKey(1, _key, 0));
            Assert.AreEqual(Atecc608Status.ExecutionError, Element.DeviceErrorCode);
            var provisioning = new Atecc608Provisioning(Keys);
            AssertOk(provisioning.CreatePrivateKey(1, _key, 0));
            byte[] first = [.. _key];
            AssertOk(Keys.ReadPublicKey(1, _key, 0));
            CollectionAssert.AreEqual(first, _key);
            AssertOk(Keys.Sign(1, _digest, 0, _signature, 0));
            using ECDsa verifier = Verifier();
            Assert.IsTrue(verifier.VerifyHash(_digest, _signature));
            AssertOk(provisioning.CreatePrivateKey(1, _key, 0));
            CollectionAssert.AreNotEqual(first, _key);
            Assert.AreEqual(Outcome.DeviceError, provisioning.CreatePrivateKey(2, _key, 0));
        }

        [TestMethod]
        public void IdentityAndZonesAreThoseOfThePart()
        {
            var identity = new SensorIdentity();
            AssertOk(Element.Identify(identity));
            Assert.AreEqual("Microchip ATECC608B", identity.Type);
            Assert.AreEqual(Convert.ToHexString(Part.Memory.SerialNumber), identity.Serial, true);
            Assert.AreEqual("00006003", identity.Firmware);
            Assert.AreEqual("locked", identity.FactValue(1));
            StringAssert.Contains(Element.Describe(), identity.Serial);
            Assert.IsTrue(_stand.TrySwap());
            var serial = new byte[9];
            AssertOk(Element.ReadSerialNumber(serial, 0));
            CollectionAssert.AreEqual(Part.Memory.SerialNumber, serial);
            AssertOk(Element.ReadRevision(out uint revision));
            Assert.AreEqual(0x6003u, revision);
            Part.Memory.IsDataLocked = false;
            AssertOk(Element.ReadLocks(out bool isConfigurationLocked, out bool isDataLocked));
            Assert.IsTrue(isConfigurationLocked && !isDataLocked);
        }

        [TestMethod]
        public void AnotherPartOfTheFamilyIsRefused()
        {
            Part.Memory.Configuration[6] = 0x50;
            var identity = new SensorIdentity();
            Assert.AreEqual(Outcome.WrongReply, Element.Identify(identity));
            Assert.AreEqual("", identity.Serial);
        }

        [TestMethod]
        public void ZonesAreReadToTheirLastByte()
        {
            byte[] block = new byte[32];
            byte[] word = new byte[4];
            for (int i = 0; i < 4; i++)
            {
                AssertOk(Element.ReadBlock(Atecc608Zone.Configuration, 0, i, block, 0));
                CollectionAssert.AreEqual(Part.Memory.Configuration[(32 * i)..(32 * i + 32)], block);
            }

            AssertOk(Element.ReadBlock(Atecc608Zone.OneTimeProgrammable, 0, 1, block, 0));
            CollectionAssert.AreEqual(Part.Memory.OneTime[32..64], block);
            AssertOk(Element.ReadBlock(Atecc608Zone.Data, 8, 12, block, 0));
            CollectionAssert.AreEqual(Part.Memory.Slot(8)[384..416], block);
            AssertOk(Element.ReadWord(Atecc608Zone.Data, 15, 17, word, 0));
            CollectionAssert.AreEqual(Part.Memory.Slot(15)[68..72], word);
        }

        [TestMethod]
        public void AThousandRandomNumbersAreDistinct()
        {
            var seen = new HashSet<string>();
            var random = new byte[32];
            for (int i = 0; i < 1000; i++)
            {
                AssertOk(Element.ReadRandom(random, 0));
                Assert.IsTrue(seen.Add(Convert.ToHexString(random)));
            }

            Part.Memory.IsConfigurationLocked = false;
            Assert.AreEqual(Outcome.Unsupported, Element.ReadRandom(random, 0));
        }

        [TestMethod]
        public void ACounterOnlyRises()
        {
            int last = -1;
            for (int i = 0; i < 50; i++)
            {
                // Every tenth command and every seventh reply goes wrong on the way.
                Part.Faults.CommandsToSpoil = i % 10 == 0 ? 1 : 0;
                _bench.I2c.BitToFlip = i % 7 == 0 ? 13 : -1;
                AssertOk(Element.IncrementCounter(1, out int value));
                Assert.AreEqual(i + 1, value);
                Assert.IsGreaterThan(last, value);
                last = value;
                Part.BrownOut();
            }

            AssertOk(Element.ReadCounter(1, out int read));
            Assert.AreEqual(50, read);
            AssertOk(Element.ReadCounter(0, out read));
            Assert.AreEqual(0, read);
            Part.Memory.Counters[0] = Atecc608Codec.CounterMaximum;
            Assert.AreEqual(Outcome.DeviceError, Element.IncrementCounter(0, out _));
        }

        [TestMethod]
        public void TempKeyIsKeptBetweenOperationsAndLostInSleep()
        {
            AssertOk(Keys.LoadNonce(Atecc608Buffer.TempKey, _digest, 0, 32));
            AssertOk(Element.ReadState(out uint state));
            Assert.AreEqual(0x00800000u, state);
            AssertOk(Element.Sleep());
            Assert.IsFalse(Part.IsAwake);
            AssertOk(Element.ReadState(out state));
            Assert.AreEqual(0u, state);
            AssertOk(Keys.LoadNonce(Atecc608Buffer.MessageDigest, new byte[64], 0, 64));
        }

        [TestMethod]
        [DataRow(0x00, 158)]
        [DataRow(0x28, 263)]
        [DataRow(0x68, 708)]
        public void ASignatureComesWithinTheSheetsTime(int chipMode, int milliseconds)
        {
            Part.Memory.ChipMode = (byte)chipMode;
            AssertOk(Element.Identify(new SensorIdentity()));
            long start = _bench.Plant.NowNanoseconds;
            AssertOk(Keys.Sign(0, _digest, 0, _signature, 0));

            // The commands' own time; beside it, waking and 250 bytes on a bus of 100 kHz.
            Assert.IsLessThan(milliseconds + 45.0, (_bench.Plant.NowNanoseconds - start) * 1e-6);
        }

        [TestMethod]
        [DataRow(0x00)]
        [DataRow(0x28)]
        [DataRow(0x68)]
        [DataRow(0x6C)]
        public void SelfTestTellsWhatFailed(int chipMode)
        {
            Part.Memory.ChipMode = (byte)chipMode;
            AssertOk(Element.Identify(new SensorIdentity()));
            AssertOk(Element.SelfTest());
            Part.Faults.FailingTests = Atecc608Command.TestAes;
            Assert.AreEqual(Outcome.DeviceError, Element.SelfTest());
            Assert.AreEqual(Atecc608Command.TestAes, Element.DeviceErrorCode);
        }

        [TestMethod]
        public void TrafficThatWokeThePartEarlierDoesNotShortenAnOperation()
        {
            Part.Memory.ChipMode = 0x68;
            AssertOk(Element.Identify(new SensorIdentity()));
            Part.Wake();
            _bench.Wait(1.25);
            Assert.IsTrue(Part.IsAwake);
            AssertOk(Keys.Sign(0, _digest, 0, _signature, 0));
        }

        private static void AssertOk(Outcome outcome)
        {
            Assert.AreEqual(Outcome.Ok, outcome);
        }

        private ECDsa Verifier()
        {
            return ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = _key[..32], Y = _key[32..] } });
        }
    }
}
