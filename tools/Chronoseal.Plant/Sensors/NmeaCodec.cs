namespace Chronoseal.Plant
{
    /// <summary>Writes the two NMEA 0183 sentences that carry UTC (sensors.md 7): <c>$..*HH</c>, HH the xor between dollar and star.</summary>
    public static class NmeaCodec
    {
        /// <summary>Longest sentence with its line end.</summary>
        public const int SentenceLimitBytes = 100;

        /// <summary>Writes RMC; without a fix it is void and has no position. Gives its length.</summary>
        public static int WriteRmc(Span<byte> target, UtcLabel label, bool isValid)
        {
            NmeaText text = new NmeaText(target);
            text.Add("$GNRMC,"u8);
            text.AddTime(label);
            text.Add(isValid ? "A,4722.99812,N,00833.00213,E,0.012,,"u8 : "V,,,,,,,"u8);
            text.AddDigits(label.Day, 2);
            text.AddDigits(label.Month, 2);
            text.AddDigits(label.Year, 2);
            text.Add(isValid ? ",,,A,V"u8 : ",,,N,V"u8);
            text.Close();
            return text.Length;
        }

        /// <summary>Writes ZDA. Gives its length.</summary>
        public static int WriteZda(Span<byte> target, UtcLabel label)
        {
            NmeaText text = new NmeaText(target);
            text.Add("$GNZDA,"u8);
            text.AddTime(label);
            text.AddDigits(label.Day, 2);
            text.Add(","u8);
            text.AddDigits(label.Month, 2);
            text.Add(","u8);
            text.AddDigits(label.Year, 4);
            text.Add(",00,00"u8);
            text.Close();
            return text.Length;
        }
    }
}
