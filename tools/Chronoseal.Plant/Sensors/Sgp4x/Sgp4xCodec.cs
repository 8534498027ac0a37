namespace Chronoseal.Plant
{
    /// <summary>Commands of the SGP40 and SGP41 (sensors.md 4.4), from the part's side, and a law for their raw signals.</summary>
    public static class Sgp4xCodec
    {
        /// <summary>SGP41: conditioning.</summary>
        public const ushort Condition = 0x2612;

        /// <summary>SGP41: measure both signals.</summary>
        public const ushort MeasureBoth = 0x2619;

        /// <summary>SGP40: measure its signal.</summary>
        public const ushort MeasureOne = 0x260F;

        /// <summary>Built-in test.</summary>
        public const ushort SelfTest = 0x280E;

        /// <summary>Heater off.</summary>
        public const ushort HeaterOff = 0x3615;

        /// <summary>Read the serial number.</summary>
        public const ushort ReadSerial = 0x3682;

        /// <summary>Read the feature set.</summary>
        public const ushort ReadFeatures = 0x202F;

        // Logarithms, as a metal oxide has them; the figures are ours and give plausible ticks in a clean and a foul room.
        private const double CleanOrganicTicks = 36_000;
        private const double OrganicTicksPerNeper = -2_500;
        private const double OrganicBackground = 10;
        private const double CleanNitrogenTicks = 14_000;
        private const double NitrogenTicksPerNeper = 1_500;
        private const double NitrogenBackground = 5;

        /// <summary>The raw signal at so many parts per billion of volatile organic compounds: they lower it.</summary>
        public static double OrganicTicks(double partsPerBillion)
        {
            return CleanOrganicTicks + OrganicTicksPerNeper * Math.Log(1 + Math.Max(0, partsPerBillion) / OrganicBackground);
        }

        /// <summary>The raw signal at so many parts per billion of nitrogen oxides: they raise it.</summary>
        public static double NitrogenTicks(double partsPerBillion)
        {
            return CleanNitrogenTicks + NitrogenTicksPerNeper * Math.Log(1 + Math.Max(0, partsPerBillion) / NitrogenBackground);
        }
    }
}
