using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class ModbusRtuTarget : ModbusStreamTarget
    {
        private static readonly string[] s_bodies = ["01040800010002FFFF8000", "0102010D", "010500020000", "018402", "012B0E01010000020003414243010144"];

        public override string Name => "modbus rtu frame";

        public override IReadOnlyList<byte[]> Seeds => [.. s_bodies.Select(body => Frame(Convert.FromHexString(body)))];

        protected override IModbusChannel Make(StreamPort port) => new ModbusRtuChannel(port, port);

        protected override byte[] Frame(byte[] body)
        {
            ushort crc = Chronoseal.Plant.ModbusCrc.Of(body);
            return [.. body, (byte)crc, (byte)(crc >> 8)];
        }
    }
}
