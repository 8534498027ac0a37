namespace Chronoseal.Hal
{
    /// <summary>Words for quantities, as they stand in frames.</summary>
    public static class Quantities
    {
        /// <summary>The SenML name of a quantity, without the node's base name.</summary>
        public static string Name(Quantity quantity)
        {
            switch (quantity)
            {
                case Quantity.Temperature: return "temp";
                case Quantity.RelativeHumidity: return "rh";
                case Quantity.TotalOrganicCarbon: return "toc";
                case Quantity.Formaldehyde: return "hcho";
                case Quantity.DifferentialPressure: return "dp";
                case Quantity.Ozone: return "o3";
                case Quantity.SulfurDioxide: return "so2";
                case Quantity.HydrogenSulfide: return "h2s";
                case Quantity.VolatileOrganicIndex: return "voc-index";
                case Quantity.NitrogenOxideIndex: return "nox-index";
                case Quantity.WaterTemperature: return "wtemp";
                case Quantity.Conductivity: return "cond";
                case Quantity.ParticlesChannel1: return "pc1";
                case Quantity.ParticlesChannel2: return "pc2";
                case Quantity.ParticlesChannel3: return "pc3";
                case Quantity.ParticlesChannel4: return "pc4";
                case Quantity.ParticlesChannel5: return "pc5";
                case Quantity.ParticlesChannel6: return "pc6";
                case Quantity.ParticlesChannel7: return "pc7";
                case Quantity.ParticlesChannel8: return "pc8";
                case Quantity.ParticleMass1: return "pm1";
                case Quantity.ParticleMass2Point5: return "pm25";
                case Quantity.ParticleMass4: return "pm4";
                case Quantity.ParticleMass10: return "pm10";
                case Quantity.ParticleNumber1: return "pn1";
                case Quantity.ParticleNumber2: return "pn2";
                case Quantity.ParticleNumber3: return "pn3";
                case Quantity.ParticleNumber4: return "pn4";
                case Quantity.ParticleNumber5: return "pn5";
                case Quantity.ParticleNumber6: return "pn6";
                default: return "none";
            }
        }
    }
}
