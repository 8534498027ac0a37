namespace Chronoseal.Plant
{
    /// <summary>
    /// What an instrument holds behind Modbus, by PDU address. Every operation gives an exception code, 0 for success;
    /// what an instrument does not override is <see cref="IllegalFunction"/>.
    /// </summary>
    public abstract class ModbusMap
    {
        /// <summary>No exception.</summary>
        public const int Success = 0;

        /// <summary>Exception 1: the function is not supported.</summary>
        public const int IllegalFunction = 1;

        /// <summary>Exception 2: an address is not there, or not writable.</summary>
        public const int IllegalAddress = 2;

        /// <summary>Exception 3: a value or a count is out of range.</summary>
        public const int IllegalValue = 3;

        /// <summary>Function 3.</summary>
        public virtual int ReadHolding(int address, Span<ushort> values)
        {
            return IllegalFunction;
        }

        /// <summary>Function 4.</summary>
        public virtual int ReadInput(int address, Span<ushort> values)
        {
            return IllegalFunction;
        }

        /// <summary>Function 1.</summary>
        public virtual int ReadCoils(int address, Span<bool> values)
        {
            return IllegalFunction;
        }

        /// <summary>Function 2.</summary>
        public virtual int ReadDiscrete(int address, Span<bool> values)
        {
            return IllegalFunction;
        }

        /// <summary>Function 5.</summary>
        public virtual int WriteCoil(int address, bool value)
        {
            return IllegalFunction;
        }

        /// <summary>Function 6.</summary>
        public virtual int WriteHolding(int address, ushort value)
        {
            return IllegalFunction;
        }

        /// <summary>Function 16.</summary>
        public virtual int WriteMultiple(int address, ReadOnlySpan<ushort> values)
        {
            return IllegalFunction;
        }

        /// <summary>Function 15.</summary>
        public virtual int WriteCoils(int address, ReadOnlySpan<bool> values)
        {
            return IllegalFunction;
        }

        /// <summary>
        /// An object of function 43/14 as ASCII text; null where there is none. An instrument without object 0 does not have
        /// the function.
        /// </summary>
        public virtual string? IdentificationObject(int objectId)
        {
            return null;
        }
    }
}
