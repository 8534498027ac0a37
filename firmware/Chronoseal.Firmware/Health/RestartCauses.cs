namespace Chronoseal.Firmware.Health
{
    /// <summary>Words for causes of restarts, as they stand in <c>event/restart</c>.</summary>
    public static class RestartCauses
    {
        /// <summary>How many there are.</summary>
        public const int Count = 8;

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

        /// <summary>Whether it speaks against the node: a task, its silence or its heap, and not a person or a time that was up.</summary>
        public static bool IsFault(RestartCause cause)
        {
            return cause >= RestartCause.StuckTask && cause <= RestartCause.Heap;
        }
    }
}
