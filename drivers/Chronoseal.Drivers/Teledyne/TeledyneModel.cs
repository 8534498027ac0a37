using System;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Teledyne
{
    /// <summary>
    /// What one Teledyne API analyser keeps where: input registers of floats, high word first, and discrete inputs, all counted
    /// from 0 as its manual does (appendix A-7, MODBUS register map). Numbers move between models. Where a manual's page was
    /// not found, the maker of the object has to give the number from the instrument's own manual.
    /// </summary>
    public sealed class TeledyneModel
    {
        private TeledyneModel(string name, Quantity[] quantities, int[] concentrations)
        {
            Name = name;
            Quantities = quantities;
            Concentrations = concentrations;
        }

        /// <summary>Its name, such as "T400".</summary>
        public string Name { get; }

        /// <summary>What it measures.</summary>
        public Quantity[] Quantities { get; }

        /// <summary>Input register of each quantity's concentration of range 1, ppb.</summary>
        public int[] Concentrations { get; }

        /// <summary>Input register of the temperature in the box, degrees Celsius.</summary>
        public int BoxTemperature { get; private set; }

        /// <summary>Input register of the 4.096 V reference, mV.</summary>
        public int Reference { get; private set; }

        /// <summary>Discrete inputs that must be 0 for a value of the air: concentration invalid, and each calibration mode.</summary>
        public int[] Gates { get; private set; }

        /// <summary>Discrete input that is 1 while nothing is wrong.</summary>
        public int SystemOk { get; private set; }

        /// <summary>Discrete inputs that warn of the sample flow or its pressure.</summary>
        public int[] FlowWarnings { get; private set; }

        /// <summary>Discrete inputs that warn of a lamp or a detector.</summary>
        public int[] SourceWarnings { get; private set; }

        /// <summary>Discrete inputs of the concentration alarms.</summary>
        public int[] Alarms { get; private set; }

        /// <summary>How many discrete inputs are of interest, from 0 on.</summary>
        public int InputCount
        {
            get
            {
                int highest = SystemOk;
                highest = Highest(highest, Gates);
                highest = Highest(highest, FlowWarnings);
                highest = Highest(highest, SourceWarnings);
                return Highest(highest, Alarms) + 1;
            }
        }

        /// <summary>
        /// T400 and 400E, ozone (manual 06870C, A-28 to A-30). Gates: 19 invalid, 20 zero, 21 low span, 22 span, 23 multi-point
        /// calibration.
        /// </summary>
        public static TeledyneModel T400()
        {
            return new TeledyneModel("T400", new[] { Quantity.Ozone }, new[] { 18 })
            {
                BoxTemperature = 44,
                Reference = 56,
                Gates = new[] { 19, 20, 21, 22, 23 },
                SystemOk = 24,
                FlowWarnings = new[] { 9, 10 },
                SourceWarnings = new[] { 4, 5, 6 },
                Alarms = new[] { 25, 26 },
            };
        }

        /// <summary>
        /// T100 and 100E, sulfur dioxide (manual 05036E, A-38 and A-39, which hold its discrete inputs). The page with its input
        /// registers was not found. Gates: 15 invalid, 16 zero, 17 span, 18 multi-point, 22 low span calibration.
        /// </summary>
        /// <param name="concentration">Input register of the SO2 concentration for range 1.</param>
        /// <param name="boxTemperature">Input register of the internal box temperature.</param>
        /// <param name="reference">Input register of the 4096 mV reference.</param>
        public static TeledyneModel T100(int concentration, int boxTemperature, int reference)
        {
            return new TeledyneModel("T100", new[] { Quantity.SulfurDioxide }, new[] { concentration })
            {
                BoxTemperature = boxTemperature,
                Reference = reference,
                Gates = new[] { 15, 16, 17, 18, 22 },
                SystemOk = 19,
                FlowWarnings = new[] { 6, 20, 23 },
                SourceWarnings = new[] { 0, 1, 2 },
                Alarms = new[] { 24, 25 },
            };
        }

        /// <summary>
        /// T101 and 101E, hydrogen sulfide (manual 05492D, A-34 and A-35, which hold its input registers and the discrete inputs 0
        /// to 3). The page with its other discrete inputs was not found.
        /// </summary>
        /// <param name="gates">Discrete inputs for an invalid concentration and for each calibration mode, all of them.</param>
        /// <param name="systemOk">Discrete input that is 1 while nothing is wrong.</param>
        /// <param name="isMultiGas">
        /// Gives sulfur dioxide too. Only for an instrument that is set to measure both in turn: otherwise its SO2 register is not kept up.
        /// </param>
        /// <exception cref="ArgumentException">No gate: values of calibration gas could not be told from those of the air.</exception>
        public static TeledyneModel T101(int[] gates, int systemOk, bool isMultiGas)
        {
            if (gates.Length == 0)
            {
                throw new ArgumentException("gates");
            }

            return new TeledyneModel(
                "T101",
                isMultiGas ? new[] { Quantity.HydrogenSulfide, Quantity.SulfurDioxide } : new[] { Quantity.HydrogenSulfide },
                isMultiGas ? new[] { 38, 34 } : new[] { 38 })
            {
                BoxTemperature = 60,
                Reference = 76,
                Gates = gates,
                SystemOk = systemOk,
                FlowWarnings = new int[0],
                SourceWarnings = new[] { 0, 1, 2 },
                Alarms = new int[0],
            };
        }

        private static int Highest(int highest, int[] inputs)
        {
            for (int i = 0; i < inputs.Length; i++)
            {
                highest = inputs[i] > highest ? inputs[i] : highest;
            }

            return highest;
        }
    }
}
