namespace Chronoseal.Evidence.Frames
{
    /// <summary>The one unit of each quantity (frame format, 2), and the names of what a node corrects it by.</summary>
    internal static class QuantityUnits
    {
        private const string SlopeEnd = "-slope";
        private const string OffsetEnd = "-offset";

        /// <summary>Null for a name that is none of a quantity.</summary>
        public static string? Of(string quantity) => quantity switch
        {
            "temp" or "wtemp" => "Cel",
            "rh" => "%RH",
            "toc" or "hcho" or "o3" or "so2" or "h2s" => "ppm",
            "dp" => "Pa",
            "cond" => "S/m",
            "voc-index" or "nox-index" => "/",
            "pm1" or "pm25" or "pm4" or "pm10" => "ug/m3",
            "pn1" or "pn2" or "pn3" or "pn4" or "pn5" or "pn6" => "1/m3",
            "pc1" or "pc2" or "pc3" or "pc4" or "pc5" or "pc6" or "pc7" or "pc8" => "count",
            _ => null,
        };

        /// <summary>The unit of a correction such as temp-offset; null for another fact. Counts are never corrected.</summary>
        public static string? OfCorrection(string leaf)
        {
            bool isSlope = leaf.EndsWith(SlopeEnd, StringComparison.Ordinal);
            if (!isSlope && !leaf.EndsWith(OffsetEnd, StringComparison.Ordinal))
            {
                return null;
            }

            string? unit = Of(leaf[..^(isSlope ? SlopeEnd : OffsetEnd).Length]);
            return unit is null or "count" ? null : isSlope ? "/" : unit;
        }
    }
}
