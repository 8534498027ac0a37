using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand
{
    /// <summary>The room's true value of a quantity, in the unit that samples of it have.</summary>
    public static class RoomTruth
    {
        private const double PerBillion = 1e-3;

        /// <summary>The value at an instant.</summary>
        /// <exception cref="NotSupportedException">The quantity is not the room's alone: the part's stand has to know it.</exception>
        public static double At(RoomModel room, Quantity quantity, long trueNanoseconds) => quantity switch
        {
            Quantity.Temperature => room.At(RoomParameter.Temperature, trueNanoseconds),
            Quantity.RelativeHumidity => room.At(RoomParameter.RelativeHumidity, trueNanoseconds),
            Quantity.TotalOrganicCarbon => room.At(RoomParameter.TotalOrganicCarbon, trueNanoseconds) * PerBillion,
            Quantity.Formaldehyde => room.At(RoomParameter.Formaldehyde, trueNanoseconds) * PerBillion,
            Quantity.Ozone => room.At(RoomParameter.Ozone, trueNanoseconds) * PerBillion,
            Quantity.SulfurDioxide => room.At(RoomParameter.SulfurDioxide, trueNanoseconds) * PerBillion,
            Quantity.HydrogenSulfide => room.At(RoomParameter.HydrogenSulfide, trueNanoseconds) * PerBillion,
            Quantity.DifferentialPressure => room.At(RoomParameter.DifferentialPressure, trueNanoseconds),
            Quantity.ParticleMass1 => room.At(RoomParameter.Mass1, trueNanoseconds),
            Quantity.ParticleMass2Point5 => room.At(RoomParameter.Mass2Point5, trueNanoseconds),
            Quantity.ParticleMass4 => room.At(RoomParameter.Mass4, trueNanoseconds),
            Quantity.ParticleMass10 => room.At(RoomParameter.Mass10, trueNanoseconds),
            Quantity.WaterTemperature => room.At(RoomParameter.WaterTemperature, trueNanoseconds),
            Quantity.Conductivity => room.At(RoomParameter.WaterConductivity, trueNanoseconds) * 1e-4,
            _ => throw new NotSupportedException("The room has no " + Quantities.Name(quantity) + "; override PartStand.TruthAt."),
        };
    }
}
