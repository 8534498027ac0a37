namespace Chronoseal.Firmware.Console
{
    /// <summary>Names of the settings whose values are shown nowhere.</summary>
    internal static class SecretSettings
    {
        /// <summary>The names.</summary>
        internal static string[] Names()
        {
            return new[] { "broker-password" };
        }
    }
}
