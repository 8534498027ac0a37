namespace Chronoseal.Protocols.Modbus
{
    /// <summary>Function codes that a master may send. Modbus Application Protocol V1.1b3, section 6.</summary>
    public static class ModbusFunction
    {
        /// <summary>Read coils.</summary>
        public const byte ReadCoils = 0x01;

        /// <summary>Read discrete inputs.</summary>
        public const byte ReadDiscreteInputs = 0x02;

        /// <summary>Read holding registers.</summary>
        public const byte ReadHoldingRegisters = 0x03;

        /// <summary>Read input registers.</summary>
        public const byte ReadInputRegisters = 0x04;

        /// <summary>Write one coil.</summary>
        public const byte WriteSingleCoil = 0x05;

        /// <summary>Write one register.</summary>
        public const byte WriteSingleRegister = 0x06;

        /// <summary>Write several coils.</summary>
        public const byte WriteMultipleCoils = 0x0F;

        /// <summary>Write several registers.</summary>
        public const byte WriteMultipleRegisters = 0x10;

        /// <summary>Encapsulated interface transport; of its kinds only <see cref="ReadDeviceIdentification"/> is used.</summary>
        public const byte EncapsulatedInterface = 0x2B;

        /// <summary>The kind of <see cref="EncapsulatedInterface"/> that reads the device's identification (section 6.21).</summary>
        public const byte ReadDeviceIdentification = 0x0E;

        /// <summary>Set in the function code of an exception reply.</summary>
        public const byte ExceptionFlag = 0x80;
    }
}
