namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// All that is ever written to a receiver, for both ways of configuring it: the white list. Messages once a second, one pulse
    /// a second on the UTC second. Nothing else is written, and nothing but RAM.
    /// </summary>
    internal sealed class UbloxPlan
    {
        /// <summary>Groups of keys; a receiver takes each of them whole or not at all.</summary>
        internal const int GroupCount = 3;

        /// <summary>One measurement a second: above that, UBX-NAV-TIMEUTC may not sit on the second.</summary>
        internal const int MeasurementMilliseconds = 1000;

        private readonly int[] _groupStarts = new int[] { 0, 5, 16, 30 };

        internal UbloxPlan(UbloxSettings settings)
        {
            int sentences = settings.SendsSentences ? 1 : 0;
            Keys = new uint[]
            {
                UbxKey.UbxOutputUart1, UbxKey.NmeaOutputUart1,
                UbxKey.MeasurementMilliseconds, UbxKey.MeasurementsPerSolution, UbxKey.MeasurementTimeBase,

                UbxKey.TimePulseUart1, UbxKey.NavigationTimeUtcUart1, UbxKey.NavigationPositionUart1, UbxKey.NavigationLeapSecondsUart1,
                UbxKey.SentenceRmcUart1, UbxKey.SentenceZdaUart1,
                UbxKey.SentenceGgaUart1, UbxKey.SentenceGllUart1, UbxKey.SentenceGsaUart1, UbxKey.SentenceGsvUart1, UbxKey.SentenceVtgUart1,

                UbxKey.PulseDefinition, UbxKey.PulseLengthDefinition, UbxKey.CableDelayNanoseconds, UbxKey.PulsePeriod, UbxKey.PulsePeriodLocked,
                UbxKey.PulseLength, UbxKey.PulseLengthLocked, UbxKey.PulseDelayNanoseconds, UbxKey.PulseEnabled, UbxKey.PulseFollowsGnss,
                UbxKey.PulseUsesLocked, UbxKey.PulseAligned, UbxKey.PulseRises, UbxKey.PulseTimeGrid,
            };
            Values = new int[]
            {
                1, sentences,
                MeasurementMilliseconds, 1, 0,

                1, 1, 1, 1,
                sentences, sentences,
                0, 0, 0, 0, 0,

                0, 1, settings.CableDelayNanoseconds, UbxPulseConfig.PeriodMicroseconds, UbxPulseConfig.PeriodMicroseconds,
                settings.PulsesBeforeLock ? settings.PulseLengthMicroseconds : 0, settings.PulseLengthMicroseconds, settings.PulseDelayNanoseconds, 1, 1,
                1, 1, 1, 0,
            };
            Messages = new int[]
            {
                UbxMessage.TimePulse, UbxMessage.NavigationTimeUtc, UbxMessage.NavigationPosition, UbxMessage.NavigationLeapSeconds,
                UbxMessage.SentenceRmc, UbxMessage.SentenceZda,
                UbxMessage.SentenceGga, UbxMessage.SentenceGll, UbxMessage.SentenceGsa, UbxMessage.SentenceGsv, UbxMessage.SentenceVtg,
            };
            Rates = new int[] { 1, 1, 1, 1, sentences, sentences, 0, 0, 0, 0, 0 };
        }

        internal uint[] Keys { get; }

        internal int[] Values { get; }

        internal int[] Messages { get; }

        internal int[] Rates { get; }

        internal int GroupStart(int group)
        {
            return _groupStarts[group];
        }

        internal int GroupLength(int group)
        {
            return _groupStarts[group + 1] - _groupStarts[group];
        }
    }
}
