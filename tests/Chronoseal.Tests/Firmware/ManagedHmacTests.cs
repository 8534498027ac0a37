using Chronoseal.Firmware.Trust;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Firmware
{
    /// <summary>RFC 4231, section 4, and the COSE working group's example of Mac0.</summary>
    [TestClass]
    public class ManagedHmacTests
    {
        [TestMethod]
        public void Rfc_4231_case_1()
        {
            Check(ByteCheck.Repeat(0x0B, 20), "Hi There", "B0344C61D8DB38535CA8AFCEAF0BF12B881DC200C9833DA726E9376C2E32CFF7");
        }

        [TestMethod]
        public void Rfc_4231_case_2()
        {
            Check(ByteCheck.Ascii("Jefe"), "what do ya want for nothing?", "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843");
        }

        [TestMethod]
        public void Rfc_4231_case_3()
        {
            Check(ByteCheck.Repeat(0xAA, 20), ByteCheck.Repeat(0xDD, 50), "773EA91E36800E46854DB8EBD09181A72959098B3EF8C122D9635514CED565FE", 32);
        }

        [TestMethod]
        public void Rfc_4231_case_4()
        {
            Check(ByteCheck.Count(1, 25), ByteCheck.Repeat(0xCD, 50), "82558A389A443C0EA4CC819899F2083A85F0FAA3E578F8077A2E3FF46729665B", 32);
        }

        [TestMethod]
        public void Rfc_4231_case_5_of_which_16_bytes_are_given()
        {
            Check(ByteCheck.Repeat(0x0C, 20), ByteCheck.Ascii("Test With Truncation"), "A3B6167473100EE06E0C796C2955552B", 16);
        }

        [TestMethod]
        public void Rfc_4231_case_6_with_a_key_longer_than_a_block()
        {
            Check(
                ByteCheck.Repeat(0xAA, 131),
                "Test Using Larger Than Block-Size Key - Hash Key First",
                "60E431591EE0B67F0D8A26AACBF5B77F8E0BC6213728C5140546040F0EE37F54");
        }

        [TestMethod]
        public void Rfc_4231_case_7_with_key_and_data_longer_than_a_block()
        {
            Check(
                ByteCheck.Repeat(0xAA, 131),
                "This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.",
                "9B09FFA71B942FCB27635FBCD5B0E944BFDC63644F0713938A7F51535C3A35E2");
        }

        [TestMethod]
        public void Cose_mac0_example_with_the_tag_right_behind_the_data()
        {
            var hmac = new ManagedHmacSha256(Hex.Parse("849B57219DAE48DE646D07DBB533566E976686457C1491BE3A76DCEA6C427188"));
            byte[] structure = Hex.Parse("84644D41433043A101054054546869732069732074686520636F6E74656E742E");
            var buffer = new byte[5 + structure.Length + hmac.TagLength];
            structure.CopyTo(buffer, 5);
            hmac.Compute(buffer, 5, structure.Length, buffer, 5 + structure.Length);
            ByteCheck.Equal("A1A848D3471F9D61EE49018D244C824772F223AD4F935293F1789FC3A08D8C58", buffer, 5 + structure.Length, 32);
            ByteCheck.Equal("84644D41433043A101054054546869732069732074686520636F6E74656E742E", buffer, 5, structure.Length);
        }

        [TestMethod]
        public void One_instance_gives_the_same_tag_again()
        {
            var hmac = new ManagedHmacSha256(ByteCheck.Ascii("Jefe"));
            byte[] data = ByteCheck.Ascii("what do ya want for nothing?");
            var tag = new byte[32];
            hmac.Compute(data, 0, 3, tag, 0);
            hmac.Compute(data, 0, data.Length, tag, 0);
            ByteCheck.Equal("5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843", tag, 0, 32);
        }

        private static void Check(byte[] key, string text, string tag)
        {
            Check(key, ByteCheck.Ascii(text), tag, 32);
        }

        private static void Check(byte[] key, byte[] data, string tag, int tagBytes)
        {
            var computed = new byte[32];
            new ManagedHmacSha256(key).Compute(data, 0, data.Length, computed, 0);
            ByteCheck.Equal(tag, computed, 0, tagBytes);
        }
    }
}
