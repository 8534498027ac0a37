namespace Chronoseal.Protocols.Modbus
{
    /// <summary>Which of two registers holds the high half of a 32-bit value. The protocol does not say; each device decides.</summary>
    public enum ModbusWordOrder
    {
        /// <summary>The register of the lower address.</summary>
        HighFirst = 0,

        /// <summary>The register of the higher address.</summary>
        LowFirst = 1,
    }
}
