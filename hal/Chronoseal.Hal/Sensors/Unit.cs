namespace Chronoseal.Hal
{
    /// <summary>Units of samples. <see cref="Units.Symbol"/> gives the SenML name.</summary>
    public enum Unit
    {
        /// <summary>Not set.</summary>
        None = 0,

        /// <summary>Degrees Celsius.</summary>
        Celsius = 1,

        /// <summary>Percent relative humidity.</summary>
        PercentRelativeHumidity = 2,

        /// <summary>Parts per million; parts per billion are these with three more decimal places.</summary>
        PartsPerMillion = 3,

        /// <summary>A count.</summary>
        Count = 4,

        /// <summary>Pascals.</summary>
        Pascal = 5,

        /// <summary>Micrograms per cubic metre.</summary>
        MicrogramsPerCubicMetre = 6,

        /// <summary>Particles per cubic metre. No name for it is registered; frames say "1/m3".</summary>
        PerCubicMetre = 7,

        /// <summary>A number without a unit, such as an index.</summary>
        One = 8,

        /// <summary>Siemens per metre; microsiemens per centimetre are these with four more decimal places.</summary>
        SiemensPerMetre = 9,
    }
}
