using System.Text;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Field.Buses
{
    /// <summary>Keeps the console's line full, in both directions as far as answers go: verbs of both modes, nonsense, endless lines, any bytes.</summary>
    internal sealed class FloodingTerminal : ISerialPeer
    {
        private static readonly string[] s_lines =
        [
            "help", "info", "status", "time", "sensors", "frames 4", "journal", "mqtt", "key status", "echo on", "echo off", "prompt off", "prompt on",
            "@1 info", "@2 status", "@zz9 sensors", "@3 frames 16", "@ bad", "@123456789 toolong", "nonsense", "help help", "read nobody", "modbus read rs485 1 coil",
            "tap i2c1 2", "@t tap rs485 2", "tap off", "scan i2c nowhere", "\"open quote", "config set a b c d e f g h i j k l m n o p q r s",
        ];

        private readonly SerialLine _line;
        private readonly PlantRandom _random;
        private long _owedBytes;

        public FloodingTerminal(SerialLine line, ulong seed)
        {
            _line = line;
            _random = new PlantRandom(seed);
            line.Peer = this;
        }

        /// <summary>Bytes typed.</summary>
        public long Typed { get; private set; }

        /// <summary>Bytes that came back.</summary>
        public long Shown { get; private set; }

        /// <inheritdoc/>
        public void Received(ReadOnlySpan<byte> data) => Shown += data.Length;

        /// <summary>Types as much as the line takes in so many seconds.</summary>
        public void Type(double seconds)
        {
            _owedBytes += (long)(seconds * _line.Settings.BaudRate / _line.Settings.BitsPerCharacter);
            while (_owedBytes > 0)
            {
                byte[] piece = Piece();
                _line.Send(piece);
                Typed += piece.Length;
                _owedBytes -= piece.Length;
            }
        }

        private byte[] Piece()
        {
            byte[] any = new byte[1 + _random.Below(400)];
            switch (_random.Below(10))
            {
                case 0:
                    _random.Fill(any);
                    return any;
                case 1:
                    Array.Fill(any, (byte)'x');
                    return any;
                default:
                    return Encoding.ASCII.GetBytes(s_lines[_random.Below(s_lines.Length)] + "\r\n");
            }
        }
    }
}
