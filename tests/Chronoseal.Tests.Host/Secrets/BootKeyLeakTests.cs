using System.Security.Cryptography;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Cose;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Secrets
{
    /// <summary>Whoever has the key of one boot can forge that boot and no other.</summary>
    [TestClass]
    public sealed class BootKeyLeakTests
    {
        private const int Boots = 4;
        private const int LeakedBoot = 2;

        [TestMethod]
        public void ALeakedBootKeyEndsWithItsBoot()
        {
            using var site = new Site(81);
            site.Boot();
            for (int boot = 1; boot < Boots; boot++)
            {
                site.Run(10);
                site.Node.Plant.CutPower(200);
            }

            site.Run(10);
            site.Finish();
            byte[] deviceKey = site.Node.DeviceKey;
            byte[] leaked = BootKey.Derive(deviceKey, LeakedBoot);
            var keys = new KeyRing();
            Frame first = site.Node.Log.Frames[0];
            Assert.IsTrue(keys.TryAdd(first.KeyIdHex, deviceKey, out string error), error);
            for (ulong boot = 1; boot <= Boots; boot++)
            {
                Frame[] frames = [.. site.Node.Log.Frames.Where(f => f.Boot == boot)];
                Assert.IsGreaterThan(5, frames.Length);
                foreach (Frame frame in frames)
                {
                    Assert.IsTrue(FrameAuthenticator.TryAuthenticate(frame.Bytes, keys, out _, out _));
                    bool isForged = FrameAuthenticator.TryAuthenticate(Forge(frame, leaked), keys, out _, out SealCheck check);
                    Assert.AreEqual(boot == LeakedBoot, isForged);
                    Assert.AreEqual(boot == LeakedBoot ? SealCheck.Right : SealCheck.Wrong, check);
                }
            }
        }

        [TestMethod]
        public void BootKeysHaveNothingInCommon()
        {
            byte[] deviceKey = RandomNumberGenerator.GetBytes(32);
            string[] keys = [.. Enumerable.Range(1, 1000).Select(boot => Convert.ToHexString(BootKey.Derive(deviceKey, (ulong)boot)))];
            Assert.HasCount(1000, keys.Distinct().ToList());
            CollectionAssert.DoesNotContain(keys, Convert.ToHexString(deviceKey));
        }

        // The same headers, another temperature.
        private static byte[] Forge(Frame frame, byte[] key)
        {
            Assert.IsTrue(CoseMac0.TryRead(frame.Bytes, out CoseMac0? message, out string error), error);
            byte[] payload = message.Envelope.Payload.ToArray();
            payload[^1] ^= 1;
            byte[] structure = CoseStructure.ToBeMaced(message.Envelope.ProtectedBytes, default, payload);
            return CoseStructure.Message(CoseTag.Mac0, message.Envelope.ProtectedBytes, CborValue.EmptyMap, payload, HMACSHA256.HashData(key, structure));
        }
    }
}
