namespace Chronoseal.Drivers.Modbus
{
    /// <summary>Function codes that our instruments use. Modbus Application Protocol V1.1b3, section 6.</summary>
    public static class ModbusFunction
    {
        /// <summary>Read discrete inputs.</summary>
        public const byte ReadDiscreteInputs = 0x02;

        /// <summary>Read holding registers.</summary>
        public const byte ReadHoldingRegisters = 0x03;

        /// <summary>Read input registers.</summary>
        public const byte ReadInputRegisters = 0x04;

        /// <summary>Write one register.</summary>
        public const byte WriteSingleRegister = 0x06;

        /// <summary>Set in the function code of an exception reply.</summary>
        public const byte ExceptionFlag = 0x80;
    }
}
