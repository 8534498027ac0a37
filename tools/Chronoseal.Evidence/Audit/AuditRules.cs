namespace Chronoseal.Evidence.Audit
{
    /// <summary>All rules of an audit; docs/verification.md has the same table, and a test compares the two.</summary>
    public static class AuditRules
    {
        /// <summary>encoding</summary>
        public static AuditRule Encoding { get; } = Error("encoding", "bytes are not a frame of version 1 in deterministic encoding", "Who wrote or carried this file, and is there another copy of it?");

        /// <summary>key-unknown</summary>
        public static AuditRule KeyUnknown { get; } = Error("key-unknown", "no key is known that the seal could be held against", "Which key was this node provisioned with, and who keeps it?");

        /// <summary>key-unregistered</summary>
        public static AuditRule KeyUnregistered { get; } = Error("key-unregistered", "the signature fits the public key in the birth frame, but nobody vouches for that key", "Where is the record of this public key from the day the node was commissioned?");

        /// <summary>seal</summary>
        public static AuditRule Seal { get; } = Error("seal", "the MAC or the signature is wrong", "Who had the frame in hand after it was sealed, and who else has a key?");

        /// <summary>node-binding</summary>
        public static AuditRule NodeBinding { get; } = Error("node-binding", "the key belongs to another node", "Why do two nodes use one key, and which of them was there?");

        /// <summary>misplaced</summary>
        public static AuditRule Misplaced { get; } = Error("misplaced", "the frame stands where frames of another node should stand", "Who put frames of this node into the record of another?");

        /// <summary>absent</summary>
        public static AuditRule Absent { get; } = Error("absent", "an expected node has no authentic frame at all", "Was the node in operation, and where are its frames?");

        /// <summary>order</summary>
        public static AuditRule Order { get; } = Error("order", "the number is lower than the one before, and no such frame is remembered", "Who arranged the record, and where is it as it was received?");

        /// <summary>duplicate</summary>
        public static AuditRule Duplicate { get; } = Info("duplicate", "the same bytes stand in the record twice", "Nothing: delivery is at least once.");

        /// <summary>replay</summary>
        public static AuditRule Replay { get; } = Warning("replay", "a frame of an earlier boot comes again after a later boot has begun", "Who sent or inserted it a second time?");

        /// <summary>conflict</summary>
        public static AuditRule Conflict { get; } = Error("conflict", "one number, two authentic frames with different bytes", "Who else holds the key, and which of the two is confirmed elsewhere?");

        /// <summary>boot-order</summary>
        public static AuditRule BootOrder { get; } = Error("boot-order", "the boot count is lower than before", "Who arranged the record, or was the node's memory put back to an earlier state?");

        /// <summary>sequence</summary>
        public static AuditRule Sequence { get; } = Error("sequence", "numbers are left out within a boot although the chain is whole", "Which firmware does so, and who holds the key?");

        /// <summary>chain</summary>
        public static AuditRule Chain { get; } = Error("chain", "the frame does not name the one before it as its predecessor", "Which frame did stand there, and who replaced it?");

        /// <summary>missing</summary>
        public static AuditRule Missing { get; } = Error("missing", "frames are missing and no event explains it", "Where are these frames: in the node, the broker, another copy?");

        /// <summary>joined</summary>
        public static AuditRule Joined { get; } = Warning("joined", "the record of the node begins in the middle of its chain", "Where is the part before?");

        /// <summary>lost</summary>
        public static AuditRule Lost { get; } = Warning("lost", "the node says that it lost frames before anybody received them", "How long was the node cut off, and what happened in that time?");

        /// <summary>lost-count</summary>
        public static AuditRule LostCount { get; } = Error("lost-count", "an event of lost frames does not fit what is missing", "Who holds the key, and which frames were taken out beside those that were lost?");

        /// <summary>lost-present</summary>
        public static AuditRule LostPresent { get; } = Info("lost-present", "frames that the node took for lost are present", "Nothing: they had been received before the node knew.");

        /// <summary>birth</summary>
        public static AuditRule Birth { get; } = Error("birth", "a boot does not begin with a birth frame of its own", "Which configuration, firmware and sensors did these frames come from?");

        /// <summary>key-change</summary>
        public static AuditRule KeyChange { get; } = Error("key-change", "key or kind of seal changed within a boot", "Who sealed the frames from here on?");

        /// <summary>key-new</summary>
        public static AuditRule KeyNew { get; } = Warning("key-new", "the node has another key since this boot", "Where is the record of the new provisioning?");

        /// <summary>key-weaker</summary>
        public static AuditRule KeyWeaker { get; } = Error("key-weaker", "the node signed before, and is sealed under a shared key since this boot", "Who took the secure element out of use, and who holds the shared key?");

        /// <summary>key-old</summary>
        public static AuditRule KeyOld { get; } = Error("key-old", "a key that the node had given up seals again", "Who still had the old key, and why was it given up?");

        /// <summary>key-facts</summary>
        public static AuditRule KeyFacts { get; } = Error("key-facts", "the birth frame names another seal or another key than it is sealed with", "Who wrote this birth frame?");

        /// <summary>configuration</summary>
        public static AuditRule Configuration { get; } = Info("configuration", "the configuration changed", "Is the change recorded and approved?");

        /// <summary>configuration-facts</summary>
        public static AuditRule ConfigurationFacts { get; } = Error("configuration-facts", "the same configuration hash stands for other facts", "Who wrote this birth frame?");

        /// <summary>firmware</summary>
        public static AuditRule Firmware { get; } = Info("firmware", "the firmware changed", "Is the change recorded and approved?");

        /// <summary>clock-bound</summary>
        public static AuditRule ClockBound { get; } = Error("clock-bound", "the guarantee is smaller than the uncertainty", "Which firmware makes such a statement?");

        /// <summary>clock-time</summary>
        public static AuditRule ClockTime { get; } = Error("clock-time", "time runs backwards and no event explains it", "Who set the clock back, and what was measured in the time that stands there twice?");

        /// <summary>clock-growth</summary>
        public static AuditRule ClockGrowth { get; } = Warning("clock-growth", "without its reference the clock becomes no less sure", "Why should a crystal alone keep time so well?");

        /// <summary>clock-expired</summary>
        public static AuditRule ClockExpired { get; } = Warning("clock-expired", "the guarantee is past the configured limit", "Since when was the time reference missing, and who noticed?");

        /// <summary>clock-receipt</summary>
        public static AuditRule ClockReceipt { get; } = Error("clock-receipt", "the frame was received before the time that it claims", "Whose clock is wrong, the node's or the collector's?");

        /// <summary>step</summary>
        public static AuditRule Step { get; } = Info("step", "the clock stepped and says so", "Was the time reference out of order before?");

        /// <summary>grid-off</summary>
        public static AuditRule GridOff { get; } = Error("grid-off", "an epoch does not lie on the sampling grid", "Which firmware samples there, and who holds the key?");

        /// <summary>grid-hole</summary>
        public static AuditRule GridHole { get; } = Warning("grid-hole", "epochs are missing between two frames that follow each other", "Why did the node not measure then?");

        /// <summary>gap</summary>
        public static AuditRule Gap { get; } = Info("gap", "the node says that it could not seal epochs", "What was wrong with its flash or its secure element?");

        /// <summary>gap-count</summary>
        public static AuditRule GapCount { get; } = Error("gap-count", "an event of unsealed epochs names more of them than are missing", "Who holds the key, and what should the event excuse?");

        /// <summary>silence</summary>
        public static AuditRule Silence { get; } = Warning("silence", "two frames that follow each other lie farther apart than the heartbeat allows", "Why was the node silent?");

        /// <summary>heartbeat</summary>
        public static AuditRule Heartbeat { get; } = Warning("heartbeat", "a missing end would be seen late or not at all: no usable heartbeat, or no time, is stated", "Where is the birth frame, and which firmware makes such a statement?");

        /// <summary>tail</summary>
        public static AuditRule Tail { get; } = Error("tail", "the record of the node ends although frames should have followed", "Where are the frames from then on, or when was the node switched off?");

        /// <summary>sensor</summary>
        public static AuditRule Sensor { get; } = Info("sensor", "a sensor was replaced or changed and the node says so", "Is the change recorded, with a calibration certificate?");

        /// <summary>sensor-unexplained</summary>
        public static AuditRule SensorUnexplained { get; } = Warning("sensor-unexplained", "a birth frame has another sensor than the one before it, and no event says so", "Who changed the sensor while the node was off?");

        /// <summary>calibration</summary>
        public static AuditRule Calibration { get; } = Info("calibration", "a sensor has another calibration and the node says so", "Is the certificate on file, and is it of this sensor?");

        /// <summary>calibration-unexplained</summary>
        public static AuditRule CalibrationUnexplained { get; } = Warning("calibration-unexplained", "event and birth frames of one boot do not agree on a sensor's calibration", "Since when has which calibration been in force, and who changed it?");

        /// <summary>calibration-due</summary>
        public static AuditRule CalibrationDue { get; } = Warning("calibration-due", "readings were taken after a sensor's calibration was due", "Why was the sensor still in use, and what did its next calibration find?");

        /// <summary>corrected</summary>
        public static AuditRule Corrected { get; } = Info("corrected", "the node corrects the readings of a sensor", "Does the certificate state this slope and this offset?");

        /// <summary>restart</summary>
        public static AuditRule Restart { get; } = Info("restart", "the node restarted in good order and says why", "Who asked for it, or what does the cause ask for?");

        /// <summary>restart-followed</summary>
        public static AuditRule RestartFollowed { get; } = Error("restart-followed", "a boot goes on after it has said that it ends", "Which firmware does so, and who holds the key?");

        /// <summary>All rules, in the order in which an audit looks for them.</summary>
        public static IReadOnlyList<AuditRule> All { get; } =
        [
            Encoding, KeyUnknown, KeyUnregistered, Seal, NodeBinding, Misplaced, Absent,
            Order, Duplicate, Replay, Conflict, BootOrder, Sequence, Chain, Missing, Joined, Lost, LostCount, LostPresent,
            Birth, KeyChange, KeyNew, KeyWeaker, KeyOld, KeyFacts, Configuration, ConfigurationFacts, Firmware,
            ClockBound, ClockTime, ClockGrowth, ClockExpired, ClockReceipt, Step,
            GridOff, GridHole, Gap, GapCount, Silence, Heartbeat, Tail, Sensor, SensorUnexplained,
            Calibration, CalibrationUnexplained, CalibrationDue, Corrected, Restart, RestartFollowed,
        ];

        private static AuditRule Error(string id, string meaning, string question) => new(id, Severity.Error, meaning, question);

        private static AuditRule Warning(string id, string meaning, string question) => new(id, Severity.Warning, meaning, question);

        private static AuditRule Info(string id, string meaning, string question) => new(id, Severity.Info, meaning, question);
    }
}
