namespace Chronoseal.Protocols.Ublox
{
    /// <summary>By which messages a u-blox receiver is configured.</summary>
    public enum UbloxInterface
    {
        /// <summary>It has not been configured yet.</summary>
        Unknown,

        /// <summary>UBX-CFG-MSG, UBX-CFG-RATE and UBX-CFG-TP5: up to generation 8.</summary>
        Messages,

        /// <summary>UBX-CFG-VALSET: generation 9 on.</summary>
        Keys,
    }
}
