using System.Text;
using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Tests.Host.Fuzz
{
    internal sealed class ModbusAsciiTarget : ModbusStreamTarget
    {
        private static readonly string[] s_bodies = ["01040800010002FFFF8000", "0102010D", "010500020000", "018402", "012B0E01010000020003414243010144"];

        public override string Name => "modbus ascii frame";

        public override IReadOnlyList<byte[]> Seeds => [.. s_bodies.Select(body => Frame(Convert.FromHexString(body)))];

        protected override IModbusChannel Make(StreamPort port) => new ModbusAsciiChannel(port, port);

        protected override byte[] Frame(byte[] body)
        {
            byte lrc = (byte)(0x100 - body.Sum(b => b) % 256);
            return Encoding.ASCII.GetBytes($":{Convert.ToHexString([.. body, lrc])}\r\n");
        }
    }
}
