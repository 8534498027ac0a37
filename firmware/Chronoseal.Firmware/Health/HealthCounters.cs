namespace Chronoseal.Firmware.Health
{
    /// <summary>What has happened since boot, in numbers. Each is written by one task only; readers see recent values.</summary>
    public sealed class HealthCounters
    {
        /// <summary>Epochs taken.</summary>
        public long Epochs;

        /// <summary>Grid instants passed over because an epoch took longer than its period.</summary>
        public long EpochsOverrun;

        /// <summary>Epochs measured that could not be sealed because the journal refused them.</summary>
        public long EpochsUnsealed;

        /// <summary>Frames that the seal failed to seal: a secure element that did not answer.</summary>
        public long SealFaults;

        /// <summary>Reads that failed.</summary>
        public long FailedReads;

        /// <summary>Frames sealed and in the journal.</summary>
        public long FramesSealed;

        /// <summary>Frames handed to the link, repetitions included.</summary>
        public long FramesPublished;

        /// <summary>Frames acknowledged by the broker.</summary>
        public long FramesAcknowledged;

        /// <summary>Connections made.</summary>
        public long Connections;

        /// <summary>Connections that ended without being asked to.</summary>
        public long ConnectionsLost;

        /// <summary>Attempts that ended by a refusal: of credentials, a certificate, the client identifier or the protocol.</summary>
        public long UplinkRefusals;

        /// <summary>Links that the board made: one, and another after each run of failures and each connection that was given up.</summary>
        public long LinksOpened;

        /// <summary>Operations of the journal that failed for the acquisition task.</summary>
        public long JournalFaults;

        /// <summary>Operations of the journal that failed for the uplink task.</summary>
        public long UplinkJournalFaults;

        /// <summary>Frames that the flash did not give back as they were written. Counted under the journal's lock, as the next two are.</summary>
        public long DamagedRecords;

        /// <summary>Damaged blocks of the journal's own, which cost no frame.</summary>
        public long DamagedBlocks;

        /// <summary>Data frames dropped unacknowledged because the journal was full.</summary>
        public long FramesDropped;

        /// <summary>Events dropped because too many came at once, and birth frames that did not fit.</summary>
        public long EventsDropped;
    }
}
