namespace Chronoseal.Plant
{
    /// <summary>
    /// UTC of the plant as a function of true time. UTC microseconds are POSIX: a leap second has the numbers of the second
    /// that follows it. Not modelled: more than one leap second, negative leap seconds.
    /// </summary>
    public sealed class PlantClock
    {
        private const long MicrosecondsPerSecond = 1_000_000;

        private readonly long _epochSeconds;

        /// <summary>Starts UTC at an instant.</summary>
        /// <param name="epoch">UTC at true time 0; whole seconds.</param>
        /// <param name="leap">A leap second to come, or null.</param>
        public PlantClock(DateTime epoch, LeapSecond? leap = null)
        {
            _epochSeconds = (long)Math.Floor((DateTime.SpecifyKind(epoch, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalSeconds);
            Leap = leap;
            if (leap != null && (_epochSeconds + leap.TrueSecond) % 86_400 != 0)
            {
                throw new ArgumentException("A leap second ends a UTC day.", nameof(leap));
            }
        }

        /// <summary>2026-06-01T08:00:00Z: where simulations start unless told otherwise.</summary>
        public static DateTime DefaultEpoch { get; } = new DateTime(2026, 6, 1, 8, 0, 0, DateTimeKind.Utc);

        /// <summary>UTC at true time 0.</summary>
        public DateTime Epoch
        {
            get { return DateTime.UnixEpoch.AddSeconds(_epochSeconds); }
        }

        /// <summary>The leap second to come, or gone by; null for none.</summary>
        public LeapSecond? Leap { get; }

        /// <summary>UTC at a true instant, in microseconds since 1970.</summary>
        public long UtcMicroseconds(long trueNanoseconds)
        {
            long second = Math.DivRem(trueNanoseconds, VirtualTimeline.NanosecondsPerSecond, out long rest);
            return PosixSecond(second) * MicrosecondsPerSecond + rest / VirtualTimeline.NanosecondsPerMicrosecond;
        }

        /// <summary>UTC seconds since 1970 at the start of a true second.</summary>
        public long PosixSecond(long trueSecond)
        {
            return _epochSeconds + trueSecond - (Leap != null && trueSecond > Leap.TrueSecond ? 1 : 0);
        }

        /// <summary>The true instant, in nanoseconds, of a UTC instant; the second one where a leap second makes two.</summary>
        public long TrueAtUtc(long utcMicroseconds)
        {
            long trueMicroseconds = utcMicroseconds - _epochSeconds * MicrosecondsPerSecond;
            if (Leap != null && trueMicroseconds >= Leap.TrueSecond * MicrosecondsPerSecond)
            {
                trueMicroseconds += MicrosecondsPerSecond;
            }

            return trueMicroseconds * VirtualTimeline.NanosecondsPerMicrosecond;
        }

        /// <summary>The label of a true second; 23:59:60 in the leap second.</summary>
        public UtcLabel LabelOf(long trueSecond)
        {
            bool isLeap = Leap != null && trueSecond == Leap.TrueSecond;
            DateTime utc = DateTime.UnixEpoch.AddSeconds(PosixSecond(trueSecond) - (isLeap ? 1 : 0));
            return new UtcLabel(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.Second + (isLeap ? 1 : 0));
        }
    }
}
