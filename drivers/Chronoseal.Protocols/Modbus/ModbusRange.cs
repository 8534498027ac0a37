namespace Chronoseal.Protocols.Modbus
{
    /// <summary>A run of addresses.</summary>
    public sealed class ModbusRange
    {
        /// <summary>Names a run.</summary>
        /// <param name="first">The first PDU address.</param>
        /// <param name="count">How many, from 1 on.</param>
        public ModbusRange(int first, int count)
        {
            First = first;
            Count = count;
        }

        /// <summary>The first PDU address.</summary>
        public int First { get; }

        /// <summary>How many.</summary>
        public int Count { get; }

        /// <summary>Whether one of the ranges holds a whole run of addresses.</summary>
        public static bool Holds(ModbusRange[] ranges, int first, int count)
        {
            for (int i = 0; i < ranges.Length; i++)
            {
                if (first >= ranges[i].First && count <= ranges[i].Count && first - ranges[i].First <= ranges[i].Count - count)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
