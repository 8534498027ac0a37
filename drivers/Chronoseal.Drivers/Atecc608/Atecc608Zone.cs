namespace Chronoseal.Drivers.Atecc608
{
    /// <summary>The part's zones of memory; the values are those of the Read command.</summary>
    public enum Atecc608Zone
    {
        /// <summary>128 bytes: serial number, configuration of the slots, locks.</summary>
        Configuration = 0,

        /// <summary>64 bytes, writable once.</summary>
        OneTimeProgrammable = 1,

        /// <summary>The slots. Slots 8 to 15 hold certificates and data; 0 to 7 hold keys and cannot be read with this driver.</summary>
        Data = 2,
    }
}
