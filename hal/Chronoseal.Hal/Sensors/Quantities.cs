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
                case Quantity.ParticlesChannel1: return "pc1";
                case Quantity.ParticlesChannel2: return "pc2";
                case Quantity.ParticlesChannel3: return "pc3";
                case Quantity.ParticlesChannel4: return "pc4";
                case Quantity.ParticlesChannel5: return "pc5";
                case Quantity.ParticlesChannel6: return "pc6";
                case Quantity.ParticlesChannel7: return "pc7";
                case Quantity.ParticlesChannel8: return "pc8";
                default: return "none";
            }
        }
    }
}
