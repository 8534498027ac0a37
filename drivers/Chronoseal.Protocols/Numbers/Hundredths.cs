namespace Chronoseal.Protocols.Numbers
{
    /// <summary>Versions and settings that instruments keep as hundredths.</summary>
    public static class Hundredths
    {
        /// <summary>A number of hundredths, 0 or above, with two decimals: 237 is "2.37". Allocates.</summary>
        public static string Text(int value)
        {
            return (value / 100).ToString() + "." + (value % 100).ToString("D2");
        }
    }
}
