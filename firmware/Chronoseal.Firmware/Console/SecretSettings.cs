using Chronoseal.Firmware.Configuration;

namespace Chronoseal.Firmware.Console
{
    /// <summary>Names of the settings whose values are shown nowhere.</summary>
    internal static class SecretSettings
    {
        /// <summary>The names.</summary>
        internal static string[] Names()
        {
            int count = 0;
            for (int i = 0; i < Schema.Count; i++)
            {
                count += Schema.Spec(i).IsSecret ? 1 : 0;
            }

            var names = new string[count];
            for (int i = 0; i < Schema.Count; i++)
            {
                if (Schema.Spec(i).IsSecret)
                {
                    count--;
                    names[count] = Schema.Spec(i).Name;
                }
            }

            return names;
        }
    }
}
