namespace Chronoseal.Protocols.Modbus
{
    /// <summary>
    /// What one device makes of the freedoms of Modbus, and what may be written to it. Each driver's settings hold the profile of
    /// its instrument; a commissioning engineer changes fields of it where the instrument was set up differently.
    /// </summary>
    public sealed class ModbusProfile
    {
        /// <summary>The highest address of a peer on a serial line; 248 to 255 are reserved (Modbus over Serial Line V1.02, 2.2).</summary>
        public const int MaximumSerialUnit = 247;

        /// <summary>The highest address that fits the field.</summary>
        public const int MaximumUnit = 255;

        /// <summary>Address of the peer: 1 to 247 on a serial line, 0 to 255 over TCP; 0 on a serial line addresses all.</summary>
        public int Unit = 1;

        /// <summary>Lets <see cref="Unit"/> be 248 to 255 on a serial line, for devices that were given a reserved address.</summary>
        public bool AllowsReservedUnit;

        /// <summary>Order of the registers of a 32-bit value.</summary>
        public ModbusWordOrder WordOrder = ModbusWordOrder.HighFirst;

        /// <summary>The number that the device's manual gives its first register: 0, or 1 where PDU address is number minus one.</summary>
        public int AddressBase;

        /// <summary>From the end of a request to the first byte of its reply, milliseconds, 20 to 5,000.</summary>
        public int ResponseTimeoutMilliseconds = 300;

        /// <summary>After a request to all, how long nobody else is spoken to, milliseconds, 0 to 1,000 (Serial Line V1.02, 2.4.1: 100 to 200).</summary>
        public int TurnaroundMilliseconds = 150;

        /// <summary>The least silence between two requests, milliseconds, 0 to 1,000; the protocol's own 3.5 characters hold in any case.</summary>
        public int GapMilliseconds;

        /// <summary>How often a read that failed on the way is asked again within one exchange, 0 to 3. Writes are never repeated.</summary>
        public int Retries;

        /// <summary>Registers that the driver may write, by PDU address. Everything else is refused before anything is sent.</summary>
        public ModbusRange[] WritableRegisters = new ModbusRange[0];

        /// <summary>Coils that the driver may write, by PDU address. Calibration coils never stand here.</summary>
        public ModbusRange[] WritableCoils = new ModbusRange[0];

        /// <summary>What proves word order and address base; null where the driver proves them otherwise or there is nothing to prove.</summary>
        public ModbusProof Proof;
    }
}
