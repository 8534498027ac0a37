using Chronoseal.Protocols.Modbus;

namespace Chronoseal.Drivers.Teledyne
{
    /// <summary>Which analyser it is and how it was set up.</summary>
    public sealed class TeledyneSettings
    {
        private const int ColdestBoxMilliCelsius = 5000;
        private const int HottestBoxMilliCelsius = 60000;

        /// <summary>Settings of an analyser.</summary>
        /// <param name="model">Its map.</param>
        public TeledyneSettings(TeledyneModel model)
        {
            Model = model;
            Profile = new ModbusProfile
            {
                Proof = new ModbusProof(ModbusFunction.ReadInputRegisters, model.BoxTemperature, true, ColdestBoxMilliCelsius, HottestBoxMilliCelsius),
            };
        }

        /// <summary>Its map.</summary>
        public TeledyneModel Model { get; }

        /// <summary>
        /// Address 1, high word first, proven by the temperature of the box. No coil and no register may be written: coils 20 and up start
        /// calibrations. The factory's machine ID is the model's number; one that Modbus can address has to be set (SETUP, COMM, ID).
        /// </summary>
        public ModbusProfile Profile { get; }

        /// <summary>How often the analyser renews its value, milliseconds, 0 to 60,000. Not stated by the map; 1 s is from memory.</summary>
        public int PeriodMilliseconds = 1000;

        /// <summary>
        /// From the air's change to 95 % of it in the reading, milliseconds: lag, rise and the adaptive filter. From memory of the
        /// specifications; sampling lines add to it.
        /// </summary>
        public int EffectiveDelayMilliseconds = 60000;

        /// <summary>Expanded uncertainty (k = 2) in thousandths of the reading; with the next field 0 it is unstated, until a certificate is there.</summary>
        public int UncertaintyPermille;

        /// <summary>The part of it that does not grow with the reading, thousandths of a ppb.</summary>
        public int UncertaintyMilliPpb;
    }
}
