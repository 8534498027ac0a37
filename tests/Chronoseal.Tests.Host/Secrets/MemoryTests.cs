using System.Reflection;
using Chronoseal.Evidence.Verification;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Trust;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Secrets
{
    /// <summary>What a dump of a node's memory would show: the key of its boot, and nothing that outlives the boot.</summary>
    [TestClass]
    public sealed class MemoryTests
    {
        private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

        [TestMethod]
        public void ARunningNodeHoldsNoDeviceKey()
        {
            using var site = new Site(91);
            site.BootAndRun(20);
            byte[] key = site.Node.DeviceKey;
            List<Array> arrays = ArraysFrom(site.Node.Gateway);
            Assert.IsGreaterThan(100, arrays.Count);
            Assert.IsFalse(arrays.Any(a => Holds(a, key)), "the device key");

            // The walk sees what there is to see: the key as soon as something holds it.
            var keeper = new { Gateway = site.Node.Gateway, Kept = new object[] { key[4..20] } };
            Assert.IsTrue(ArraysFrom(keeper).Any(a => Holds(a, key)));
        }

        [TestMethod]
        public void AForgottenHashHoldsNothing()
        {
            byte[] bootKey = BootKey.Derive(new byte[32], 1);
            var hash = new ManagedHmacSha256(bootKey);
            hash.Compute(bootKey, 0, 5, new byte[32], 0);
            Assert.IsTrue(OwnArrays(hash).Any(IsWritten));
            hash.Forget();
            Assert.IsFalse(OwnArrays(hash).Any(IsWritten));
        }

        // HKDF's first step is an HMAC under a key that everybody knows: what is inside of it gives the secret that all boots' keys come from.
        [TestMethod]
        public void ATagLeavesNothingOfWhatWasHashed()
        {
            var hash = new ManagedHmacSha256([]);
            List<byte[]> before = [.. OwnArrays(hash).Select(Bytes)];
            hash.Compute(new byte[32], 0, 32, new byte[32], 0);
            List<byte[]> after = [.. OwnArrays(hash).Select(Bytes)];
            Assert.HasCount(3, after);
            Assert.IsTrue(before.Zip(after).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)));
        }

        private static List<Array> OwnArrays(object value) => [.. value.GetType().GetFields(Fields).Select(f => f.GetValue(value)).OfType<Array>()];

        private static bool IsWritten(Array array) => array.Cast<object>().Any(e => Convert.ToInt64(e) != 0);

        // Whole, or any run of it that could not be chance.
        private static bool Holds(Array array, byte[] key)
        {
            byte[] bytes = Bytes(array);
            return Enumerable.Range(0, key.Length - SecretSearch.WindowBytes + 1)
                .Any(start => bytes.AsSpan().IndexOf(key.AsSpan(start, SecretSearch.WindowBytes)) >= 0);
        }

        private static byte[] Bytes(Array array)
        {
            byte[] bytes = new byte[Buffer.ByteLength(array)];
            Buffer.BlockCopy(array, 0, bytes, 0, bytes.Length);
            return bytes;
        }

        private static List<Array> ArraysFrom(object root)
        {
            var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
            var arrays = new List<Array>();
            var waiting = new Stack<object?>([root]);
            while (waiting.TryPop(out object? next))
            {
                // The flash is where the key belongs, and threads are .NET's own.
                if (next is null or string or Delegate or MemoryFileStore or Thread or Type || next.GetType().IsPointer || !seen.Add(next))
                {
                    continue;
                }

                if (next is Array array && array.GetType().GetElementType()!.IsPrimitive)
                {
                    arrays.Add(array);
                }
                else if (next is Array items)
                {
                    items.Cast<object?>().ToList().ForEach(waiting.Push);
                }
                else
                {
                    FieldsOf(next).ForEach(waiting.Push);
                }
            }

            return arrays;
        }

        private static List<object?> FieldsOf(object value)
        {
            List<object?> values = [];
            for (Type? type = value.GetType(); type is { IsPrimitive: false }; type = type.BaseType)
            {
                values.AddRange(type.GetFields(Fields).Where(f => !f.FieldType.IsPrimitive && !f.FieldType.IsPointer && !f.FieldType.IsByRefLike).Select(f => f.GetValue(value)));
            }

            return values;
        }
    }
}
