using System.Text;

namespace Chronoseal.Plant
{
    /// <summary>
    /// Function 43/14, read device identification (Modbus Application Protocol V1.1b3, 6.21): the streams of the basic, regular
    /// and extended categories and single objects. A stream that does not fit one PDU says with which object it goes on; one
    /// that is asked to begin at an object that is not there begins at the first.
    /// </summary>
    internal static class ModbusSlaveIdentity
    {
        private const int Transport = 14;
        private const int SingleObject = 4;
        private const int HeadBytes = 7;
        private const int More = 0xFF;

        // Last object of the categories 1 to 3, and the conformity level with single access that goes with each.
        private static readonly int[] s_lastObject = [0, 0x02, 0x7F, 0xFF];

        /// <summary>Serves a request; gives an exception code, 0 for success.</summary>
        public static int Serve(ModbusMap map, ReadOnlySpan<byte> request, Span<byte> reply, out int length)
        {
            length = 0;
            if (map.IdentificationObject(0) == null || request.Length < 2 || request[1] != Transport)
            {
                return ModbusMap.IllegalFunction;
            }

            if (request.Length != 4 || request[2] < 1 || request[2] > SingleObject)
            {
                return ModbusMap.IllegalValue;
            }

            bool isSingle = request[2] == SingleObject;
            int first = request[3];
            if (map.IdentificationObject(first) == null || (!isSingle && first > s_lastObject[request[2]]))
            {
                if (isSingle)
                {
                    return ModbusMap.IllegalAddress;
                }

                first = 0;
            }

            request.Slice(0, 3).CopyTo(reply);
            reply[3] = (byte)(0x80 | Conformity(map));
            length = Fill(map, first, isSingle ? first : s_lastObject[request[2]], reply);
            return ModbusMap.Success;
        }

        private static int Conformity(ModbusMap map)
        {
            int level = 1;
            for (int id = s_lastObject[1] + 1; id <= s_lastObject[3]; id++)
            {
                if (map.IdentificationObject(id) != null)
                {
                    level = id <= s_lastObject[2] ? 2 : 3;
                }
            }

            return level;
        }

        private static int Fill(ModbusMap map, int first, int last, Span<byte> reply)
        {
            int length = HeadBytes;
            reply.Slice(4, 3).Clear();
            for (int id = first; id <= last; id++)
            {
                if (map.IdentificationObject(id) is not { } text)
                {
                    continue;
                }

                if (length + 2 + text.Length > ModbusSlave.PduLimitBytes)
                {
                    reply[4] = More;
                    reply[5] = (byte)id;
                    break;
                }

                reply[length] = (byte)id;
                reply[length + 1] = (byte)text.Length;
                length += 2 + Encoding.ASCII.GetBytes(text, reply.Slice(length + 2));
                reply[6]++;
            }

            return length;
        }
    }
}
