using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Drivers.Hd402st
{
    /// <summary>How one HD402ST was ordered and set up.</summary>
    public sealed class Hd402stSettings
    {
        /// <summary>Address 1 with all switches off, registers counted from 0; nothing may be written.</summary>
        public readonly ModbusProfile Profile = new ModbusProfile();

        /// <summary>
        /// The register to read: the finest in pascals that the model offers (<see cref="Hd402stMap.TenthPascals"/> for the HD402ST1,
        /// whose ranges are those of rooms, up to <see cref="Hd402stMap.Kilopascals"/>).
        /// </summary>
        public int Register = Hd402stMap.TenthPascals;

        /// <summary>How often the transmitter measures, milliseconds, 0 to 10,000: its shortest response time (data sheet, command AVG0).</summary>
        public int PeriodMilliseconds = 125;

        /// <summary>The response time that is set, milliseconds: 125, 1000, 2000 or 4000 (data sheet, command AVG). Reported beside the stamp.</summary>
        public int EffectiveDelayMilliseconds = 1000;

        /// <summary>Expanded uncertainty (k = 2), tenths of a pascal; 0 leaves it unstated, until a certificate is there.</summary>
        public int UncertaintyDecipascals;
    }
}
