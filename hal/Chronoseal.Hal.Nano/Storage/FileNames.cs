namespace Chronoseal.Hal.Nano
{
    /// <summary>The rule for names in a store.</summary>
    internal static class FileNames
    {
        private const int MaxLength = 24;

        /// <summary>True for 1 to 24 characters of a-z, 0-9, dot and hyphen.</summary>
        internal static bool IsValid(string name)
        {
            if (name == null || name.Length == 0 || name.Length > MaxLength)
            {
                return false;
            }

            for (int i = 0; i < name.Length; i++)
            {
                if (!IsAllowed(name[i]))
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsAllowed(char c)
        {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        }
    }
}
