using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>A node's state in one line of counters and words. Allocates; not for the steady loop.</summary>
    public static class StatusLine
    {
        /// <summary>Writes the line.</summary>
        /// <param name="gateway">Whose.</param>
        /// <param name="network">What came of the last attempt to reach the network.</param>
        /// <param name="nowMicroseconds">The counter now.</param>
        public static string Format(Gateway gateway, Outcome network, long nowMicroseconds)
        {
            return "status up-s=" + (nowMicroseconds / 1000000).ToString()
                + " boot=" + gateway.Boot.ToString()
                + Clock(gateway.Clock, nowMicroseconds)
                + " network=" + Outcomes.Name(network)
                + " uplink=" + UplinkStates.Name(gateway.UplinkState) + "(" + LinkFailures.Name(gateway.UplinkFailure) + ")"
                + " pending=" + gateway.PendingFrames.ToString()
                + Counters(gateway.Health)
                + NetworkTime(gateway.NetworkTime)
                + Remedy(gateway.UplinkFailure);
        }

        // At the end, because it is a sentence.
        private static string Remedy(LinkFailure failure)
        {
            string remedy = UplinkStates.Remedy(failure);
            return remedy.Length == 0 ? "" : " uplink-remedy=" + remedy;
        }

        private static string NetworkTime(NetworkTimeTask task)
        {
            return task == null
                ? ""
                : " sntp-asked=" + task.Asked.ToString() + " sntp-answered=" + task.Answered.ToString() + " sntp-refused=" + task.Refused.ToString();
        }

        private static string Clock(DisciplinedClock clock, long nowMicroseconds)
        {
            var stamp = new Stamp();
            clock.At(nowMicroseconds, stamp);
            var statistics = new ClockStatistics();
            clock.Describe(statistics);
            int rejected = 0;
            for (int i = (int)EdgeVerdict.TooSoon; i <= (int)EdgeVerdict.Late; i++)
            {
                rejected += statistics.Edges[i];
            }

            return " clock=" + ClockStates.Name(stamp.State)
                + " u95-us=" + stamp.UncertaintyMicroseconds.ToString()
                + " bound-us=" + stamp.BoundMicroseconds.ToString()
                + " edges=" + statistics.Edges[(int)EdgeVerdict.Accepted].ToString()
                + " edges-rejected=" + rejected.ToString()
                + " freq-ppb=" + (statistics.FrequencyPartsPerTrillion / 1000).ToString()
                + " adev1-ppt=" + statistics.AllanPartsPerTrillion[0].ToString()
                + " longest-gap-s=" + statistics.LongestGapSeconds.ToString();
        }

        private static string Counters(HealthCounters health)
        {
            return " epochs=" + health.Epochs.ToString()
                + " overrun=" + health.EpochsOverrun.ToString()
                + " unsealed=" + health.EpochsUnsealed.ToString()
                + " failed-reads=" + health.FailedReads.ToString()
                + " sealed=" + health.FramesSealed.ToString()
                + " published=" + health.FramesPublished.ToString()
                + " acknowledged=" + health.FramesAcknowledged.ToString()
                + " connections=" + health.Connections.ToString()
                + " lost=" + health.ConnectionsLost.ToString()
                + " refused=" + health.UplinkRefusals.ToString()
                + " links=" + health.LinksOpened.ToString()
                + " journal-faults=" + (health.JournalFaults + health.UplinkJournalFaults).ToString()
                + " damaged=" + health.DamagedRecords.ToString()
                + " dropped=" + health.FramesDropped.ToString()
                + " events-dropped=" + health.EventsDropped.ToString()
                + " seal-faults=" + health.SealFaults.ToString();
        }
    }
}
