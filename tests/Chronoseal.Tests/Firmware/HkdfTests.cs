using Chronoseal.Firmware.Trust;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    /// <summary>RFC 5869, appendix A: the first 32 bytes of its outputs, which are their first block.</summary>
    [TestClass]
    public class HkdfTests
    {
        [TestMethod]
        public void Case_1()
        {
            byte[] key = Hkdf.Derive(
                Hex.Parse("000102030405060708090a0b0c"), Hex.Parse("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"), Hex.Parse("f0f1f2f3f4f5f6f7f8f9"));
            ByteCheck.Equal("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf", key, 0, key.Length);
        }

        [TestMethod]
        public void Case_2_with_long_inputs()
        {
            byte[] key = Hkdf.Derive(ByteCheck.Count(0x60, 80), ByteCheck.Count(0, 80), ByteCheck.Count(0xB0, 80));
            ByteCheck.Equal("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c", key, 0, key.Length);
        }

        [TestMethod]
        public void Case_3_without_salt_and_info()
        {
            byte[] key = Hkdf.Derive(new byte[0], Hex.Parse("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"), new byte[0]);
            ByteCheck.Equal("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d", key, 0, key.Length);
        }
    }
}
