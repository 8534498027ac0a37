using System.Security.Cryptography;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Tests.Host.Evidence
{
    [TestClass]
    public sealed class KeyRingTests
    {
        private const string KeyId = "0011223344556677";

        private static readonly string Key = new('a', 64);

        private readonly string _folder = Directory.CreateTempSubdirectory("chronoseal-keys-").FullName;

        private string FilePath => Path.Combine(_folder, "keys.json");

        [TestCleanup]
        public void DeleteFolder() => Directory.Delete(_folder, true);

        [TestMethod]
        public void SavedKeysComeBack()
        {
            KeyRing keys = FrameBuilder.Keys();
            Assert.IsTrue(keys.TrySave(FilePath, out string error), error);
            Assert.IsTrue(keys.TrySave(FilePath, out error), error);
            Assert.IsTrue(KeyRing.TryLoad(FilePath, out KeyRing? loaded, out error), error);
            Assert.IsTrue(loaded.TryGet(Convert.FromHexString(FrameBuilder.KeyIdHex), out byte[]? key));
            CollectionAssert.AreEqual(FrameBuilder.Key, key);
            Assert.AreEqual("1 key", loaded.ToString());
            Assert.HasCount(1, Directory.GetFiles(_folder));
            if (!OperatingSystem.IsWindows())
            {
                Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
            }
        }

        [TestMethod]
        public void UpperCaseAndByteOrderMarkAreRead()
        {
            File.WriteAllText(FilePath, $"\uFEFF{{\"AABBCCDDEEFF0011\": \"{Key.ToUpperInvariant()}\"}}");
            Assert.IsTrue(KeyRing.TryLoad(FilePath, out KeyRing? keys, out string error), error);
            CollectionAssert.AreEqual(new[] { "aabbccddeeff0011" }, keys.KeyIds.ToArray());
        }

        [TestMethod]
        [DataRow("", "is not JSON", DisplayName = "empty file")]
        [DataRow("{\"" + KeyId + "\": \n", "line 2", DisplayName = "cut short")]
        [DataRow("[]", "holds no keys", DisplayName = "not an object")]
        [DataRow("{}", "holds no keys", DisplayName = "no entry")]
        [DataRow("{\"00112233\": \"KEY\"}", "key identifier is not 16", DisplayName = "short identifier")]
        [DataRow("{\"001122334455667g\": \"KEY\"}", "key identifier is not 16", DisplayName = "identifier is not hexadecimal")]
        [DataRow("{\"" + KeyId + "\": \"KEYa\"}", "entry 1: the key is not 64", DisplayName = "long key")]
        [DataRow("{\"" + KeyId + "/\": \"KEY\"}", "not a boot count", DisplayName = "slash without a boot")]
        [DataRow("{\"" + KeyId + "/0\": \"KEY\"}", "not a boot count", DisplayName = "boot 0")]
        [DataRow("{\"" + KeyId + "/01\": \"KEY\"}", "not a boot count", DisplayName = "boot with a leading zero")]
        [DataRow("{\"" + KeyId + "/-1\": \"KEY\"}", "not a boot count", DisplayName = "negative boot")]
        [DataRow("{\"" + KeyId + "\": \"04KEYKEY\"}", "not 04, X, Y of a point", DisplayName = "public key beside the curve")]
        [DataRow("{\"" + KeyId + "\": 17}", "the key is not 64", DisplayName = "key is a number")]
        [DataRow("{\"" + KeyId + "\": \"KEY\", \"" + KeyId + "\": \"OTHER\"}", "entry 2: there is another key", DisplayName = "two keys for one identifier")]
        [DataRow("{\"\\ud800\": \"KEY\"}", "UTF-8", DisplayName = "half a surrogate pair")]
        public void WrongFileIsExplainedWithoutShowingKeys(string content, string reason)
        {
            File.WriteAllText(FilePath, content.Replace("KEY", Key).Replace("OTHER", new string('b', 64)));
            Assert.IsFalse(KeyRing.TryLoad(FilePath, out KeyRing? keys, out string error));
            Assert.IsNull(keys);
            StringAssert.Contains(error, reason);
            StringAssert.Contains(error, FilePath);
            Assert.IsFalse(error.Contains("aaaaaaaa") || error.Contains("bbbbbbbb"));
        }

        [TestMethod]
        public void MissingFileFolderAndOverlongFileAreExplained()
        {
            Assert.IsFalse(KeyRing.TryLoad(FilePath, out _, out string error));
            StringAssert.Contains(error, "does not exist");
            Assert.IsFalse(KeyRing.TryLoad(_folder, out _, out error));
            StringAssert.Contains(error, "is a folder");
            Assert.IsFalse(KeyRing.TryLoad("", out _, out error));
            File.WriteAllBytes(FilePath, new byte[VerificationLimits.MaximumKeyFileBytes + 1]);
            Assert.IsFalse(KeyRing.TryLoad(FilePath, out _, out error));
            StringAssert.Contains(error, "larger");
        }

        [TestMethod]
        public void UnwritablePlaceIsExplained()
        {
            string path = Path.Combine(_folder, "missing", "keys.json");
            Assert.IsFalse(FrameBuilder.Keys().TrySave(path, out string error));
            StringAssert.Contains(error, path);
        }

        [TestMethod]
        public void PublicKeyCountsUnderItsOwnIdentifierOnly()
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            string id = Convert.ToHexStringLower(FrameBuilder.KeyIdOf(key));
            File.WriteAllText(FilePath, $"{{\"{id}\": \"{Convert.ToHexStringLower(FrameBuilder.Point(key))}\"}}");
            Assert.IsTrue(KeyRing.TryLoad(FilePath, out KeyRing? keys, out string error), error);
            Assert.IsTrue(keys.TryGetPublicKey(FrameBuilder.KeyIdOf(key), out PublicKey? found));
            CollectionAssert.AreEqual(FrameBuilder.Point(key), found.Point.ToArray());
            Assert.IsFalse(keys.TryGet(FrameBuilder.KeyIdOf(key), out _), "a public key must never serve as a MAC key");
            Assert.IsFalse(keys.TryGetBootKey(FrameBuilder.KeyIdOf(key), 1, out _));

            File.WriteAllText(FilePath, $"{{\"{KeyId}\": \"{Convert.ToHexStringLower(FrameBuilder.Point(key))}\"}}");
            Assert.IsFalse(KeyRing.TryLoad(FilePath, out _, out error));
            StringAssert.Contains(error, $"has the key identifier {id}");
        }

        [TestMethod]
        public void KeyOfOneBootVerifiesThatBootAlone()
        {
            File.WriteAllText(FilePath, $"{{\"{FrameBuilder.KeyIdHex}/2\": \"{Convert.ToHexString(BootKey.Derive(FrameBuilder.Key, 2))}\"}}");
            Assert.IsTrue(KeyRing.TryLoad(FilePath, out KeyRing? keys, out string error), error);
            Assert.IsTrue(FrameAuthenticator.TryAuthenticate(new FrameBuilder { Boot = 2 }.Build(), keys, out _, out _));
            Assert.IsFalse(FrameAuthenticator.TryAuthenticate(new FrameBuilder { Boot = 1 }.Build(), keys, out _, out SealCheck check));
            Assert.AreEqual(SealCheck.NoKey, check);
            Assert.IsTrue(keys.TrySave(FilePath, out error), error);
            Assert.IsTrue(KeyRing.TryLoad(FilePath, out keys, out error), error);
            CollectionAssert.AreEqual(new[] { $"{FrameBuilder.KeyIdHex}/2" }, keys.KeyIds.ToArray());
        }

        [TestMethod]
        public void SignedFrameNeedsItsPublicKey()
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            byte[] frame = new FrameBuilder { SigningKey = key }.Build();
            var keys = new KeyRing();
            Assert.IsFalse(FrameAuthenticator.TryAuthenticate(frame, keys, out _, out SealCheck check));
            Assert.AreEqual(SealCheck.NoKey, check);
            Assert.IsTrue(keys.TryAdd(Convert.ToHexString(FrameBuilder.KeyIdOf(key)), FrameBuilder.Point(key), out string error), error);
            Assert.IsTrue(FrameAuthenticator.TryAuthenticate(frame, keys, out Frame? authentic, out _));
            Assert.AreEqual(FrameSeal.Sign1, authentic.Seal);
            frame[^1] ^= 1;
            Assert.IsFalse(FrameAuthenticator.TryAuthenticate(frame, keys, out _, out check));
            Assert.AreEqual(SealCheck.Wrong, check);
            Assert.IsFalse(authentic.IsAuthentic(other));
            Assert.IsFalse(authentic.IsAuthentic(FrameBuilder.Key), "a signed frame must not pass as a MAC");
        }

        [TestMethod]
        public void ACollectorsKeyVerifiesNoFrame()
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            byte[] keyId = FrameBuilder.KeyIdOf(key);
            string id = Convert.ToHexStringLower(keyId);
            string point = Convert.ToHexStringLower(FrameBuilder.Point(key));
            File.WriteAllText(FilePath, $"{{\"{id}/collector\": \"{point}\"}}");
            Assert.IsTrue(KeyRing.TryLoad(FilePath, out KeyRing? keys, out string error), error);
            Assert.IsTrue(keys.HasCollector);
            Assert.IsTrue(keys.TryGetCollector(keyId, out _));
            Assert.IsFalse(keys.TryGetPublicKey(keyId, out _));
            Assert.IsFalse(FrameAuthenticator.TryAuthenticate(new FrameBuilder { SigningKey = key }.Build(), keys, out _, out SealCheck check));
            Assert.AreEqual(SealCheck.NoKey, check);

            foreach (string wrong in new[] { $"\"{id}/collector\": \"{point}\", \"{id}\": \"{point}\"", $"\"{id}/collector\": \"{new string('1', 64)}\"", $"\"{KeyId}/collector\": \"{point}\"" })
            {
                File.WriteAllText(FilePath, $"{{{wrong}}}");
                Assert.IsFalse(KeyRing.TryLoad(FilePath, out _, out _), wrong);
            }
        }

        [TestMethod]
        public void WrongLengthsAreRefused()
        {
            var keys = new KeyRing();
            Assert.IsFalse(keys.TryAdd(KeyId, new byte[16], out string error));
            StringAssert.Contains(error, "16 bytes");
            Assert.IsFalse(keys.TryAdd("00", new byte[32], out error));
            Assert.AreEqual(0, keys.Count);
        }
    }
}
