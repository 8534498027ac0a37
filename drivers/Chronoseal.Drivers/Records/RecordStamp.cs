using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.Records
{
    /// <summary>
    /// Where on the node's counter an instrument's record ended. Two witnesses bound it: it is younger than the last look that
    /// did not show it and older than the look that did, and it bears a time of the instrument's own clock, which was read. Where
    /// both speak, the stamp is what they have in common; where they contradict each other, all that either allows.
    /// </summary>
    public sealed class RecordStamp
    {
        /// <summary>
        /// The half width to expect where records are looked for once a second, microseconds. Fresh records have less; those from
        /// before an outage a little more, by the drift of the instrument's clock.
        /// </summary>
        public const int UsualHalfWidthMicroseconds = 1000000;

        private long _noneMicroseconds = long.MinValue;
        private long _latest;

        /// <summary>The instrument's clock.</summary>
        public InstrumentClock Clock { get; } = new InstrumentClock();

        /// <summary>The counter before which the record did not end; <see cref="long.MinValue"/> if nothing is known of that.</summary>
        public long EarliestMicroseconds { get; private set; } = long.MinValue;

        /// <summary>Whether the stamp's half width holds what is known. If not, it is the largest that there is, and the sample is flagged.</summary>
        public bool IsBounded
        {
            get { return EarliestMicroseconds != long.MinValue && _latest - EarliestMicroseconds < 2L * int.MaxValue; }
        }

        /// <summary>The middle of what is known.</summary>
        public long InstantMicroseconds
        {
            get { return EarliestMicroseconds == long.MinValue ? _latest : EarliestMicroseconds + (_latest - EarliestMicroseconds) / 2; }
        }

        /// <summary>Half the interval of what is known.</summary>
        public int HalfWidthMicroseconds
        {
            get { return IsBounded ? (int)((_latest - EarliestMicroseconds + 1) / 2) : int.MaxValue; }
        }

        /// <summary>Forgets all: another instrument.</summary>
        public void Forget()
        {
            Clock.Forget();
            _noneMicroseconds = long.MinValue;
        }

        /// <summary>Notes a counter value at which the instrument had no record beyond those that were taken.</summary>
        public void NoteNone(long counterMicroseconds)
        {
            _noneMicroseconds = IntegerMath.Maximum(_noneMicroseconds, counterMicroseconds);
        }

        /// <summary>Places a record that has not been taken yet.</summary>
        /// <param name="recordSeconds">Its time by the instrument's clock, Unix seconds.</param>
        /// <param name="seenMicroseconds">A counter value at which it existed.</param>
        public void Place(long recordSeconds, long seenMicroseconds)
        {
            EarliestMicroseconds = _noneMicroseconds;
            _latest = seenMicroseconds;
            if (!Clock.IsKnown)
            {
                return;
            }

            Clock.Place(recordSeconds, _noneMicroseconds, out long earliest, out long latest);
            if (earliest > seenMicroseconds)
            {
                // A record of the future: its time is by another clock than the one that was read.
                return;
            }

            bool isContradiction = latest < _noneMicroseconds;
            EarliestMicroseconds = isContradiction ? earliest : IntegerMath.Maximum(_noneMicroseconds, earliest);
            _latest = isContradiction ? seenMicroseconds : IntegerMath.Minimum(seenMicroseconds, latest);
        }

        /// <summary>Stamps a sample of the record that was placed last.</summary>
        public void Fill(Sample sample)
        {
            sample.CounterMicroseconds = InstantMicroseconds;
            sample.InstantHalfWidthMicroseconds = HalfWidthMicroseconds;
            sample.Status |= IsBounded ? 0 : SampleStatus.InstantUnbounded;
        }
    }
}
