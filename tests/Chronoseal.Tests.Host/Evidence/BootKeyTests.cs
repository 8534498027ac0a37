using Chronoseal.Evidence.Verification;

namespace Chronoseal.Tests.Host.Evidence
{
    [TestClass]
    public sealed class BootKeyTests
    {
        /// <summary>Expected values by Python's hmac module, from the formula of the frame format alone.</summary>
        [TestMethod]
        [DataRow(1UL, "5c067f49d15f2e1bd9e6ca348e8eac481cf159f291604ebd2c3c024a6792079c")]
        [DataRow(7UL, "dffd9b61216df4820fd3036df506c844e65cbb95e01d008becd58951b2dfa81a")]
        [DataRow(4_294_967_296UL, "ad1681ee7524475e68c3c6f8116eca37445f635ec380908398d0ea1ac8e43abe")]
        public void AreThoseOfTheFrameFormat(ulong boot, string expected)
        {
            byte[] deviceKey = [.. Enumerable.Range(0, 32).Select(value => (byte)value)];
            Assert.AreEqual(expected, Convert.ToHexStringLower(BootKey.Derive(deviceKey, boot)));
        }
    }
}
