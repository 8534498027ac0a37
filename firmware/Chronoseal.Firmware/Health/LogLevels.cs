namespace Chronoseal.Firmware.Health
{
    /// <summary>Words for how much a line of the log matters.</summary>
    public static class LogLevels
    {
        private static readonly string[] Names = { "error", "warning", "info", "debug" };

        /// <summary>The word for a level.</summary>
        public static string Name(LogLevel level)
        {
            return Names[(int)level];
        }

        /// <summary>The level of a word; false if it is none.</summary>
        public static bool TryFind(string name, out LogLevel level)
        {
            for (int i = 0; i < Names.Length; i++)
            {
                if (Names[i] == name)
                {
                    level = (LogLevel)i;
                    return true;
                }
            }

            level = LogLevel.Info;
            return false;
        }
    }
}
