namespace Chronoseal.Plant
{
    /// <summary>Where a modelled analyser keeps what (sensors.md 4.1). Numbers count from 0.</summary>
    /// <param name="Concentrations">Input registers of floats and the parameter of the room in each, ppb.</param>
    /// <param name="BoxTemperature">Input register of the box temperature.</param>
    /// <param name="Reference">Input register of the 4096 mV reference.</param>
    /// <param name="SystemOk">Discrete input that is 1 while nothing is wrong.</param>
    /// <param name="Calibration">Discrete input that is 1 during a zero calibration.</param>
    /// <param name="InputCount">How many discrete inputs there are.</param>
    /// <param name="RegisterCount">How many input registers there are.</param>
    public sealed record TeledyneMap(
        IReadOnlyDictionary<int, RoomParameter> Concentrations, int BoxTemperature, int Reference, int SystemOk, int Calibration,
        int InputCount, int RegisterCount)
    {
        /// <summary>T400, ozone.</summary>
        public static TeledyneMap T400 { get; } = new(new Dictionary<int, RoomParameter> { [18] = RoomParameter.Ozone }, 44, 56, 24, 20, 27, 58);

        /// <summary>T100, sulfur dioxide. Its input registers are invented: the manual's page was not found.</summary>
        public static TeledyneMap T100 { get; } = new(new Dictionary<int, RoomParameter> { [22] = RoomParameter.SulfurDioxide }, 36, 50, 19, 16, 27, 54);

        /// <summary>T101, hydrogen sulfide and sulfur dioxide. Its discrete inputs from 4 on are the T100's: the manual's page was not found.</summary>
        public static TeledyneMap T101 { get; } = new(
            new Dictionary<int, RoomParameter> { [34] = RoomParameter.SulfurDioxide, [38] = RoomParameter.HydrogenSulfide }, 60, 76, 19, 16, 27, 88);
    }
}
