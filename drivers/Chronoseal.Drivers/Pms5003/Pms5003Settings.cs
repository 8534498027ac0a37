namespace Chronoseal.Drivers.Pms5003
{
    /// <summary>How one Plantower part is used, and what its data manual says of it.</summary>
    public sealed class Pms5003Settings
    {
        /// <summary>
        /// Whether the part sends frames by itself; otherwise it is asked. By itself it sends at intervals of its own (0.2 to 2.3 s),
        /// so that not every epoch has a value.
        /// </summary>
        public bool IsActive;

        /// <summary>Whether masses are those for ambient air; otherwise those for the factory's standard particles ("CF=1").</summary>
        public bool IsAtmospheric = true;

        /// <summary>The length that the part's frames state: 28 (PMS5003, PMS7003, PMSA003), 20 (masses alone) or 36 (PMS5003ST).</summary>
        public int DataLength = Pms5003Codec.StandardDataLength;

        /// <summary>
        /// The longest time between two of the part's own measurements, milliseconds: 2.3 s in calm air (data manual, "stable
        /// mode"), and 4 % for a clock of its own that nobody states. A frame may be as old as that.
        /// </summary>
        public int UpdateIntervalMilliseconds = 2400;

        /// <summary>How long the part is listened to in an epoch, milliseconds, where it sends by itself.</summary>
        public int ListenMilliseconds = 900;

        /// <summary>From the request to the whole reply, milliseconds. A frame takes 33 ms on the line; the manual states no time.</summary>
        public int ResponseTimeoutMilliseconds = 500;

        /// <summary>After waking, seconds without values: the fan has to settle (data manual, "circuit attentions": 30 s).</summary>
        public int WarmUpSeconds = 30;

        /// <summary>
        /// Least expanded uncertainty (k = 2) of a mass, ug/m3. The default takes the maker's consistency between parts, 10 ug/m3
        /// up to 100, as the half width of a rectangle: 2 x 10 / sqrt(3).
        /// </summary>
        public int MassUncertaintyMicrograms = 12;

        /// <summary>The same in thousandths of the value, where that is more: 2 x 10 % / sqrt(3), from 100 ug/m3 on.</summary>
        public int MassUncertaintyPermille = 115;

        /// <summary>Response time to be reported beside the stamp, milliseconds: total response within 10 s (data manual, technical index).</summary>
        public int EffectiveDelayMilliseconds = 10000;
    }
}
