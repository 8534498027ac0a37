using System.Globalization;
using Chronoseal.Hal;
using Chronoseal.Plant;
using Chronoseal.Stand;

namespace Chronoseal.Tests.Host.Plant
{
    /// <summary>Requests to Modbus emulators as bytes in hexadecimal, and their replies.</summary>
    internal static class ModbusExchange
    {
        private const long TimeoutMicroseconds = 300_000;

        /// <summary>A request without address and checksum.</summary>
        public static string Pdu(ModbusMap map, string request)
        {
            var reply = new byte[256];
            int length = new ModbusSlave(map).Answer(Bytes(request), reply);
            return Text(reply.AsSpan(0, length));
        }

        /// <summary>A whole RTU frame over a line of a bench.</summary>
        public static string Rtu(Bench bench, ISerialPort port, string request)
        {
            byte[] frame = Bytes(request);
            port.Discard();
            port.Write(frame, frame.Length);
            var reply = new byte[256];
            int count = 0;
            while (port.Read(reply, count, reply.Length - count, bench.Timeline.Counter.Microseconds + TimeoutMicroseconds, out int received) == Outcome.Ok)
            {
                count += received;
            }

            return Text(reply.AsSpan(0, count));
        }

        private static byte[] Bytes(string hex)
        {
            return [.. hex.Split(' ').Select(b => byte.Parse(b, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        }

        private static string Text(ReadOnlySpan<byte> bytes)
        {
            return BitConverter.ToString(bytes.ToArray()).Replace('-', ' ');
        }
    }
}
