using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class ModbusTcpTarget : ModbusStreamTarget
    {
        private static readonly string[] s_bodies = ["01040800010002FFFF8000", "0102010D", "010500020000", "018402", "012B0E01010000020003414243010144"];

        public override string Name => "modbus tcp frame";

        public override IReadOnlyList<byte[]> Seeds => [.. s_bodies.Select(body => Frame(Convert.FromHexString(body)))];

        protected override IModbusChannel Make(StreamPort port) => new ModbusTcpChannel(port, port);

        // The channel's first transaction has the number 1.
        protected override byte[] Frame(byte[] body) => [0, 1, 0, 0, 0, (byte)body.Length, .. body];
    }
}
