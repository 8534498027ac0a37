using Chronoseal.Hal;

namespace Chronoseal.Firmware.Health
{
    /// <summary>Tells a technician why the node is in safe mode, and what to do.</summary>
    public static class SafeModeReason
    {
        private const int ResetsShown = 3;

        /// <summary>The sentence, from the boots before this one.</summary>
        public static string Of(BootLedger boots, HealthSettings settings)
        {
            string resets = "";
            int first = boots.Count > ResetsShown ? boots.Count - ResetsShown : 0;
            for (int i = first; i < boots.Count; i++)
            {
                resets += (i > first ? ", " : "") + ResetReasons.Name(boots[i].ResetReason);
            }

            return "safe mode: " + boots.BadInRow.ToString() + " boots in a row were bad; last resets " + resets + "; the last one that was bad " + Ended(boots)
                + "; nothing is sampled, sent or erased; see boots and log, put the cause right, then reboot; it tries again by itself after "
                + settings.SafeModeSeconds.ToString() + " s";
        }

        private static string Ended(BootLedger boots)
        {
            for (int i = boots.Count - 2; i >= 0; i--)
            {
                if (boots[i].IsBad)
                {
                    return boots[i].HasEnded ? "ended by " + RestartCauses.Name(boots[i].Cause) : "ended without order";
                }
            }

            return "is no longer known";
        }
    }
}
