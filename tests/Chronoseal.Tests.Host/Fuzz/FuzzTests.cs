using System.Globalization;
using System.Reflection;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>
    /// Every decoder takes any bytes: no exception, no read out of range, no endless loop. Twenty thousand inputs a decoder from
    /// a fixed seed, or as many as the environment variable CHRONOSEAL_FUZZ_INPUTS says (docs/drivers.md).
    /// </summary>
    [TestClass]
    public sealed class FuzzTests
    {
        private const int DefaultInputs = 20_000;
        private const int Seed = 20_261_122;
        private const int TimeoutMilliseconds = 600_000;

        public static IEnumerable<object[]> Targets => Find().Select(target => new object[] { target.Name });

        [TestMethod]
        public void ThereAreTargets()
        {
            Assert.IsNotEmpty(Find());
            CollectionAssert.AllItemsAreUnique(Find().Select(t => t.Name).ToArray());
        }

        [TestMethod]
        [Timeout(TimeoutMilliseconds)]
        [DynamicData(nameof(Targets))]
        public void AnyBytesAreTaken(string name)
        {
            FuzzTarget target = Find().Single(t => t.Name == name);
            var maker = new InputMaker(target, Seed);
            int inputs = int.Parse(Environment.GetEnvironmentVariable("CHRONOSEAL_FUZZ_INPUTS") ?? $"{DefaultInputs}", CultureInfo.InvariantCulture);
            for (int i = 0; i < inputs; i++)
            {
                byte[] input = maker.Next();
                try
                {
                    target.Feed(input);
                }
                catch (Exception fault)
                {
                    throw new InvalidOperationException($"{name} broke on input {i}: {Convert.ToHexString(input)}", fault);
                }
            }
        }

        private static FuzzTarget[] Find() =>
        [
            .. Assembly.GetExecutingAssembly().GetTypes()
                .Where(t => t.IsSubclassOf(typeof(FuzzTarget)) && !t.IsAbstract)
                .Select(t => (FuzzTarget)Activator.CreateInstance(t)!)
                .OrderBy(t => t.Name, StringComparer.Ordinal),
        ];
    }
}
