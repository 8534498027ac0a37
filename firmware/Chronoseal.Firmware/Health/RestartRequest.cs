namespace Chronoseal.Firmware.Health
{
    /// <summary>Asks the supervisor for an orderly restart: sampling ends after the running epoch, an event frame tells of it, the log is written. The first request counts.</summary>
    public sealed class RestartRequest
    {
        private readonly object _gate = new object();

        /// <summary>Whether a restart is wanted.</summary>
        public bool IsMade { get; private set; }

        /// <summary>Why.</summary>
        public RestartCause Cause { get; private set; }

        /// <summary>What to tell a technician of it.</summary>
        public string Reason { get; private set; } = "";

        /// <summary>Makes the request; later ones change nothing.</summary>
        public void Make(RestartCause cause, string reason)
        {
            lock (_gate)
            {
                if (!IsMade)
                {
                    Cause = cause;
                    Reason = reason;
                    IsMade = true;
                }
            }
        }
    }
}
