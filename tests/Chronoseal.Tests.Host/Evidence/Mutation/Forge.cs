using System.Security.Cryptography;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Cose;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Tests.Host.Evidence.Mutation
{
    /// <summary>Alters frames and seals them again, as somebody with a key could.</summary>
    internal static class Forge
    {
        /// <summary>Seals one frame again, with an altered header or pack.</summary>
        internal static byte[] Reseal(byte[] frame, Sealing sealing, Action<List<CborPair>>? header = null, Action<List<List<CborPair>>>? records = null)
        {
            Assert.IsTrue(CborReader.TryReadWhole(frame, out CborValue? message, out _));
            IReadOnlyList<CborValue> parts = message.Tagged.Items;
            List<CborPair> map = [.. Decode(parts[0].Bytes).Pairs];
            FrameBuilder.Replace(map, FrameBuilder.Pair(1, CborValue.Int(sealing.Private is null ? CoseAlgorithm.Hmac256 : CoseAlgorithm.Es256)));
            FrameBuilder.Replace(map, FrameBuilder.Pair(4, CborValue.ByteString(sealing.KeyId)));
            header?.Invoke(map);
            List<List<CborPair>> pack = [.. Decode(parts[2].Bytes).Items.Select(record => record.Pairs.ToList())];
            records?.Invoke(pack);
            byte[] payload = CborWriter.Encode(CborValue.Array([.. pack.Select(record => CborValue.Map([.. record]))]));
            return Seal(CborValue.Map([.. map]), payload, sealing);
        }

        /// <summary>Seals frames again so that each names the one before it, from a given predecessor on.</summary>
        internal static IEnumerable<byte[]> Rechain(IEnumerable<byte[]> frames, Sealing sealing, byte[] previous)
        {
            foreach (byte[] frame in frames)
            {
                byte[] link = previous;
                byte[] linked = Reseal(frame, sealing, header => FrameBuilder.Replace(header, FrameBuilder.Pair("prev", CborValue.ByteString(link))));
                previous = SHA256.HashData(linked);
                yield return linked;
            }
        }

        internal static Frame Read(byte[] frame)
        {
            Assert.IsTrue(FrameReader.TryRead(frame, out Frame? read, out string error), error);
            return read;
        }

        /// <summary>Moves base times.</summary>
        internal static void Shift(List<List<CborPair>> pack, long microseconds)
        {
            CborPair time = pack[0].Single(pair => pair.Key.IsInteger && pair.Key.Integer == -3);
            long mantissa = (long)time.Value.Tagged.Items[1].Integer;
            FrameBuilder.Replace(pack[0], FrameBuilder.Pair(-3, FrameBuilder.Decimal(mantissa + microseconds, -6)));
        }

        /// <summary>Puts facts in the place of those of the same name, or behind all others; without a value, takes them out.</summary>
        internal static void SetFact(List<List<CborPair>> pack, string name, int label, CborValue? value, string? unit = null)
        {
            int index = pack.FindIndex(record => record.Any(pair => pair.Key.IsInteger && pair.Key.Integer == 0 && pair.Value.Text == name));
            if (value is null)
            {
                pack.RemoveAll(record => index > 0 && ReferenceEquals(record, pack[index]));
                return;
            }

            List<CborPair> fact = FrameBuilder.Fact(name, label, value, unit);
            if (index > 0)
            {
                pack[index] = fact;
            }
            else
            {
                pack.Add(fact);
            }
        }

        private static byte[] Seal(CborValue header, byte[] payload, Sealing sealing)
        {
            if (sealing.Private is not null)
            {
                return CoseSign1.Sign(header, CborValue.EmptyMap, payload, sealing.Private);
            }

            Assert.IsTrue(header.TryGet("boot", out CborValue? boot));
            byte[] key = sealing.BootKey ?? BootKey.Derive(sealing.DeviceKey, (ulong)boot.Integer);
            return CoseMac0.Seal(header, CborValue.EmptyMap, payload, key);
        }

        private static CborValue Decode(ReadOnlyMemory<byte> bytes)
        {
            Assert.IsTrue(CborReader.TryReadWhole(bytes, out CborValue? value, out _));
            return value;
        }
    }
}
