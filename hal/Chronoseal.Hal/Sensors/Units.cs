namespace Chronoseal.Hal
{
    /// <summary>Names of units in the registries of RFC 8428 section 12.1 and RFC 8798 section 3.</summary>
    public static class Units
    {
        /// <summary>The SenML name of a unit.</summary>
        public static string Symbol(Unit unit)
        {
            switch (unit)
            {
                case Unit.Celsius: return "Cel";
                case Unit.PercentRelativeHumidity: return "%RH";
                case Unit.PartsPerMillion: return "ppm";
                case Unit.Count: return "count";
                case Unit.Pascal: return "Pa";
                case Unit.MicrogramsPerCubicMetre: return "ug/m3";
                case Unit.PerCubicMetre: return "1/m3";
                case Unit.SiemensPerMetre: return "S/m";
                default: return "/";
            }
        }
    }
}
