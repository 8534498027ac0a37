namespace Chronoseal.Firmware.Health
{
    /// <summary>A line of the log.</summary>
    public sealed class LogLine
    {
        /// <summary>Its number, from 1; goes on over boots.</summary>
        public long Ordinal { get; internal set; }

        /// <summary>The boot, as <see cref="BootRecord.Ordinal"/> counts them.</summary>
        public long Boot { get; internal set; }

        /// <summary>Counter when it came, or came last; microseconds since that boot.</summary>
        public long CounterMicroseconds { get; internal set; }

        /// <summary>UTC then, microseconds since 1970; 0 where the clock did not know.</summary>
        public long UtcMicroseconds { get; internal set; }

        /// <summary>How much it matters.</summary>
        public LogLevel Level { get; internal set; }

        /// <summary>Who says it: a word.</summary>
        public string Source { get; internal set; } = "";

        /// <summary>What; printable ASCII.</summary>
        public string Text { get; internal set; } = "";

        /// <summary>How often it came in a row.</summary>
        public int Times { get; internal set; }

        internal void CopyFrom(LogLine other)
        {
            Ordinal = other.Ordinal;
            Boot = other.Boot;
            CounterMicroseconds = other.CounterMicroseconds;
            UtcMicroseconds = other.UtcMicroseconds;
            Level = other.Level;
            Source = other.Source;
            Text = other.Text;
            Times = other.Times;
        }
    }
}
