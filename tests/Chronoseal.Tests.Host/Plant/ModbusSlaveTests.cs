using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Plant
{
    /// <summary>Functions 15 and 43/14 of the plant's slave, from the bytes of the protocol's own text (V1.1b3, 6.11 and 6.21).</summary>
    [TestClass]
    public sealed class ModbusSlaveTests
    {
        private readonly Map _map = new();

        [TestMethod]
        public void CoilsAreWrittenLowestBitFirst()
        {
            Assert.AreEqual("0F 00 13 00 0A", ModbusExchange.Pdu(_map, "0F 00 13 00 0A 02 CD 01"));
            Assert.AreEqual(0x13, _map.FirstCoil);
            CollectionAssert.AreEqual(new[] { true, false, true, true, false, false, true, true, true, false }, _map.Coils);
        }

        [TestMethod]
        [DataRow("0F 00 13 00 0A 01 CD", "8F 03", DisplayName = "too few bytes")]
        [DataRow("0F 00 13 00 0A 02 CD 01 00", "8F 03", DisplayName = "a byte too many")]
        [DataRow("0F 00 13 00 00 00", "8F 03", DisplayName = "no coil")]
        [DataRow("0F 00 13 07 B1 F7 00", "8F 03", DisplayName = "1969 coils")]
        [DataRow("0F 00 FF 00 01 01 01", "8F 02", DisplayName = "where there is none")]
        [DataRow("2B 0D 01 00", "AB 01", DisplayName = "another transport")]
        [DataRow("2B 0E 05 00", "AB 03", DisplayName = "no such category")]
        [DataRow("2B 0E 00 00", "AB 03", DisplayName = "category 0")]
        [DataRow("2B 0E 01", "AB 03", DisplayName = "no object")]
        [DataRow("2B 0E 04 09", "AB 02", DisplayName = "a single object that is not there")]
        public void WhatIsWrongIsRefused(string request, string reply)
        {
            Assert.AreEqual(reply, ModbusExchange.Pdu(_map, request));
        }

        [TestMethod]
        [DataRow("2B 0E 01 00", "2B 0E 01 83 00 00 03 00 02 41 42 01 01 43 02 03 31 2E 30")]
        [DataRow("2B 0E 01 02", "2B 0E 01 83 00 00 01 02 03 31 2E 30")]
        [DataRow("2B 0E 01 70", "2B 0E 01 83 00 00 03 00 02 41 42 01 01 43 02 03 31 2E 30", DisplayName = "an unknown object: from the start")]
        [DataRow("2B 0E 04 01", "2B 0E 04 83 00 00 01 01 01 43")]
        [DataRow("2B 0E 03 80", "2B 0E 03 83 00 00 01 80 02 53 4E")]
        public void ItTellsWhoItIs(string request, string reply)
        {
            Assert.AreEqual(reply, ModbusExchange.Pdu(_map, request));
        }

        [TestMethod]
        public void WhatDoesNotFitGoesOnInTheNextReply()
        {
            _map.Long = new string('x', 240);
            Assert.StartsWith("2B 0E 02 83 FF 04 03 00 02", ModbusExchange.Pdu(_map, "2B 0E 02 00"));
            string reply = ModbusExchange.Pdu(_map, "2B 0E 02 04");
            Assert.StartsWith("2B 0E 02 83 00 00 01 04 F0 78 78", reply);
        }

        [TestMethod]
        public void WhoeverHasNoNameDoesNotHaveTheFunction()
        {
            Assert.AreEqual("AB 01", ModbusExchange.Pdu(new Silent(), "2B 0E 01 00"));
            Assert.AreEqual("8F 01", ModbusExchange.Pdu(new Silent(), "0F 00 13 00 0A 02 CD 01"));
        }

        private sealed class Silent : ModbusMap
        {
        }

        private sealed class Map : ModbusMap
        {
            public int FirstCoil { get; private set; }

            public bool[] Coils { get; private set; } = [];

            public string? Long { get; set; }

            public override int WriteCoils(int address, ReadOnlySpan<bool> values)
            {
                FirstCoil = address;
                Coils = values.ToArray();
                return address < 0xFF ? Success : IllegalAddress;
            }

            public override string? IdentificationObject(int objectId)
            {
                return objectId switch { 0 => "AB", 1 => "C", 2 => "1.0", 4 => Long, 0x80 => "SN", _ => null };
            }
        }
    }
}
