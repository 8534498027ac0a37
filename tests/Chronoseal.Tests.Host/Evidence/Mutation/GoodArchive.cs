using System.Security.Cryptography;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Evidence.Mutation
{
    /// <summary>
    /// A sound record of two nodes over two boots, made by the real firmware in the plant and then sealed again: one node under a shared key, one by a
    /// private key, both with a heartbeat short enough to miss.
    /// </summary>
    internal static class GoodArchive
    {
        private const int RunSeconds = 40;
        private const int HeartbeatSeconds = 5;

        private static readonly Lazy<(List<byte[]> Mac, List<byte[]> Signed)> s_frames = new(Make);

        internal static Sealing MacSealing { get; } = new() { KeyId = Convert.FromHexString("0011223344556677"), DeviceKey = SHA256.HashData("the key of the first node"u8) };

        internal static Sealing SignedSealing { get; } = Sealing.Signing(ECDsa.Create(ECCurve.NamedCurves.nistP256));

        /// <summary>The node under a shared key, in order.</summary>
        internal static List<byte[]> Mac => Copy(s_frames.Value.Mac);

        /// <summary>The node with a key of its own, in order.</summary>
        internal static List<byte[]> Signed => Copy(s_frames.Value.Signed);

        /// <summary>Both, as a collector receives them.</summary>
        internal static List<byte[]> All => Mix(Mac, Signed);

        internal static KeyRing Keys()
        {
            var keys = new KeyRing();
            Assert.IsTrue(keys.TryAdd(Convert.ToHexString(MacSealing.KeyId), MacSealing.DeviceKey, out string error), error);
            Assert.IsTrue(keys.TryAdd(Convert.ToHexString(SignedSealing.KeyId), FrameBuilder.Point(SignedSealing.Private!), out error), error);
            return keys;
        }

        internal static List<byte[]> Mix(List<byte[]> first, List<byte[]> second)
        {
            var mixed = new List<byte[]>();
            for (int i = 0; i < Math.Max(first.Count, second.Count); i++)
            {
                mixed.AddRange(first.Skip(i).Take(1));
                mixed.AddRange(second.Skip(i).Take(1));
            }

            return mixed;
        }

        /// <summary>Index of the first frame of the second boot.</summary>
        internal static int SecondBoot(List<byte[]> frames) => frames.FindIndex(frame => Forge.Read(frame).Boot == 2);

        // Tests flip bits in what they get.
        private static List<byte[]> Copy(List<byte[]> frames) => [.. frames.Select(frame => (byte[])frame.Clone())];

        private static (List<byte[]> Mac, List<byte[]> Signed) Make()
        {
            using var site = new Site(new PlantSettings { Seed = 501, NodeCount = 2, Node = Site.Usual });
            foreach (SiteNode node in site.Nodes)
            {
                node.Configure = configuration => configuration.HeartbeatSeconds = HeartbeatSeconds;
            }

            site.BootAndRun(RunSeconds);
            foreach (SiteNode node in site.Nodes)
            {
                node.Plant.CutPower(0);
            }

            site.Run(RunSeconds);
            site.Finish();
            return (Take(site.Nodes[0], MacSealing), Take(site.Nodes[1], SignedSealing));
        }

        private static List<byte[]> Take(SiteNode node, Sealing sealing)
        {
            IEnumerable<byte[]> frames = node.Log.Frames.Select(frame => Forge.Reseal(frame.Bytes.ToArray(), sealing, null, frame.Kind == FrameKind.Birth ? Name : null));
            return [.. Forge.Rechain(frames, sealing, new byte[32])];

            void Name(List<List<CborPair>> pack)
            {
                Forge.SetFact(pack, "key/alg", 3, FrameBuilder.Text(sealing.Private is null ? "HMAC 256/256" : "ES256"));
                Forge.SetFact(pack, "key/public", 8, sealing.Private is null ? null : CborValue.ByteString(FrameBuilder.Point(sealing.Private)));
                Forge.SetFact(pack, "heartbeat", 2, FrameBuilder.Decimal(HeartbeatSeconds, 0), "s");
            }
        }
    }
}
