namespace Chronoseal.Firmware.Health
{
    /// <summary>Words for causes of restarts, as they stand in <c>event/restart</c>.</summary>
    public static class RestartCauses
    {
        private static readonly string[] Names =
        {
            "asked",
            "configuration",
            "stuck-task",
            "faulted-task",
            "silence",
            "heap",
            "failed-start",
            "safe-mode-over",
        };

        /// <summary>The word for a cause.</summary>
        public static string Name(RestartCause cause)
        {
            return Names[(int)cause];
        }
    }
}
