namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>Bytes from hexadecimal digits with blanks.</summary>
    internal static class Bytes
    {
        internal static byte[] Of(string hex)
        {
            return Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal));
        }
    }
}
