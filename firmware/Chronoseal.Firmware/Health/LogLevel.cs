namespace Chronoseal.Firmware.Health
{
    /// <summary>How much a line of the log matters.</summary>
    public enum LogLevel
    {
        /// <summary>Something is lost or does not work.</summary>
        Error = 0,

        /// <summary>Something asks for somebody.</summary>
        Warning = 1,

        /// <summary>What a technician wants to know.</summary>
        Info = 2,

        /// <summary>What a developer wants to know.</summary>
        Debug = 3,
    }
}
